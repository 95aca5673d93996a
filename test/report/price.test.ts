import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { LANGS } from '../../src/domain/text.ts';
import type { Day } from '../../src/domain/time.ts';
import { priceChart } from '../../src/report/chart/price.ts';
import {
  type PriceView,
  pictureOf,
  priceBlock,
  priceHeading,
} from '../../src/report/content/price.ts';
import { page } from '../../src/report/memo/page.ts';
import { priceView } from '../../src/report/memo/stress.ts';
import { cells, cellsOf } from '../../src/report/render/columns.ts';
import { flat } from '../../src/report/render/prose.ts';
import { priceLines } from '../../src/report/screen/price.ts';
import { screen } from '../../src/report/screen.ts';
import { words } from '../../src/report/words/index.ts';
import { VERDICT_CASES } from './cases.ts';
import { BEFORE, DECISION, day, dossier } from './fixture.ts';

const GROUND = { w: words('en'), lang: 'en', place: 's-happened' } as const;

const viewOf = (d: Dossier): PriceView => {
  const view = priceView(page(d, 'en'));
  if (!view) throw new RangeError('no risk leg');
  return view;
};
const pictured = (d: Dossier) => {
  const picture = pictureOf(GROUND, viewOf(d));
  if (!picture) throw new RangeError('no picture');
  return picture;
};

/** A decision of another day, otherwise that of the fixture. */
const on = (text: string, more: Partial<Decision> = {}): Decision => ({
  ...DECISION,
  ...more,
  moment: { ...DECISION.moment, day: day(text) },
});

describe('the reference of an open fall', () => {
  const of = (...closes: number[]): PriceView => ({
    title: { en: 'X', 'zh-Hant': 'X' },
    kind: 'index',
    points: ['2026-01-14', '2026-01-20', '2026-01-21', '2026-01-22']
      .slice(0, closes.length)
      .map((d, i) => ({ day: day(d), value: closes[i] as number })),
    decisions: [DECISION, on('2026-01-21'), on('2026-01-22')].slice(0, closes.length - 1),
    stops: [],
  });

  test('is the close before the window of its decision, and the level with half of it back', () => {
    const { levels } = pictureOf(GROUND, of(100, 90, 92))!;
    expect(levels.map(({ at, from, to }) => [at, from, to])).toEqual([
      [100, day('2026-01-14'), day('2026-01-21')],
      [95, day('2026-01-14'), day('2026-01-21')],
    ]);
    expect(levels.map((l) => l.named?.full)).toEqual(['before the fall', 'half back']);
  });

  test.each([
    [[100, 90], 'won back nothing'],
    [[100, 90, 92], 'won back 20%'],
    [[100, 90, 100], 'back above its close of 14 Jan'],
    [[100, 90, 88], 'fell on and is 12.0% below its close of 14 Jan'],
  ])('and the heading says how much of it is back: %j', (closes, said) => {
    expect(priceHeading(GROUND, of(...closes))).toContain(said);
  });

  test('is not named once nobody watches it', () => {
    const over: Decision['delever'] = {
      ...DECISION.delever,
      retrace: { unknown: { kind: 'no synchronised fall' } },
    };
    const view = of(100, 90, 92);
    const after = { ...view, decisions: [DECISION, on('2026-01-21', { delever: over })] };
    const levels = pictureOf(GROUND, after)!.levels;
    expect(levels.map(({ to, named }) => [to, named])).toEqual([
      [day('2026-01-20'), undefined],
      [day('2026-01-20'), undefined],
    ]);
    expect(priceHeading(GROUND, after)).toContain('fell 8.0% in 2 sessions');
  });
});

test('nothing stands right of the moment of decision, and what comes later is hatched in a replay alone', () => {
  const p = pictured(dossier());
  expect(p.end).toBe(DECISION.moment.day);
  expect(p.unknown).toEqual({ from: DECISION.moment.day, says: 'later' });
  expect(pictured(dossier({ replay: false })).unknown).toBeUndefined();
  const all = [...p.points, ...p.exposure].map((q) => q.day);
  expect(Math.max(...all, ...p.levels.map((l) => l.to))).toBeLessThanOrEqual(p.end);
  for (const width of [720, 328, 288]) {
    const drawn = priceChart(p, width, 'label').text;
    const future = /<rect x="([\d.]+)"[^>]*fill="url\(#hatch\)"\/>/.exec(drawn);
    const begins = Number(future?.[1]);
    expect(begins).toBeGreaterThan(width / 3);
    for (const path of drawn.matchAll(/d="(M[^"]+)"[^>]*stroke="var\(--(?:series|accent)\)"/g))
      for (const [, x] of (path[1] ?? '').matchAll(/[ML]([\d.]+) /g))
        expect(Number(x)).toBeLessThanOrEqual(begins);
  }
});

