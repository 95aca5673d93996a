import { formatDay } from '../../domain/time.ts';
import type { Page } from '../memo/page.ts';
import { moveOf } from '../memo/verdict.ts';
import { left, plain } from '../render/columns.ts';
import { percent, signedPercent } from '../words/number.ts';
import { INDENT } from './column.ts';

/** How much, what binds, and what is at stake. */
export function exposureRows(p: Page): string[] {
  const { exposure: e } = p.decision;
  const { screen: s, label } = p.w;
  const past = p.before;
  const since = past ? formatDay(past.moment.day) : '';
  const moved = !past
    ? p.w.firstDecision
    : moveOf(p) === 'same'
      ? s.sameSince(since)
      : s.wasOn(percent(past.exposure.target), since);
  const row = (name: string, ...[a = '', b = '', c = '']: readonly string[]): string =>
    `${left(name, INDENT)}${left(a, 16)}${left(plain(b), 26)}${c}`;
  return [
    row(s.exposure, percent(e.target), s.boundBy(p.w.binding[e.binding]), moved),
    row(
      label.wrongRight,
      plain(s.atStake(signedPercent(-e.lossIfWrong, 1), signedPercent(e.gainIfRight, 1))),
      `${label.reserve} ${percent(e.reserve)}`,
      '',
    ),
  ];
}
