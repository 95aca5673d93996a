import { LEGS } from '../../domain/episode.ts';
import { idOf, type Page } from '../memo/page.ts';
import type { Block } from '../render/block.ts';
import { cite, opened, type Prose, say } from '../render/prose.ts';
import { known } from '../view/unknown.ts';
import { fixed, signed } from '../words/number.ts';
import { rank } from './severity.ts';

/** Every window length with its threshold; why a cell is not known stands once below. */
export function windows(p: Page): Block[] {
  const { windows: all } = p.decision.stress;
  const mark = { unknown: p.w.label.unknown };
  const reasons = [
    ...new Set(
      all.flatMap((x) =>
        [...LEGS.map((l) => x.legs[l]), x.severity, x.threshold].flatMap((v) =>
          typeof v === 'object' && 'unknown' in v ? [p.w.unknown(v.unknown)] : [],
        ),
      ),
    ),
  ];
  const table: Block = {
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
      rows: all.map((x) => ({
        cells: [
          [p.w.windowSays(x.window)],
          ...LEGS.map((l): Prose => {
            const one = x.legs[l];
            if ('unknown' in one) return [mark];
            const ids = p.dossier.setup.episode.legs[l];
            const refs = ids.flatMap((id) => [idOf(id, one.start), idOf(id, one.end)]);
            return [cite(p.w.sigma(signed(one.z, 2)), ...refs)];
          }),
          typeof x.severity === 'number'
            ? [cite(p.w.sigma(fixed(x.severity, 2)), 's-happened')]
            : [mark],
          typeof x.threshold === 'number'
            ? [cite(p.w.sigma(fixed(x.threshold, 2)), 'vintage')]
            : [mark],
          typeof x.severity === 'number' && typeof x.threshold === 'number'
            ? [x.severity > x.threshold ? p.w.label.yes : p.w.label.no]
            : [mark],
        ],
      })),
    },
  };
  return reasons.length === 0
    ? [table]
    : [
        table,
        { kind: 'say', note: true, prose: opened(say`${reasons.join(p.w.semi)}${p.w.full}`) },
      ];
}

/** Turbulence, correlation surprise and absorption beside it. */
export function beside(p: Page): Block {
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
