/** What the manifests of a load are made of. */
export interface ManifestParts {
  /** Begins the names of all objects: lower-case letters, digits and dashes. */
  readonly name: string;
  readonly pods: number;
  /** e.g. `2.2.0`. */
  readonly k6Version: string;
  /** Files that k6 opens beside the script, by name; the script is `script.js`. */
  readonly files: Readonly<Record<string, string>>;
  /** Variables of the environment, none of them secret. */
  readonly env: Readonly<Record<string, string>>;
  /** Names of the variables that hold signatures. */
  readonly signatures: readonly string[];
  /** Arguments for k6. */
  readonly args: readonly string[];
}

/** An object as `kubectl apply` takes it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: unknown;
}

/** Where the operator puts the files of the ConfigMap in each pod, and where each pod puts its samples. */
export const podFolders = { files: '/test', samples: '/samples' } as const;

/** The user of the k6 image, who must be able to write samples. */
const k6User = 12_345;

/** What a cluster with the k6-operator needs, in the order in which it is applied: files, room for samples, the run. */
export function manifestsOf(parts: ManifestParts): Readonly<Record<string, Manifest>> {
  return {
    'configmap.json': configMap(parts),
    'samples-claim.json': samplesClaim(parts),
    'testrun.json': testRun(parts),
  };
}

function configMap({ name, files }: ManifestParts): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: files };
}

/** Pods may run on different machines, so all of them write to one volume. */
function samplesClaim({ name }: ManifestParts): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: `${name}-samples` },
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } },
  };
}

function testRun({ name, pods, k6Version, env, args }: ManifestParts): Manifest {
  return {
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: { name },
    spec: {
      parallelism: pods,
      script: { configMap: { name, file: 'script.js' } },
      args,
      // It would look at the script without the files and variables that this needs.
      initializer: { disabled: true },
      runner: {
        image: `grafana/k6:${k6Version}`,
        env: [
          ...Object.entries(env).map(([key, value]) => ({ name: key, value })),
          { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        ],
        envFrom: [{ secretRef: { name: `${name}-signatures` } }],
        securityContext: { runAsUser: k6User, fsGroup: k6User },
        volumes: [{ name: 'samples', persistentVolumeClaim: { claimName: `${name}-samples` } }],
        volumeMounts: [{ name: 'samples', mountPath: podFolders.samples }],
      },
    },
  };
}

/** A Secret with a gap for each signature: none is ever written. */
export function secretTemplate({ name, signatures }: ManifestParts): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `${name}-signatures` },
    type: 'Opaque',
    stringData: Object.fromEntries(signatures.map((variable) => [variable, ''])),
  };
}
