import { LEGS } from '../../domain/episode.ts';
import { path } from '../chart/path.ts';
import type { Block } from '../render/block.ts';
import { cite, join, say } from '../render/prose.ts';
import { type LegView, legView } from '../view/leg.ts';
import { signed, signedPercent } from '../words/number.ts';
import { idOf, type Page } from './page.ts';

/** The three legs as small multiples on one scale. */
export function legs(p: Page): Block {
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
    p.w.semi,
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
