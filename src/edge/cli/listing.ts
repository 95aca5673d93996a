import type { Evidence } from '../../domain/evidence.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { left, plain, wrap } from '../../report/render/columns.ts';
import { words } from '../../report/words/index.ts';
import { CODING } from './ladder.ts';
import type { Voice } from './say.ts';

/** Cells of an id before the rest stands beside it, and by which the second line stands in. */
const ID_CELLS = 13;
const INDENT_CELLS = 4;

/** An item as lines of a terminal: what it is coded as, and under it what was reported. */
export function itemLines(
  item: Evidence,
  { lang, width }: Pick<Voice, 'lang' | 'width'>,
  name = item.id,
): readonly string[] {
  const w = words(lang);
  const { occurredOn, knownAt, effectiveOn, size, disputed, counterparties } = item;
  // A day without an hour is known by the end of that day in New York.
  const known = Math.floor((knownAt - DAY_MS / 2) / DAY_MS) as Day;
  const marks = [
    ...(known > occurredOn ? [CODING.knownOn(formatDay(known))] : []),
    ...(effectiveOn === undefined ? [] : [CODING.begins(formatDay(effectiveOn))]),
    ...(size === 'small' ? [CODING.small] : []),
    ...(disputed ? [CODING.disputed] : []),
  ].map((mark) => mark[lang]);
  const coded = [
    formatDay(occurredOn),
    item.watch,
    w.rung(item.rung),
    w.kind[item.kind],
    w.direction[item.direction],
  ];
  const who = [item.actor, counterparties.join(w.comma)].filter((part) => part !== '').join(' > ');
  const head = `${left(plain(name), Math.max(ID_CELLS, [...name].length + 1))} ${coded.join('  ')}`;
  const said = [
    ...(marks.length > 0 ? [marks.join(w.semi)] : []),
    `${who}${w.colon}${item.headline[lang]}`,
  ];
  return [
    ...wrap(plain(head), width - 2).map((l, i) => `${' '.repeat(i === 0 ? 2 : INDENT_CELLS)}${l}`),
    ...said.flatMap((text) =>
      wrap(plain(text), width - INDENT_CELLS).map((l) => `${' '.repeat(INDENT_CELLS)}${l}`),
    ),
  ];
}
