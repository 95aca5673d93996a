import { LEGS } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Block, Section } from '../block.ts';
import { path } from '../chart/path.ts';
import { strip } from '../chart/strip.ts';
import { cite, flat, join, opened, type Prose, say } from '../prose.ts';
import { type LegView, legView } from '../view/leg.ts';
import { idOf, type Page } from '../view/page.ts';
import { known } from '../view/unknown.ts';
import { fixed, signed, signedPercent } from '../words/number.ts';

/** Most items of news that stand in the text. */
const NEWS = 6;

/** What was reported, how the legs moved, and how rare that is. */
export const happened = (p: Page): Section => ({
  id: 'happened',
  title: p.w.title.happened,
  blocks: [news(p), legs(p), severity(p), windows(p), beside(p)],
});

function news(p: Page): Block {
  const shown = p.decision.stress.windows.find((x) => x.window === p.decision.stress.window);
  const risk = shown?.legs.risk;
  const start = risk && !('unknown' in risk) ? risk.start : p.before?.moment.day;
  const since = start === undefined ? undefined : p.on(start);
  const ids = [
    ...p.dossier.before.filter((d) => d.moment.day > (start ?? d.moment.day)),
    p.decision,
  ]
    .flatMap((d) => d.board.signals)
    .map((s) => s.evidence);
  const weigh = (e: Evidence): number => (e.direction === 'neutral' ? 0 : 10) + e.rung;
  const climbed = [...new Set(ids)].flatMap((id) => p.evidence.get(id) ?? []);
  const items = climbed
    .toSorted((a, b) => weigh(b) - weigh(a))
    .slice(0, NEWS)
    .toSorted((a, b) => a.occurredOn - b.occurredOn)
    .map(
      (e): Prose =>
        say`${p.on(e.occurredOn)}${p.w.colon}${e.headline[p.lang]} ${cite(`${e.id}`, e.id)}${p.w.brackets(p.w.rung(e.rung))}`,
    );
  const rest = climbed.length - items.length;
  return {
    kind: 'list',
    heading: [p.w.newSince(since)],
    items:
      items.length === 0
        ? [[p.w.nothingNew]]
        : [...items, ...(rest > 0 ? [[p.w.moreNew(rest)]] : [])],
  };
}

function legs(p: Page): Block {
  const views = LEGS.map((l) => legView(p, l));
  const all = views.flatMap((v) => v.path.map((q) => q.x));
  const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 0];
  const told = views.flatMap((v) => ('unknown' in v.now ? [] : [{ leg: v.leg, z: v.now.z }]));
  const fallen = told.filter((t) => t.z < 0).toSorted((a, b) => a.z - b.z);
  const { episode } = p.dossier.setup;
  const durations = [
    ...new Set(views.flatMap((v) => v.series.flatMap((id) => episode.series[id]?.duration ?? []))),
  ].map(String);
  const base = views.find((v) => !('unknown' in v.now))?.now;
  return {
    kind: 'legs',
    heading: [p.w.legsHeading(fallen.length, told.length, fallen[0]?.leg)],
    caption: [
      p.w.legsCaption(
        base === undefined || 'unknown' in base ? p.w.label.start : p.on(base.start),
        durations,
      ),
    ],
    legs: views.map((v) => leg(p, v, low, high)),
    table: table(p, views),
  };
}

function leg(p: Page, v: LegView, low: number, high: number) {
  const { now } = v;
  const name = p.w.leg[v.leg];
  const title = v.title.startsWith(name) ? v.title : `${name}${p.w.colon}${v.title}`;
  if ('unknown' in now)
    return {
      title,
      move: [{ unknown: p.w.unknown(now.unknown) }],
      falling: false,
      z: [],
      values: [],
    };
  const move = signedPercent(now.move, 2);
  const z = p.w.sigma(signed(now.z, 2));
  const refs = v.series.flatMap((id) => [idOf(id, now.start), idOf(id, now.end)]);
  const values = join(
    v.series.map((id) => say`${p.at(id, now.start)} → ${p.at(id, now.end)}`),
    '; ',
  );
  const first = v.path[0];
  return {
    title,
    move: [cite(move, ...refs)],
    falling: now.move < 0,
    z: [cite(z, ...refs)],
    values: now.carried ? say`${values}${p.w.brackets(p.w.carried)}` : values,
    ...(first
      ? {
          draw: (width: number) =>
            path(
              {
                label: p.w.pathLabel(title, move, z),
                points: v.path,
                start: v.start,
                low,
                high,
                first: p.w.tick(first.day),
                last: `${p.w.tick(now.start)}–${p.w.tick(now.end)}`,
                falling: now.move < 0,
                mark: (t) => signed(t, Number.isInteger(t) ? 0 : 1),
              },
              width,
            ),
        }
      : {}),
  };
}

