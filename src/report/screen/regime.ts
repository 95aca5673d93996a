import { REGIMES } from '../../domain/regime.ts';
import { formatDay } from '../../domain/time.ts';
import type { Page } from '../memo/page.ts';
import { runnerUp } from '../memo/regime.ts';
import { left, right } from '../render/columns.ts';
import { chance } from '../words/number.ts';
import { hanging, INDENT } from './column.ts';

/** The odds as bars. */
export function regimeRows(p: Page): string[] {
  const { regime: r } = p.decision;
  const past = p.before;
  const near = runnerUp(r);
  const bars = REGIMES.map((k) => {
    const full = Math.round(40 * r[k]);
    return `  ${left(p.w.short[k], INDENT - 2)}${'#'.repeat(full)}${'.'.repeat(40 - full)}${right(chance(r[k]), 6)}`;
  });
  const was = past && chance(past.regime[r.call]);
  const day = past ? formatDay(past.moment.day) : '';
  const told = near
    ? `${p.w.historyHeading(r.call, undefined, near)}${was === undefined ? '' : `${p.w.semi}${p.w.screen.wasOn(`${p.w.short[r.call]} ${was}`, day)}`}`.toLowerCase()
    : p.w.screen.leads(p.w.regime[r.call], was, day);
  return [...hanging(p.w.screen.heading.regime, told), ...bars];
}
