import { LEGS } from '../../domain/episode.ts';
import type { Block } from '../block.ts';
import { cite, opened, type Prose, say } from '../prose.ts';
import { idOf, type Page } from '../view/page.ts';
import { known } from '../view/unknown.ts';
import { fixed, signed } from '../words/number.ts';
import { rank } from './severity.ts';

/** Every window length with its threshold. */
export function windows(p: Page): Block {
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
