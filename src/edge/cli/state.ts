import { present } from '../../domain/present.ts';
import { formatDay } from '../../domain/time.ts';
import { screen } from '../../report/screen.ts';
import { entriesOf, inJournal, type Ran } from '../keep.ts';
import type { DataEnd } from '../tick.ts';
import { dossier } from '../workspace.ts';
import { select } from './ask.ts';
import { MESSAGES } from './message.ts';
import { sayReviews, takenNow } from './reader.ts';
import { type Command, FINE } from './say.ts';

/** Bare `bide`: the latest decision of the episode that was run last, on one screen. */
export const run: Command = (_, options, voice) => {
  sayReviews(options, voice);
  const ran = inJournal(options.home, (records) => entriesOf<Ran>(records, 'run').at(-1)?.read);
  if (!ran) {
    voice.answer(MESSAGES.nothingYet, { entries: 0 });
    return FINE;
  }
  const { played, at, line } = select(ran.name, options, voice);
  const { end } = played;
  const shown = dossier(played, at, { taken: takenNow(played, at, { options, voice }) });
  const { held } = shown;
  // Beside the line, whose hash is taken over its own fields.
  const orders = held && { rule: held.rule, today: held.orders, all: held.all };
  const told = { ...line, ...present({ orders }) };
  if (voice.json)
    voice.tell(JSON.stringify(end ? { verdict: null, end: ended(end), line: told } : told));
  else voice.tell(...screen(shown, voice.lang, voice.columns));
  return FINE;
};

/** For other programs: the last day that has a decision, and the legs that are silent since. */
const ended = ({ last, silent }: DataEnd) => ({
  last: last === undefined ? null : formatDay(last),
  silent,
});
