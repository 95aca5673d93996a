import { join } from 'node:path';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { recordPage, recordScreen } from '../../report/answer/record.ts';
import { accepted, chain } from '../file/problem.ts';
import { root } from '../file/root.ts';
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
  const counting = counts(options);
  if (!counting.ok) return voice.refuse(counting);
  const { data, lookahead, html } = options;
  if (data === undefined || data.trim() === '')
    return voice.refuse(misused(MESSAGES.recordNeedsData));
  if (lookahead) return ofRecord([data], options, voice);
  const code = await evaluated([data], options, voice);
  if (code === FINE && html !== undefined) voice.aside(same(html));
  return code;
};

const evaluated = ask({
  view: async ([data = ''], options, voice) => {
    const counting = counts(options);
    if (!counting.ok) return counting;
    const read = material(data);
    if (!read.ok) return read;
    const { told, clear } = partProgress(voice);
    const worker = join(root(), 'dist', 'record.js');
    const { threads } = counting.value;
    const found = await evaluate(read.value, { threads, worker, told }).finally(clear);
    const { title } = read.value.episode;
    return chain(found, (evaluation) =>
      'short' in evaluation
        ? declined(MESSAGES.recordShort(MIN_WINDOWS))
        : accepted({ evaluation, title }),
    );
  },
  screen: recordScreen,
  page: recordPage,
  json: ({ evaluation }) => evaluation,
});