test('a close that is due and missing is hatched, and its absence is said', () => {
  const late = DECISION.freshness.map((f) =>
    f.series === 'SPX' ? { ...f, state: 'stale' as const } : f,
  );
  const d = dossier({ decision: { ...DECISION, freshness: late } });
  expect(pictured(d).unknown?.says).toBe('not known');
  const none = priceBlock(GROUND, viewOf(dossier({ series: {} })));
  expect(none.kind === 'chart' && none.draw).toBeFalsy();
  expect(none.kind === 'chart' && flat(none.heading)).toBe('S&P 500: no two closes are known');
});

test('verdicts stand where they change, and a stop has a lane only where it was not quiet', () => {
  const blind = { ...DECISION.stops[2]!, state: 'blind' as const };
  const quiet = DECISION.stops.map((s) => ({ ...s, state: 'quiet' as const }));
  const [one, ...rest] = quiet;
  const before = [
    { ...BEFORE, verdict: 'wait' as const, stops: quiet },
    {
      ...BEFORE,
      moment: { ...BEFORE.moment, day: (BEFORE.moment.day + 0.5) as Day },
      stops: quiet,
    },
  ];
  const p = pictured(dossier({ before }));
  expect(p.verdicts.map((v) => [v.verdict, v.from])).toEqual([
    ['wait', day('2026-01-19')],
    ['hold', day('2026-01-19') + 0.5],
  ]);
  // To hold more than before is to add, in a picture as in the memo.
  const more = { ...DECISION.exposure, before: DECISION.exposure.target - 0.05 };
  const added = pictured(dossier({ before, decision: { ...DECISION, exposure: more } }));
  expect(added.verdicts.at(-1)).toMatchObject({ verdict: 'add', says: 'add' });
  expect(p.stops.map(({ name, spans }) => [name, spans.map((s) => s.state)])).toEqual([
    ['stop 2', ['blind']],
  ]);
  // The worst of its keys is the state of a stop.
  const keyed = { ...DECISION, stops: [{ ...one!, state: 'tripped' as const }, ...rest, blind] };
  expect(pictured(dossier({ before, decision: keyed })).stops[0]).toMatchObject({
    name: 'stop 1',
    spans: [{ state: 'tripped' }],
  });
});

test('exposure above all own capital stays inside its strip', () => {
  const exposure = { ...DECISION.exposure, target: 1.4 };
  const p = pictured(dossier({ decision: { ...DECISION, exposure } }));
  expect(priceChart(p, 720, '').text).toContain('>140%</text>');
  expect(priceLines(p, 80).some((l) => l.startsWith('   140%'))).toBe(true);
});

test.each(LANGS)(
  'the picture in %s: no figure that is none, no text under 12 pixels or outside',
  (lang) => {
    for (const d of VERDICT_CASES) {
      const view = priceView(page(d, lang));
      const p = view && pictureOf({ ...GROUND, w: words(lang), lang }, view);
      if (!p) continue;
      for (const width of [720, 328, 288]) {
        const { text } = priceChart(p, width, 'label');
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
        for (const [, x, size, more, said] of text.matchAll(
          /<text x="([\d.-]+)" y="[\d.-]+" font-size="(\d+)"([^>]*)>([^<]*)</g,
        )) {
          expect(Number(size)).toBeGreaterThanOrEqual(12);
          const wide = cells(said ?? '') * 6.5;
          const left =
            Number(x) -
            (more?.includes('"end"') ? wide : more?.includes('"middle"') ? wide / 2 : 0);
          expect(left, said).toBeGreaterThan(-4);
          expect(left + wide, said).toBeLessThan(width + 8);
        }
      }
    }
  },
);

test.each(LANGS)('in signs of certain width, at 80 and at 120 columns, in %s', (lang) => {
  for (const d of VERDICT_CASES) {
    const view = priceView(page(d, lang));
    const p = view && pictureOf({ ...GROUND, w: words(lang), lang }, view);
    if (!p) continue;
    for (const width of [80, 120])
      for (const line of priceLines(p, width)) {
        expect(cells(line), line).toBeLessThanOrEqual(width);
        expect(
          [...line].filter((c) => !/[\u0020-\u007e\u2800-\u28ff]/.test(c) && cellsOf(c) !== 2),
        ).toEqual([]);
      }
  }
  expect(screen(dossier(), lang).join('\n')).toContain(lang === 'en' ? 'PRICE' : '價格');
});
