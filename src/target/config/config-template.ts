import type { Region } from '../../contract/types.ts';

/** What a new config is about. */
export interface TemplateSubject {
  readonly target: string;
  readonly regions: readonly Region[];
}

/**
 * The text of a commented config with one live target: every key stands there, those that are not needed as comments,
 * and nothing is permitted.
 */
export function configTemplate({ target, regions }: TemplateSubject): string {
  return `// Config of oaprobe. What is wrong in it is said when a command reads it; oaprobe doctor --target ${target} tells
// what is ready. In a TypeScript project, wrap the object in defineConfig from 'oaprobe' to have it checked as you type.
export default {
  // The target of every command that has no --target. Without this line it is the built-in mock.
  target: ${quote(target)},
  targets: {
    ${property(target)}: {
      // Each region is an app of its own. Instead of a key there may be a ready signature (userSig), with which cases that
      // need other signatures are not asked. 'env:NAME' reads a variable of the environment, or of a file .env here.
      // OAPROBE_<REGION>_SDKAPPID, _IDENTIFIER, _SECRET_KEY and _USERSIG come before what stands here.
      regions: {
${regions.map(regionEntry).join('\n')}
      },
      // Dial this address instead of DNS; URL, Host and certificate check keep the documented domain. Without it the
      // proxy of the environment counts, where there is one (HTTPS_PROXY, NO_PROXY).
      // resolve: '127.0.0.1:9443',
      // A trust anchor beside the system's: a path, or PEM text.
      // ca: 'certs/ca.pem',
      // Numbers that the documentation does not give, or that differ for this app.
      // limits: { callsPerSecond: 200, accountsPerSubscriber: 5 },
      // Who is subscribed. any: names are made up (the service takes any). import: made up and imported first, and
      // removed at the end. pool: users that exist, e.g. { mode: 'pool', pool: ['user1', 'user2'] }.
      users: { mode: 'any' },
      // How long a read may lag behind a write before it disagrees.
      // readBackMs: 2000,
      // Where the app's callbacks arrive while oaprobe runs; without it, callbacks are not checked.
      // webhooks: { listen: '127.0.0.1:9500', token: 'env:HOOK_TOKEN' },
      // What may be done. Without writes: reads, and calls on accounts that do not exist.
      allow: {
        writes: false,
        load: false,
        // Per region, over all operations and processes.
        maxRatePerSecond: 50,
        // Writing calls of one run, and official accounts alive at once, per region.
        maxWrites: 5000,
        maxAccounts: 20,
      },
    },
  },
};
`;
}

function regionEntry(region: Region): string {
  const name = region.toUpperCase().replaceAll('-', '_');
  const credentials = `sdkAppId: 'env:${name}_SDKAPPID', identifier: 'administrator', secretKey: 'env:${name}_SECRET_KEY'`;
  return `        ${property(region)}: { ${credentials} },`;
}

function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
