import type { ManifestParts } from '../manifests.ts';

/** A load of two pods in two regions. */
export function buildParts(more: Partial<ManifestParts> = {}): ManifestParts {
  return {
    name: 'oaprobe-2026-11-23t0640-staging-7f3a',
    pods: 2,
    k6Version: '2.2.0',
    files: { 'script.js': 'export default function () {}', 'plan.json': '{}' },
    env: { OAPROBE_PLAN: '/test/plan.json', GODEBUG: 'http2client=0' },
    signatures: ['OAPROBE_SIGNATURE_0', 'OAPROBE_SIGNATURE_1'],
    args: ['--quiet', '--console-output=/samples/$(POD_NAME).tsv'],
    ...more,
  };
}