/** The values behind the lines, newest first. */
function table(p: Page, views: readonly LegView[]) {
  const days = [...new Set(views.flatMap((v) => v.path.map((q) => q.day)))].toSorted(
    (a, b) => b - a,
  );
  return {
    head: [p.w.label.day, ...views.map((v) => v.title)],
    right: [1, 2, 3],
    rows: days.map((day) => ({
      cells: [
        [p.on(day)],
        ...views.map((v) =>
          join(
            v.series.map((id) => (p.observed(id, day) ? [p.at(id, day)] : [p.w.label.noValue])),
            ' / ',
          ),
        ),
      ],
    })),
  };
}

function severity(p: Page): Block {
  const { stress } = p.decision;
  const today = typeof stress.severity === 'number' ? stress.severity : undefined;
  const shown = stress.windows.find((x) => x.window === stress.window);
  const past = p.vintage?.windows[stress.window];
  const says = (x: number): string => p.w.sigma(fixed(x, 2));
  const text =
    typeof stress.severity === 'number'
      ? says(stress.severity)
      : p.w.unknown(stress.severity.unknown);
  const heading: Prose = [
    cite(p.w.severityHeading(today, today === undefined ? '' : says(today)), 's-happened'),
  ];
  if (!past || !p.vintage)
    return {
      kind: 'chart',
      heading,
      caption: [{ unknown: p.w.unknown('uncalibrated') }],
    };
  const largest = past.fell[0] ?? 0;
  return {
    kind: 'chart',
    heading,
    caption: p.w.severityCaption({
      count: cite(fixed(past.count, 0), 'vintage'),
      fell: cite(fixed(past.fell.length, 0), 'vintage'),
      window: stress.window,
      from: p.w.month(p.vintage.from),
    }),
    draw: (width) =>
      strip(
        {
          label: `${flat(heading)}${p.w.comma}${flat(rank(p))}`,
          past: past.fell,
          today,
          todaySays: today === undefined ? text : p.w.stripToday(p.w.tick(p.today), text),
          threshold: typeof shown?.threshold === 'number' ? shown.threshold : undefined,
          thresholdSays: p.w.stripThreshold,
          largestSays: p.w.stripLargest(says(largest)),
          mark: (t) => (t === 0 ? '0' : p.w.sigma(fixed(t, 1))),
        },
        width,
      ),
  };
}

/** One in how many. */
function rank(p: Page): Prose {
  const { oneIn, count } = p.decision.stress;
  return p.w.rank({
    oneIn: typeof oneIn === 'object' ? undefined : oneIn,
    count: cite(typeof count === 'number' ? fixed(count, 0) : '', 'vintage'),
    from: p.vintage ? p.w.month(p.vintage.from) : '',
    why: typeof oneIn === 'object' ? oneIn.unknown : '',
  });
}

function windows(p: Page): Block {
  return {
    kind: 'table',
    caption: opened(say`${rank(p)}${p.w.full}`),
    table: {
      head: [
        p.w.label.window,
        ...LEGS.map((l) => p.w.leg[l]),
        p.w.label.severity,
        p.w.label.threshold,
        p.w.label.over,
      ],
      right: [1, 2, 3, 4, 5],
      rows: p.decision.stress.windows.map((x) => ({
        cells: [
          [p.w.windowSays(x.window)],
          ...LEGS.map((l): Prose => {
            const one = x.legs[l];
            if ('unknown' in one) return [{ unknown: p.w.unknown(one.unknown) }];
            const ids = p.dossier.setup.episode.legs[l];
            const refs = ids.flatMap((id) => [idOf(id, one.start), idOf(id, one.end)]);
            return [cite(p.w.sigma(signed(one.z, 2)), ...refs)];
          }),
          known(p, x.severity, (s) => p.w.sigma(fixed(s, 2)), 's-happened'),
          known(p, x.threshold, (s) => p.w.sigma(fixed(s, 2)), 'vintage'),
          typeof x.severity === 'number' && typeof x.threshold === 'number'
            ? [x.severity > x.threshold ? p.w.label.yes : p.w.label.no]
            : [{ unknown: p.w.unknown('no value') }],
        ],
      })),
    },
  };
}

function beside(p: Page): Block {
  const { turbulence: t } = p.decision.stress;
  const part = (pick: (x: Exclude<typeof t, { unknown: string }>) => number): Prose =>
    'unknown' in t ? [{ unknown: p.w.unknown(t.unknown) }] : [cite(fixed(pick(t), 2), 's-method')];
  if ('unknown' in t)
    return {
      kind: 'say',
      note: true,
      prose: say`${p.w.label.turbulence}${p.w.colon}${{ unknown: p.w.unknown(t.unknown) }}${p.w.full}`,
    };
  return {
    kind: 'say',
    note: true,
    prose: p.w.turbulenceSays(
      part((x) => x.turbulence),
      part((x) => x.surprise),
      known(p, t.absorption, (x) => p.w.sigma(signed(x, 2)), 's-method'),
    ),
  };
}
