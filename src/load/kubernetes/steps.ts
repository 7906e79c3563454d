import type { Region } from '../../contract/types.ts';
import { emitted } from './emission.ts';

/** What the texts beside the manifests speak of. */
export interface StepsParts {
  readonly name: string;
  readonly pods: number;
  readonly profile: string;
  /** Regions with the variable that holds the signature of each. */
  readonly signatures: readonly (readonly [region: Region, variable: string])[];
  /** How long a signature must be valid, in s. */
  readonly validSeconds: number;
}

/** A shell script that brings the samples of all pods from their volume into the folder it stands in. */
export function collectScript({ name, pods }: StepsParts): string {
  return `#!/bin/sh
# Brings what the ${pods} pods measured into ${emitted.samples}/, through a pod that only holds their volume.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kubectl apply -f - <<'END'
{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "${name}-collect" }, "spec": { "restartPolicy": "Never",
  "containers": [{ "name": "hold", "image": "busybox:1.37", "command": ["sleep", "3600"],
    "volumeMounts": [{ "name": "samples", "mountPath": "/samples" }] }],
  "volumes": [{ "name": "samples", "persistentVolumeClaim": { "claimName": "${name}-samples" } }] } }
END
kubectl wait --for=condition=Ready --timeout=120s "pod/${name}-collect"
mkdir -p "$here/${emitted.samples}"
kubectl cp "${name}-collect:/samples" "$here/${emitted.samples}"
kubectl delete "pod/${name}-collect" --wait=false
`;
}

/** The steps from this folder to a judged run, for people. */
export function stepsText({ name, pods, profile, signatures, validSeconds }: StepsParts): string {
  const rows = signatures.map(([region, variable]) => `| ${region} | \`${variable}\` |`).join('\n');
  return `# ${profile} on a cluster

The k6-operator (1.6 or later) runs \`${profile}\` in ${pods} pods that share the load exactly. The official accounts are made
already; \`${emitted.record}\` names them.

1. Copy \`${emitted.secretTemplate}\`, put a UserSig of each region's administrator into it, valid for ${validSeconds} s or longer, and
   apply the copy. Do not keep it.

   | region | variable |
   |---|---|
${rows.replaceAll(/^/gm, '   ')}

2. \`kubectl apply --server-side -f ${emitted.manifests}/\` and wait: \`kubectl get testrun ${name} -o jsonpath='{.status.stage}'\` says \`finished\`.
   Look at the exit codes of the pods as well: a pod that was killed is finished too.
3. \`sh ${emitted.collect}\` brings the samples into \`${emitted.samples}/\`.
4. \`oaprobe load --merge .\` judges them as one run and removes the accounts. Without that step, \`oaprobe clean .\` removes them.
5. \`kubectl delete -f ${emitted.manifests}/ && kubectl delete secret ${name}-signatures\`
`;
}
