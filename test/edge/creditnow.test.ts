import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import type { Episode } from '../../src/domain/episode.ts';
import { type History, indexAt } from '../../src/domain/history.ts';
import type { Series } from '../../src/domain/series.ts';
import { civilOf, type Day } from '../../src/domain/time.ts';
import type { CreditModel, CreditNowModel } from '../../src/domain/vintage.ts';
import { longPast } from '../../src/edge/past.ts';
import { material } from '../../src/edge/record/material.ts';
import { type CreditInput, creditWindow, readCredit } from '../../src/sense/credit.ts';
import { creditInputOf, creditModel } from '../../src/sense/creditmodel.ts';
import { creditNow, creditNowModel } from '../../src/sense/creditnow.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/market/series', import.meta.url));
const here = existsSync(DATA);
if (!here)
  console.log('skipped: no ../shared/data, funds of the same evening are not tried on the past');

/** Sessions between what a year learns from and its first window. */
const APART = 5;

/** The long record with funds cast, and its histories in full. */
function cast(): { readonly episode: Episode; readonly full: Readonly<Record<string, History>> } {
  const read = material(DATA);
  if (!read.ok) throw new Error('no record');
  const { episode: base } = read.value;
  const [risk = ''] = base.legs.risk;
  const fund = (id: string): Series => ({ ...(base.series[risk] as Series), id, kind: 'price' });
  const series = { ...base.series, HYG: fund('HYG'), LQD: fund('LQD'), IEF: fund('IEF') };
  const episode = { ...base, series, creditNow: { credit: ['HYG', 'LQD'], rates: 'IEF' } };
  const past = longPast(Object.values(series), {
    folder: DATA,
    until: base.to,
    legs: Object.values(base.legs).flat(),
    zone: base.decide.zone,
    calendars,
  });
  if (!past.ok) throw new Error('no past');
  return { episode, full: past.value.histories };
}

test.skipIf(!here)(
  'walking forward, credit that funds foretold calm confirmed a fall once in a hundred windows or less',
  () => {
    const { episode, full } = cast();
    const whole = (id: string): History => full[id] as History;
    const by =
      (day: Day) =>
      (id: string): History => {
        const h = whole(id);
        return { ...h, length: indexAt(h, day) + 1 };
      };
    const { days } = whole(episode.legs.risk[0] as string);
    const late = creditInputOf(episode, whole) as CreditInput;
    let learnt: { readonly year?: number; credit?: CreditModel; now?: CreditNowModel } = {};
    const count = { cases: 0, confirmed: 0, calm: 0, missed: 0 };
    for (const [end, day] of days.entries()) {
      const { year } = civilOf(day);
      if (year !== learnt.year) {
        const of = by((days[end - APART] ?? days[0]) as Day);
        const credit = creditModel(episode, of);
        const now = creditNowModel(episode, of, credit);
        learnt = { year, ...(credit && { credit }), ...(now && { now }) };
      }
      const { credit, now: model } = learnt;
      const window = creditWindow(late, end);
      const told = creditNow(episode, by(day), { model, awaits: day });
      if (!credit || !window || !told) continue;
      const confirms = Number(readCredit(window, credit).state === 'confirms');
      count.cases++;
      count.confirmed += confirms;
      if (told.calm) count.calm++;
      if (told.calm) count.missed += confirms;
    }
    console.log(count);
    const [calm, all] = [count.missed / count.calm, count.confirmed / count.cases];
    expect(count.calm).toBeGreaterThan(2000);
    expect(calm).toBeLessThan(0.01);
    expect(calm).toBeLessThan(all / 3);
  },
  120_000,
);
