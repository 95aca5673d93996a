import { LEGS } from '../../domain/episode.ts';
import { spark } from '../chart/spark.ts';
import type { Page } from '../memo/page.ts';
import { legView } from '../memo/stress.ts';
import { left, plain, right } from '../render/columns.ts';
import { fixed, signed, signedPercent } from '../words/number.ts';
import { hanging, sigma } from './column.ts';

/** The name of a leg's series without the leg's name before it, or what stands in brackets behind it. */
const short = (title: string, leg: string): string =>
  (title.startsWith(leg) ? title.slice(leg.length) : title).replace(/[（(].*$/, '').trim();

/** The legs with their last sessions as lines of Braille. */
export function stressRows(p: Page): string[] {
  const { stress: s } = p.decision;
  const told =
    typeof s.severity === 'number'
      ? `${p.w.stress[s.state]}${p.w.semi}${p.w.label.severity.toLowerCase()} ${sigma(p, fixed(s.severity, 2))}`
      : p.w.unknown(s.severity.unknown);
  const rows = LEGS.map((leg) => {
    const v = legView(p, leg);
    const name = `  ${left(p.w.leg[leg], 7)}${left(plain(short(v.title, p.w.leg[leg])), 25)}`;
    return 'unknown' in v.now
      ? `${name}${p.w.unknown(v.now.unknown)}`
      : `${name}${left(
          spark(
            v.path.map((q) => q.x),
            13,
          ),
          15,
        )}${right(plain(signedPercent(v.now.move, 2)), 8)}${right(plain(sigma(p, signed(v.now.z, 2))), 15)}`;
  });
  const known = LEGS.some((leg) => !('unknown' in legView(p, leg).now));
  const head = `${' '.repeat(49)}${right(p.w.screen.logMove, 8)}`;
  return [...hanging(p.w.screen.heading.stress, told), ...(known ? [head] : []), ...rows];
}
