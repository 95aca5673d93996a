import { z } from 'zod';
import { actOf, type Verdict } from '../domain/decision.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Known } from '../domain/known.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import { present } from '../domain/present.ts';
import type { OwnDecision, Proposal, ReviewState } from '../domain/process.ts';
import { REGIMES } from '../domain/regime.ts';
import { LAMP_STATES, lampState, STOP_STATES } from '../domain/stop.ts';
import type { StressState } from '../domain/stress.ts';
import { DAY_MS, type Day, type Instant, parseDay } from '../domain/time.ts';
import { lastOfDays, reviewState } from '../judge/process.ts';
import type { Entry } from '../run/journal.ts';
import type { Records } from '../run/ports.ts';
import type { Enacted, HeldRecord } from './held.ts';
import { inJournal, type ReadEntry, standing, undone } from './keep.ts';
import { dayAt, minuteAt } from './zone.ts';

const day = z.string().transform((text) => parseDay(text) as Day);

/** What a decision of the owner's holds, whichever version wrote it. */
const takenBody = z.object({
  episode: z.string(),
  day: day.refine((d) => d !== undefined),
  proposal: z.string(),
  proposed: z.number(),
  exposure: z.number(),
  why: z.string().optional(),
  review: day.optional(),
});

/** A decision of the owner's; undefined where the entry is none that can be read. */
export function takenOf({ seq: entry, at, kind, body }: Entry): OwnDecision | undefined {
  if (kind !== 'accept' && kind !== 'override') return undefined;
  const { data } = takenBody.safeParse(JSON.parse(body));
  if (!data) return undefined;
  const { why, review, ...rest } = data;
  return { entry, at, kind, ...rest, ...present({ why, review }) };
}

/** Every decision of the owner's that was not taken back, oldest first, and how many were. */
export function allTaken(records: Records): {
  readonly taken: readonly OwnDecision[];
  readonly back: readonly OwnDecision[];
} {
  const gone = undone(records);
  const all = [...records.ofKind('accept'), ...records.ofKind('override')]
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((entry) => takenOf(entry) ?? []);
  return {
    taken: all.filter((t) => !gone.has(t.entry)),
    back: all.filter((t) => gone.has(t.entry)),
  };
}

/** What the owner did last about the decision of a day, and when, on the reader's own clock; undefined where nothing. */
export function takenOn(
  workspace: string | undefined,
  { episode, day, zone }: Pick<OwnDecision, 'episode' | 'day'> & Pick<Clock, 'zone'>,
): Dossier['taken'] {
  const last = inJournal(workspace, (records) =>
    allTaken(records).taken.findLast((t) => t.episode === episode && t.day === day),
  );
  return last && { at: minuteAt(last.at, zone), exposure: last.exposure };
}

/** The decision of the owner's about a later day of the same episode; undefined while there is none. */
export const nextOf = (taken: OwnDecision, all: readonly OwnDecision[]): OwnDecision | undefined =>
  all.find((t) => t.episode === taken.episode && t.day > taken.day);

/** A review of an override, and how it stands. */
export type Review = { readonly taken: OwnDecision; readonly state: ReviewState };

/** Overrides whose review was dated, by the day of the review. */
export function reviews(workspace: string | undefined, { now, zone }: Clock): readonly Review[] {
  const last = lastOfDays(inJournal(workspace, (records) => allTaken(records).taken) ?? []);
  return last
    .map((taken) => ({ taken, state: reviewOf(taken, last, { now, zone }) }))
    .filter(({ state }) => state !== 'none')
    .toSorted((a, b) => Number(a.taken.review) - Number(b.taken.review));
}

/** How the review of a decision stands among the decisions that stand. */
export function reviewOf(
  taken: OwnDecision,
  all: readonly OwnDecision[],
  { now, zone }: Clock,
): ReviewState {
  const next = nextOf(taken, all);
  return reviewState(taken, next && dayAt(next.at, zone), dayAt(now, zone));
}

