import {
  batchOperations,
  type Case,
  everyOperation,
  extraFieldCases,
  type Suite,
  servedRequestCases,
  silenceCase,
} from '../src/check/declare.ts';
import { accountQuestions } from './questions/accounts.ts';
import { joinedListQuestions } from './questions/joined-lists.ts';
import { messageQuestions } from './questions/messages.ts';
import { spellingQuestions } from './questions/spellings.ts';
import { subscribingQuestions } from './questions/subscribing.ts';
import { transportQuestions } from './questions/transport.ts';
import { wayQuestions } from './questions/ways.ts';

/** Where the documentation is silent, what is answered is observed; only what no reading allows violates. */
export const silences: Suite = {
  kind: 'silences',
  title: 'Where the documentation is silent: what does this service do?',
  derive: (contract): readonly Case[] => {
    const adding = batchOperations(contract).filter(({ batch }) => batch.sets === 'in');
    const questions = [
      ...adding.flatMap(subscribingQuestions),
      ...adding.flatMap(transportQuestions),
      ...adding.flatMap(wayQuestions),
      ...spellingQuestions,
      ...accountQuestions(contract),
      ...joinedListQuestions,
      ...messageQuestions(contract),
    ];
    return [
      ...servedRequestCases(contract, 'silences'),
      ...everyOperation((_, operation) => extraFieldCases(contract, operation, 'silences'))(contract),
      ...questions.map((question) =>
        silenceCase(contract, 'silences', {
          ...question,
          title: `${question.operation}: ${question.title}`,
        }),
      ),
    ];
  },
};
