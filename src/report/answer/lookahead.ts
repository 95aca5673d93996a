import type { Lookahead, Recheck } from '../../domain/lookahead.ts';
import type { Lang } from '../../domain/text.ts';
import { COLUMNS, plain, wrap } from '../render/columns.ts';
import { words } from '../words/index.ts';

/** The check of one episode on a terminal: the answer, how it was found, what it cannot see. */
export function lookaheadScreen(found: Lookahead, lang: Lang): readonly string[] {
  const { answer, episode: w } = words(lang).lookahead;
  return composed(
    [answer(found.moved.length), ...found.moved.map((m) => w[m.by](m))],
    [w.removed(found), ...found.late.map(w.delayed), w.unseen],
  );
}

/** The check of the long record on a terminal, in the same order. */
export function recheckScreen(found: Recheck, lang: Lang): readonly string[] {
  const { answer, record: w } = words(lang).lookahead;
  return composed(
    [answer(found.moved.length), ...found.moved.map(w.moved)],
    [w.ended(found), ...found.cuts.map(w.held), ...found.late.map(w.delayed), w.unseen],
  );
}

/** What was found, and below it how. */
const composed = (found: readonly string[], how: readonly string[]): readonly string[] => [
  ...folded(found),
  '',
  ...folded(how),
];

const folded = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => wrap(plain(text), COLUMNS));
