import type { Episode } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Found } from '../../domain/finding.ts';
import { DAY_MS, type Day } from '../../domain/time.ts';

/** Days before a stretch begins, ten years, before which an act of it is hardly meant. */
const MAX_DAYS_BEFORE = 3653;
/** Days, thirty years, for which hardly any act is announced beforehand. */
const MAX_DAYS_AHEAD = 10_958;

/** Dates of evidence that are likely slips of the year: each is told, and used as it stands. */
export const oddDates = ({ from }: Episode, evidence: readonly Evidence[]): readonly Found[] =>
  evidence.flatMap((item): readonly Found[] => {
    const { id, occurredOn, knownAt, scheduledFor, effectiveOn } = item;
    const ahead = (day: Day | undefined): boolean =>
      day !== undefined && (day < occurredOn || day > occurredOn + MAX_DAYS_AHEAD);
    const known = Math.floor(knownAt / DAY_MS) as Day;
    const dates = [
      ['occurred_on', occurredOn, occurredOn < from - MAX_DAYS_BEFORE],
      ['known_on', known, known < from - MAX_DAYS_BEFORE],
      ['scheduled_for', scheduledFor, ahead(scheduledFor)],
      ['effective_on', effectiveOn, ahead(effectiveOn)],
    ] as const;
    return dates.flatMap(([of, day, odd]): readonly Found[] =>
      odd && day !== undefined
        ? [{ at: knownAt, finding: { kind: 'odd date', evidence: id, field: of, day } }]
        : [],
    );
  });