/** An instant, and the zone of the reader's own clock. */
export type Clock = { readonly now: Instant; readonly zone: string };

/** A journal as it stood when it had so many entries. */
const upTo = (records: Records, entries: number): Records => ({
  ...records,
  ofKind: (kind, at) => records.ofKind(kind, at).filter((e) => e.seq <= entries),
});

/**
 * Everything that stands on record as held, in the order in which it holds: by its day, a portfolio
 * before what was decided on that day, unless it was recorded after it.
 * @param entries  of the journal that count; undefined: all
 */
export function heldRecords(
  records: Records,
  entries = Number.POSITIVE_INFINITY,
): readonly HeldRecord[] {
  const then = upTo(records, entries);
  const books = standing<{ readonly portfolio: Portfolio }>(then, 'book').map(
    ({ seq, read: { portfolio } }): HeldRecord => ({
      seq,
      kind: 'portfolio',
      on: portfolio.on,
      portfolio,
    }),
  );
  const decided = (['accept', 'override'] as const).flatMap((kind) =>
    standing<Enacted>(then, kind).flatMap(
      ({ seq, read: done }: ReadEntry<Enacted>): HeldRecord[] => {
        const on = parseDay(done.day);
        const over = books.some((b) => b.on === on && b.seq > seq);
        return on === undefined || over ? [] : [{ seq, kind: 'decided', on, done }];
      },
    ),
  );
  const rank = ({ kind }: HeldRecord): number => (kind === 'portfolio' ? 0 : 1);
  return [...books, ...decided].toSorted(
    (a, b) => a.on - b.on || rank(a) - rank(b) || a.seq - b.seq,
  );
}

const share = z.number();
const NOT_ON_RECORD = { unknown: { kind: 'not on record' } } as const;

/** What of the line of a decision is told, whichever version wrote it. */
const line = z.object({
  at: z.string().transform((at) => parseDay(at.slice(0, 'YYYY-MM-DD'.length))),
  verdict: z.enum(['hold', 'trim', 'leave', 'wait'] satisfies Verdict[]),
  exposure: z.object({ target: share, before: share.optional() }),
  regime: z.object({ noise: share, friction: share, rupture: share, call: z.enum(REGIMES) }),
  stress: z.object({
    state: z.enum([
      'calm',
      'building',
      'lopsided',
      'synchronised',
      'unknown',
    ] satisfies StressState[]),
  }),
  stops: z.array(
    z.object({
      id: z.string(),
      key: z.string().optional(),
      state: z.enum(STOP_STATES),
      waits: z.array(z.string()).optional(),
    }),
  ),
});

/** What the line of a decision said; not on record where it is no line that can be read. */
export function proposalOf(read: unknown): Known<Proposal> {
  const { data } = line.safeParse(read);
  if (data?.at === undefined) return NOT_ON_RECORD;
  const { at, verdict, exposure, regime, stress, stops } = data;
  const { target, before = target } = exposure;
  const lamps = stops.map(({ id, key, state, waits }) => ({
    id,
    ...present({ key }),
    state: lampState({ state, ...present({ waits }) }),
  }));
  return {
    day: at,
    verdict: actOf({ verdict, exposure: { target, before } }),
    target,
    regime,
    stress: stress.state,
    stops: lamps.filter(({ state }) => state !== LAMP_STATES[0]),
  };
}

/** What a proposal said that was answered, from the journal, by the hash of its line. */
export function proposed(records: Records, { day, proposal }: OwnDecision): Known<Proposal> {
  // A decision is taken within a day of midnight UTC of its day, wherever its market is.
  const span = [(day - 1) * DAY_MS, (day + 3) * DAY_MS] as unknown as readonly [Instant, Instant];
  for (const { body } of records.ofKind('decision', span)) {
    const read = JSON.parse(body);
    if (read?.hash === proposal) return proposalOf(read);
  }
  return NOT_ON_RECORD;
}
