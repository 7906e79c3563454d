import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Manifest, manifestsOf, secretTemplate } from './manifests.ts';
import { buildParts } from './testing/build-parts.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const named = closed({ name: text });

/** The fields of a TestRun that are emitted, in the words of its definition. */
const ownSchema = closed({
  apiVersion: { const: 'k6.io/v1alpha1' },
  kind: { const: 'TestRun' },
  metadata: closed({ name: { type: 'string', pattern: '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$', maxLength: 253 } }),
  spec: closed({
    parallelism: { type: 'integer', minimum: 1 },
    script: closed({ configMap: closed({ name: text, file: text }) }),
    args: { type: 'array', items: text },
    initializer: closed({ disabled: { type: 'boolean' } }),
    runner: closed({
      image: text,
      env: {
        type: 'array',
        items: {
          anyOf: [
            closed({ name: text, value: text }),
            closed({ name: text, valueFrom: closed({ fieldRef: closed({ fieldPath: text }) }) }),
          ],
        },
      },
      envFrom: { type: 'array', items: closed({ secretRef: named }) },
      securityContext: closed({ runAsUser: { type: 'integer' }, fsGroup: { type: 'integer' } }),
      volumes: {
        type: 'array',
        items: closed({ name: text, persistentVolumeClaim: closed({ claimName: text }) }),
      },
      volumeMounts: { type: 'array', items: closed({ name: text, mountPath: text }) },
    }),
  }),
});

/** An object with exactly these members. */
function closed(properties: Schema): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** A definition's schema in which unknown members are mistakes, as they would be dropped without a word. */
function closeAll(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closeAll);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closeAll(value)]));
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
}

/** The schema of TestRun in a file with the operator's own definition. */
function definedSchema(file: string): Schema {
  const { spec } = parse(readFileSync(file, 'utf8'));
  const version = spec.versions.find(({ name }: { name: string }) => name === 'v1alpha1');
  const { openAPIV3Schema } = version.schema;
  const metadata = { type: 'object' };
  const properties = { ...openAPIV3Schema.properties, metadata };
  return closeAll({ ...openAPIV3Schema, properties }) as Schema;
}

function mistakes(schema: Schema, manifest: Manifest | undefined): unknown {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  return validate(manifest) ? [] : validate.errors;
}

const testRun = manifestsOf(buildParts())['testrun.json'];

describe('the TestRun', () => {
  test('has the fields that the operator knows', () => {
    expect(mistakes(ownSchema, testRun)).toEqual([]);
  });

  test.runIf(process.env.OAPROBE_CRD)('is valid by the definition that OAPROBE_CRD names', () => {
    const schema = definedSchema(process.env.OAPROBE_CRD ?? '');
    expect(mistakes(schema, testRun)).toEqual([]);
    const misspelt = {
      ...testRun,
      spec: { ...(testRun?.spec as object), paralellism: 2 },
    } as unknown as Manifest;
    expect(mistakes(schema, misspelt)).not.toEqual([]);
  });

  test('names the ConfigMap, the claim and the Secret that are emitted beside it', () => {
    const parts = buildParts();
    const all = Object.values(manifestsOf(parts)).concat(secretTemplate(parts));
    const names = all.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names).toEqual([
      `ConfigMap ${parts.name}`,
      `PersistentVolumeClaim ${parts.name}-samples`,
      `TestRun ${parts.name}`,
      `Secret ${parts.name}-signatures`,
    ]);
    expect(testRun?.spec).toMatchObject({
      script: { configMap: { name: parts.name } },
      runner: {
        envFrom: [{ secretRef: { name: `${parts.name}-signatures` } }],
        volumes: [{ persistentVolumeClaim: { claimName: `${parts.name}-samples` } }],
      },
    });
  });

  test('of the template of the Secret every value is a gap', () => {
    expect(secretTemplate(buildParts()).stringData).toEqual({
      OAPROBE_SIGNATURE_0: '',
      OAPROBE_SIGNATURE_1: '',
    });
  });
});
