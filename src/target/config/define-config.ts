import type { ConfigInput } from './config-schema.ts';

export type { ConfigInput } from './config-schema.ts';

/**
 * Gives a config file its type: `export default defineConfig({ targets: { ... } })`. What it holds is checked when a
 * command reads it.
 */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}
