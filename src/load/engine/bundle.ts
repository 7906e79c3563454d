import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { generateValidators } from '../../contract/generate-validators.ts';
import { operationOf } from '../../contract/look-up.ts';
import type { Contract, Silence } from '../../contract/types.ts';
import { packagePlace } from '../package-place.ts';

/** What goes into a bundle. */
export interface BundleOptions {
  /** Name of the profile: its script is `load/profiles/<profile>.ts`. */
  readonly profile: string;
  /** Those that it calls. */
  readonly operations: readonly string[];
  readonly contract: Contract;
  /** The file to write. */
  readonly file: string;
}

/**
 * Makes one script of a profile, the shared code in `load/lib`, the laws of `src/judge`, and the part of the contract
 * that the operations need with their compiled schemas. k6 loads it without anything beside it.
 */
export function bundleProfile({ profile, operations, contract, file }: BundleOptions): Promise<void> {
  return bundle(['profiles', `${profile}.ts`], file, [contractInPlace(contract, operations)]);
}

/** Makes the one script of the trial of a limiter, which judges no answer and needs no contract. */
export function bundleTrial(file: string): Promise<void> {
  return bundle(['limiter', 'limiter-trial.ts'], file, []);
}

async function bundle(place: readonly string[], file: string, plugins: readonly Plugin[]): Promise<void> {
  await build({
    entryPoints: [packagePlace('load', ...place)],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    external: ['k6', 'k6/*'],
    logLevel: 'silent',
    plugins: [...plugins, builtSources()],
  });
}

/** Puts generated code in the place of `load/lib/contract.ts`. */
function contractInPlace(contract: Contract, operations: readonly string[]): Plugin {
  return {
    name: 'contract',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]load[\\/]lib[\\/]contract\.ts$/ }, () => ({
        contents: contractModule(contract, operations),
        loader: 'js',
        resolveDir: packagePlace(),
      }));
    },
  };
}

function contractModule(contract: Contract, operations: readonly string[]): string {
  const part = JSON.stringify(partFor(contract, ...operations), (key, value) =>
    unread.has(key) ? undefined : value,
  );
  return `${generateValidators(contract, operations)}\nexport const contract = ${part};\n`;
}

/**
 * Members that no law over single exchanges reads: texts for people, and what cases are derived from. Each of k6's
 * workers has a copy of the rest, and what lives costs time whenever garbage is collected.
 */
const unread: ReadonlySet<string> = new Set([
  ...[
    'says',
    'source',
    'sources',
    'title',
    'question',
    'meaning',
    'family',
    'notProvoked',
    'number',
    'retry',
  ],
  ...['situations', 'refusal', 'mockDefault', 'accepted', 'results', 'schema', 'at', 'shared', 'operation'],
]);

/** What judging the answers of some operations takes. */
export function partFor(contract: Contract, ...operations: readonly string[]): Contract {
  const slim = operations.map((operation) => {
    const found = operationOf(contract, operation);
    return [operation, { ...found, schemas: { request: true, response: true }, examples: {} }] as const;
  });
  return {
    ...contract,
    service: { ...contract.service, regions: {}, querySchema: true, queryCovers: {} },
    operations: Object.fromEntries(slim),
    errors: mapValues(contract.errors, ({ when, ...error }) => ({
      ...error,
      when: when.filter((situation) => 'rate' in situation),
    })),
    silences: Object.fromEntries(
      Object.entries(contract.silences).filter(([, silence]) => namesCodes(silence, operations)),
    ),
    sources: {},
  };
}

/** Whether a silence admits codes of its own to one of the operations. */
function namesCodes(silence: Silence, operations: readonly string[]): boolean {
  const concerned = silence.operation === undefined || operations.includes(silence.operation);
  return concerned && Object.values(silence.answers).some(({ refused }) => Array.isArray(refused));
}

function mapValues<V>(record: Readonly<Record<string, V>>, change: (value: V) => V): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** In an installed package there is no `src`: what the scripts import from it lies built in `dist/src`. */
function builtSources(): Plugin {
  const root = packagePlace();
  return {
    name: 'built-sources',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.\/\.\.\/src\/.*\.ts$/ }, ({ path }) => {
        const inside = path.replace('../../', '');
        const source = join(root, inside);
        const built = join(root, 'dist', inside.replace(/\.ts$/, '.js'));
        return { path: existsSync(source) ? source : built };
      });
    },
  };
}
