import type { Contract } from '../../contract/types.ts';
import { bodySchemas } from '../body-schemas.ts';
import { codesText, commonCodes } from './codes-text.ts';
import { operationObject } from './operation-object.ts';
import { queryParameters } from './query-parameters.ts';
import { webhookObject } from './webhook-object.ts';

/**
 * The contract as an OpenAPI 3.1 document: a path with one POST for each operation, the six domains as servers, the
 * query parameters, bodies with examples, the codes described where they are answered, and the callbacks as webhooks.
 *
 * What OpenAPI has no word for is in `x-` members: `x-max-bytes` in schemas, `x-calls-per-second`, `x-error-codes` and
 * `x-clauses` in operations, `x-region` in servers.
 */
export function openapiDocument(contract: Contract): object {
  const { service, operations, webhooks } = contract;
  const paths = Object.values(operations).map((operation) => [
    service.path.replace('{command}', operation.command),
    { post: operationObject(operation, contract) },
  ]);
  return {
    openapi: '3.1.0',
    info: infoObject(contract),
    servers: Object.entries(service.regions).map(([region, { domain, title }]) => ({
      url: `https://${domain}`,
      description: title,
      'x-region': region,
    })),
    paths: Object.fromEntries(paths),
    webhooks: Object.fromEntries(
      Object.values(webhooks.events).map((event) => [event.event, { post: webhookObject(event, contract) }]),
    ),
    components: { schemas: bodySchemas(contract), parameters: queryParameters(service) },
  };
}

function infoObject(contract: Contract): object {
  return {
    title: 'Official accounts of Tencent Cloud Chat',
    version: contract.hash.slice(0, 12),
    summary: 'What the public documentation promises, as oaprobe tests it; not an official document.',
    description: [
      'Every answer of the service has HTTP status 200, refusals included: how a call went stands in `ActionStatus` and `ErrorCode` of the body.',
      '`usersig` is a parameter and no security scheme: a call without a valid one is answered with status 200 as well, and tools that know of a scheme would demand 401.',
      'Codes that any operation may answer:',
      codesText(commonCodes(contract)),
    ].join('\n\n'),
  };
}
