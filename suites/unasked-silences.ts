const ofWebhooks = 'It takes a target that calls a webhook back.';
const ofPace = 'It takes messages of one account that are a second apart, and no case waits that long.';

/** Open questions of the contract that no case asks, by id, each with the reason; all others are asked. */
export const unaskedSilences: Readonly<Record<string, string>> = {
  'meaning-of-10004': 'No request causes the code.',
  'origin-of-6017': 'Whatever refuses a parameter shows it; no request asks for one code.',
  'id-in-use-on-add': 'No page says which request causes the code.',
  'webhook-refuses-all': ofWebhooks,
  'webhook-refuses-some': ofWebhooks,
  'after-webhook-list': ofWebhooks,
  'webhook-operator': ofWebhooks,
  'over-the-rate': 'Only calls at a rate show it: the profile over-limit asks.',
  'window-of-the-rate': 'Only calls at a rate show it: the profile over-limit asks.',
  'outcome-unknown': 'It takes a call that fails inside the service.',
  'service-off': 'An app has the service, or every case is refused.',
  'identifier-described': 'There is one answer only.',
  'user-sig-at-expiry': 'It takes a clock that agrees with that of the service to the second.',
  'service-error-order': 'A case breaks one rule.',
  'unknown-owner': 'Which users a target has not imported is known to nobody but the target.',
  'message-too-soon':
    'Whether two calls fall into one second is chance: state/messages#three-at-once holds a refusal to the admissible codes.',
  'broadcasts-per-hour': ofPace,
  'repeated-message': ofPace,
  'sameness-of-messages': ofPace,
};
