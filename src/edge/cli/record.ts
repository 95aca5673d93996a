import { join } from 'node:path';
import { MIN_WINDOWS } from '../../domain/vintage.ts';
import { recordPage, recordScreen } from '../../report/answer/record.ts';
import { root } from '../file/root.ts';
import { evaluate } from '../record/evaluate.ts';
import { material } from '../record/material.ts';
import { ask } from './ask.ts';
import { ofRecord } from './lookahead.ts';
import { MESSAGES } from './message.ts';
import { type Counting, counts } from './option.ts';
import { partProgress } from './progress.ts';
import { type Common, declined, FINE, misused, same, type Voice } from './say.ts';

/** The word that selects the long record where an episode could be named. */
export const RECORD = 'episodes';

/** What the command line says of the record. */
type Options = Common &
  Counting & {
    readonly data?: string;
    readonly lookahead?: boolean;
    readonly html?: string;
  };

/** `bide score episodes`: every study fall, every call and every path over the long record. */
export async function run(_: readonly string[], options: Options, voice: Voice): Promise<number> {
  const counting = counts(options);
  if (!counting.ok) return voice.refuse(counting);
  const { data, lookahead, html } = options;
  if (data === undefined || data.trim() === '')
    return voice.refuse(misused(MESSAGES.recordNeedsData));
  if (lookahead) return ofRecord([data], options, voice);
  const code = await evaluated([data], options, voice);
  if (code === FINE && html !== undefined) voice.aside(same(html));
  return code;
}

const evaluated = ask({
  view: async ([data = ''], options: Options, voice) => {
    const counting = counts(options);
    if (!counting.ok) return counting;
    const read = material(data);
    if (!read.ok) return read;
    const { told, clear } = partProgress(voice);
    const worker = join(root(), 'dist', 'record.js');
    const { threads } = counting.value;
    const found = await evaluate(read.value, { threads, worker, told }).finally(clear);
    if (!found.ok) return found;
    if ('short' in found.value) return declined(MESSAGES.recordShort(MIN_WINDOWS));
    return { ok: true, value: { evaluation: found.value, title: read.value.episode.title } };
  },
  screen: recordScreen,
  page: recordPage,
  json: ({ evaluation }) => evaluation,
});
