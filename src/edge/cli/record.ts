import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { recordPage, recordScreen } from '../../report/answer/record.ts';
import { must } from '../file/problem.ts';
import { evaluate } from '../record/evaluate.ts';
import { material } from '../record/material.ts';
import { ask } from './ask.ts';
import { ofRecord } from './lookahead.ts';
import { MESSAGES } from './message.ts';
import { counts } from './option.ts';
import { partProgress } from './progress.ts';
import { type Command, declined, FINE, misused, same } from './say.ts';

/** The word that selects the long record where an episode could be named. */
export const RECORD = 'episodes';

/** `bide score episodes`: every study fall, every call and every path over the long record. */
export const run: Command = async (_, options, voice) => {
  must(counts(options));
  const { data, lookahead, html } = options;
  if (!data?.trim()) return must(misused(MESSAGES.recordNeedsData));
  if (lookahead) return ofRecord([data], options, voice);
  const code = await evaluated([data], options, voice);
  if (code === FINE && html !== undefined) voice.aside(same(html));
  return code;
};

const evaluated = ask({
  view: async ([data = ''], options, voice) => {
    // The parts of the long record wait for each other: more threads than one do not end it sooner.
    const threads = options.threads === undefined ? 1 : must(counts(options)).threads;
    const read = must(material(data));
    const { told, clear } = partProgress(voice);
    const evaluation = must(await evaluate(read, { threads, told }).finally(clear));
    if ('short' in evaluation) return must(declined(MESSAGES.recordShort(MIN_WINDOWS)));
    return { evaluation, title: read.episode.title };
  },
  screen: recordScreen,
  page: recordPage,
  json: ({ evaluation }) => evaluation,
});
