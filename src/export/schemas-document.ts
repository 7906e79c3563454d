import type { Contract } from '../contract/types.ts';
import { bodySchemas, querySchema } from './body-schemas.ts';

/**
 * The schemas of the contract as one JSON Schema 2020-12 document without outside references. Each stands in `$defs`
 * under its name: `QueryParameters`, `CallbackParameters`, `AddSubscriberRequest`, `AfterAddSubscriberRequest`, `AddSubscriberResponse`, ... The document itself allows
 * any value; a validator is asked for `<$id>#/$defs/<name>`.
 */
export function schemasDocument(contract: Contract): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:oaprobe:schemas:${contract.hash.slice(0, 12)}`,
    title: 'Bodies and query parameters of the official-account REST API of Tencent Cloud Chat',
    $comment:
      'x-max-bytes is the most bytes that a string may have in UTF-8; tools that do not know it may ignore it.',
    $defs: {
      QueryParameters: querySchema(contract.service),
      CallbackParameters: querySchema(contract.webhooks),
      ...bodySchemas(contract),
    },
  };
}
