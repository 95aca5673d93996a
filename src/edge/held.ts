import type { Setup } from '../domain/policy.ts';
import type { Portfolio, Stated } from '../domain/portfolio.ts';
import { present } from '../domain/present.ts';
import type { Day, Instant } from '../domain/time.ts';
import { asks } from '../run/crowd/question.ts';
import type { Event } from '../run/event.ts';
import { crowdAnswers } from './crowd/answer.ts';

/** What an owner did about a proposal, as the journal keeps it. */
export type Enacted = Pick<
  Extract<Stated, { readonly kind: 'decided' }>,
  'capital' | 'portfolio'
> & {
  readonly episode: string;
  readonly day: string;
  readonly thesis: string;
  /** Hash of the line that was decided about, and the share that it proposed. */
  readonly proposal: string;
  readonly proposed: number;
  readonly exposure: number;
  readonly why?: string;
  readonly review?: string;
};

/** Something that was stated to be held, before it has a place among the decisions of an episode. */
export type HeldRecord = { readonly seq: number; readonly on: Day } & (
  | { readonly kind: 'portfolio'; readonly portfolio: Portfolio }
  | { readonly kind: 'decided'; readonly done: Enacted }
);

/**
 * The events of an episode with what was held among them: a portfolio before the first decision of its
 * day or later, what was decided before the next one.
 */
export function withHeld(
  events: readonly Event[],
  records: readonly HeldRecord[],
  episode: string,
): readonly Event[] {
  const ticks = events.flatMap((e) => (e.kind === 'tick' ? [e.tick] : []));
  const before = new Map<Instant, Event[]>();
  for (const { on, ...record } of records) {
    const portfolio = record.kind === 'portfolio';
    if (!portfolio && record.done.episode !== episode) continue;
    const at = ticks.find(({ day }) => (portfolio ? day >= on : day > on))?.at;
    if (at === undefined) continue;
    const held: Stated = portfolio
      ? { kind: 'portfolio', at, on, portfolio: record.portfolio }
      : {
          kind: 'decided',
          at,
          on,
          exposure: record.done.exposure,
          ...present({ capital: record.done.capital, portfolio: record.done.portfolio }),
        };
    before.set(at, [...(before.get(at) ?? []), { kind: 'held', held }]);
  }
  return before.size === 0
    ? events
    : events.flatMap((e) => (e.kind === 'tick' ? [...(before.get(e.tick.at) ?? []), e] : [e]));
}

/** The same with the answers of the crowd that what is held asks for, each before the decision that asks. */
export function withAnswers(
  setup: Setup,
  events: readonly Event[],
  library: Omit<Parameters<typeof crowdAnswers>[1], 'atHand'>,
): readonly Event[] {
  // A share alone asks nothing that the machine's own path does not.
  const asking = (held: Stated): boolean =>
    held.portfolio !== undefined || (held.kind === 'decided' && held.capital !== undefined);
  if (!events.some((e) => e.kind === 'held' && asking(e.held))) return events;
  const there = new Map(
    events.flatMap((e) => (e.kind === 'simulation' ? [[e.simulation, e.at] as const] : [])),
  );
  const more = crowdAnswers(asks(setup, events), { ...library, atHand: [...there.keys()] }).filter(
    ({ simulation, at }) => !((there.get(simulation) ?? Number.POSITIVE_INFINITY) <= at),
  );
  return events.flatMap((e): Event[] =>
    e.kind === 'tick'
      ? [
          ...more.flatMap(({ at, simulation }) =>
            at === e.tick.at ? [{ kind: 'simulation' as const, at, simulation }] : [],
          ),
          e,
        ]
      : [e],
  );
}
