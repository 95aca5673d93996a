import type { Episode } from '../../domain/episode.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { weekday } from '../../domain/time.ts';
import type { Records } from '../../run/ports.ts';
import { evidenceStretch, type ItemVerdict, realPath } from '../episode/inbox.ts';
import { entriesOf, type Ran, standing } from '../keep.ts';
import { dayAt, instantAt } from '../zone.ts';

/** A rung from which on evidence is a signal: it waits for no hour. */
const SIGNAL_RUNG = 3;

/** A decision that has fallen due: of which day, when, and whether because evidence came. */
export type DueDecision = { readonly day: Day; readonly at: Instant; readonly evidence: boolean };

/**
 * Decisions of a stretch that fall due after an instant, up to another: at the episode's own hour on every weekday,
 * and whenever hard evidence is taken into use on a weekday. In their order, so that whoever was away takes the same
 * ones as who was there.
 */
export function dueDecisions(
  { decide: { time, zone }, from, to }: Pick<Episode, 'decide' | 'from' | 'to'>,
  { after, by }: { readonly after: Instant; readonly by: Instant },
  evidence: readonly Instant[],
): readonly DueDecision[] {
  const found: DueDecision[] = [];
  const within = (day: Day): boolean => day >= from && day <= to && weekday(day) <= 5;
  const first = Math.max(from, dayAt(after, zone));
  for (let day = first as Day; day <= Math.min(to, dayAt(by, zone)); day = (day + 1) as Day)
    if (within(day)) found.push({ day, at: instantAt(day, time, zone), evidence: false });
  for (const at of new Set(evidence)) {
    const day = dayAt(at, zone);
    if (within(day) && !found.some((due) => due.at === at)) found.push({ day, at, evidence: true });
  }
  return found.filter(({ at }) => at > after && at <= by).toSorted((a, b) => a.at - b.at);
}

/** When each item of hard evidence of a folder came to be known and in use, whichever was later. */
export function evidenceUsed(records: Records, folder: string): readonly Instant[] {
  const { read } = evidenceStretch(folder);
  return standing<ItemVerdict>(records, 'accept-evidence').flatMap(({ at, read: told }) => {
    if (told.line === undefined || realPath(told.episode) !== folder) return [];
    const items = read(told.line, told.id);
    return items.ok
      ? items.value.flatMap(({ rung, knownAt }) =>
          rung >= SIGNAL_RUNG ? [Math.max(at, knownAt) as Instant] : [],
        )
      : [];
  });
}

/** The last decision of a folder on record; before it nothing falls due any more. */
export const lastDecided = (records: Records, folder: string): Instant | undefined =>
  entriesOf<Ran>(records, 'run').findLast(({ read }) => read.name === folder)?.at;
