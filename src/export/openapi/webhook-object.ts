import type { Contract, WebhookEvent } from '../../contract/types.ts';
import { bodyContent } from './body-content.ts';
import { queryParameters } from './query-parameters.ts';

/** A callback as the object under its name: what the service sends to the app's own server, and the reply. */
export function webhookObject(one: WebhookEvent, { webhooks, sources }: Contract): object {
  const { event, title, source, clauses, examples, trigger } = one;
  const page = sources[source];
  return {
    operationId: event,
    summary: title,
    ...(page === undefined ? {} : { externalDocs: { url: page.url, description: page.title } }),
    parameters: Object.values(queryParameters(webhooks)),
    requestBody: { required: true, content: bodyContent(event, examples, 'request') },
    responses: {
      '200': {
        description: `The reply, within ${webhooks.timeoutMs} ms.`,
        content: bodyContent(event, examples, 'response'),
      },
    },
    'x-trigger': trigger,
    'x-clauses': Object.values(clauses).map(({ id, says, source: cited }) => ({ id, says, source: cited })),
  };
}
