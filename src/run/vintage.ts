import { LEGS } from '../domain/episode.ts';
import type { Finding } from '../domain/finding.ts';
import type { Setup } from '../domain/policy.ts';
import type { Day } from '../domain/time.ts';
import type { Vintage } from '../domain/vintage.ts';

/**
 * The latest vintage of these very legs that ends before the window begins. One that reaches into
 * the window is refused and told; one that ends after today does not exist yet.
 * @param begin first day that the longest window judges
 */
export function vintageFor(
  { vintages, episode }: Setup,
  begin: Day | undefined,
  today: Day,
): { readonly vintage: Vintage | undefined; readonly findings: readonly Finding[] } {
  const same = vintages.filter((v) =>
    LEGS.every((l) => v.legs[l].join() === episode.legs[l].join()),
  );
  const past = same.filter((v) => v.until < today);
  const usable = begin === undefined ? [] : past.filter((v) => v.until < begin);
  const [vintage] = usable.toSorted((a, b) => b.until - a.until);
  const refused = past
    .filter((v) => begin !== undefined && v.until >= begin)
    .map((v): Finding => ({ kind: 'refused', until: v.until, start: begin as Day }));
  const legs = LEGS.map((l) => episode.legs[l].join('+')).join(' ');
  return { vintage, findings: vintage ? refused : [...refused, { kind: 'uncalibrated', legs }] };
}
