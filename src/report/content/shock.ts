import type { Decision } from '../../domain/decision.ts';
import { STUDY } from '../../domain/delever.ts';
import type { Day } from '../../domain/time.ts';

/** A fall whose return is watched: the closes before and at its end, and the decisions that watch it. */
type Shock = Record<'began' | 'made' | 'last', Day> & Record<'before' | 'low' | 'half', number>;

/** Closes of the risk leg and decisions, both oldest first. */
type Watched = {
  readonly points: readonly { readonly day: Day; readonly value: number }[];
  readonly decisions: readonly Decision[];
};

/** The falls that were watched, oldest first, as far as their closes are among those shown. */
export function shocksIn({ decisions, points }: Watched): Shock[] {
  const close = (day: Day): number | undefined => points.find((q) => q.day === day)?.value;
  return decisions.flatMap((d): Shock[] => {
    const { retrace } = d.delever;
    if ('unknown' in retrace || retrace.made !== d.moment.day) return [];
    const risk = d.stress.windows.find((x) => x.window === STUDY.window)?.legs.risk;
    if (!risk || 'unknown' in risk) return [];
    const [before, low] = [close(risk.start), close(risk.end)];
    if (before === undefined || low === undefined) return [];
    const last = decisions.findLast(
      ({ delever: { retrace: r } }) => !('unknown' in r) && r.made === retrace.made,
    );
    return [
      {
        began: risk.start,
        made: retrace.made,
        last: last?.moment.day ?? d.moment.day,
        before,
        low,
        half: low + (before - low) / 2,
      },
    ];
  });
}

/** The fall that is watched at a decision. */
export const shockOf = (
  all: readonly Shock[],
  { delever: { retrace } }: Decision,
): Shock | undefined =>
  'unknown' in retrace ? undefined : all.find((s) => s.made === retrace.made);

/** Stretches of decisions alike, up to the decision that differs. */
export function alike<Of>(
  decisions: readonly Decision[],
  of: (d: Decision) => Of,
): { readonly from: Day; readonly to: Day; readonly of: Of }[] {
  const out: { from: Day; to: Day; of: Of }[] = [];
  for (const d of decisions) {
    const last = out.at(-1);
    if (last) last.to = d.moment.day;
    if (last?.of !== of(d)) out.push({ from: d.moment.day, to: d.moment.day, of: of(d) });
  }
  return out;
}
