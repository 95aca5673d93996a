import { deserialize, serialize } from 'node:v8';
import type { Decision } from '../domain/decision.ts';
import type { Dossier } from '../domain/dossier.ts';
import { type History, indexAt, sharedSessions } from '../domain/history.ts';
import type { Setup } from '../domain/policy.ts';
import { type Portfolio, type RuleOfSale, USUAL_RULE } from '../domain/portfolio.ts';
import { present } from '../domain/present.ts';
import type { Day } from '../domain/time.ts';
import { foretold } from '../run/foretold.ts';
import { heldAt, heldOf } from '../run/held.ts';
import { asof, type Knowledge } from '../run/knowledge.ts';
import type { Line } from '../run/line.ts';
import { alongside } from '../run/odds/alongside.ts';
import { type Kept, resume } from '../run/resume.ts';
import { begun } from '../sense/counted.ts';
import { isLived, isMadeUp } from './feed/oneworld.ts';
import { sha256 } from './file/hash.ts';
import type { Opened } from './opening.ts';
import { trackRecord } from './record/track.ts';
import { stamp } from './zone.ts';

/** An episode that has run: its decisions, and their chained lines. */
export type Played = Opened & {
  readonly decisions: readonly Decision[];
  readonly lines: readonly Line[];
  /** Of each decision, the hash of everything that it rests on. */
  readonly keys: readonly string[];
  /** What is remembered after it, of some. */
  readonly memories: readonly Kept['memory'][];
};

/** Runs an opened episode through the live step and chains its lines. */
export function play(opened: Opened): Played {
  const { setup, events, drawer } = opened;
  // What was decided with something held never takes the place of the machine's own path.
  const name = events.some((e) => e.kind === 'held') ? 'held' : 'decisions';
  const found = drawer.recall<readonly Packed[]>(name);
  const before = (found ?? drawer.recall<readonly Packed[]>('decisions') ?? []).map(unpacked);
  const kept = resume({ setup, events, begin: drawer.begin, hash: sha256 }, before);
  if (drawer.begin !== undefined && kept.some((k, i) => k !== before[i]))
    drawer.keep(name, kept.map(packed));
  return {
    ...opened,
    decisions: kept.map((k) => k.decision),
    lines: kept.map((k) => k.line),
    keys: kept.map((k) => k.key),
    memories: kept.map((k) => k.memory),
  };
}

/** As it lies in a drawer: a decision is read when it is looked into, for most never are. */
type Packed = Omit<Kept, 'decision'> &
  Pick<Decision, 'moment'> & {
    readonly names: readonly string[];
    readonly rest: Uint8Array;
  };

const packed = ({ decision: { moment, ...rest }, ...kept }: Kept): Packed => ({
  ...kept,
  moment,
  names: Object.keys(rest),
  rest: serialize(rest),
});

function unpacked({ moment, names, rest, ...kept }: Packed): Kept {
  let read: Readonly<Record<string, unknown>> | undefined;
  const all = (): Readonly<Record<string, unknown>> => {
    read ??= deserialize(rest) as Readonly<Record<string, unknown>>;
    return read;
  };
  const lazy = names.map((name) => [name, { get: () => all()[name], enumerable: true }]);
  const decision = Object.defineProperties({ moment }, Object.fromEntries(lazy)) as Decision;
  return { ...kept, decision };
}

/** For whom a memo is written. */
export type Reader = {
  /** Of the reader's own clock; left out: that of the decision. */
  readonly zone?: string | undefined;
  /** By which orders are made. */
  readonly rule?: RuleOfSale | undefined;
  /** What the reader already did about it. */
  readonly taken?: Dossier['taken'];
};

/** Everything that a memo of one decision is written from. */
export function dossier(
  played: Played,
  at: number,
  { zone, rule = USUAL_RULE, taken }: Reader = {},
): Dossier {
  const { events, decisions, lines, keys, drawer } = played;
  const decision = decisions[at];
  const chained = lines[at];
  if (!decision || !chained) throw new RangeError(`no decision ${at}`);
  const known = asof(played.setup.episode.series, events, decision.moment.at);
  const setup = setupThen(played, decision, known);
  const own = zone ?? setup.episode.decide.zone;
  const name = `beside-${keys[at]}`;
  const before = TOLD.get(decision) ?? drawer.recall<Beside>(name);
  const beside = before ?? {
    ...alongside(setup, known, decision),
    foretold: foretold({ ...played, at, stops: decision.stops }),
  };
  TOLD.set(decision, beside);
  if (before === undefined) drawer.keep(name, beside);
  return {
    setup,
    decision,
    before: decisions.slice(0, at),
    series: Object.fromEntries(
      Object.entries(known.histories).map(([series, h]) => {
        const from = Math.max(0, indexAt(h, (decision.moment.day - 130) as Day));
        return [
          series,
          Array.from({ length: h.length - from }, (_, i) => ({
            series,
            at: h.days[from + i] as Day,
            knownAt: decision.moment.at,
            value: h.values[from + i] as number,
          })),
        ];
      }),
    ),
    sessions: sharedSessions(
      Object.values(setup.episode.legs)
        .flat()
        .map((id) => known.histories[id] as History),
    ),
    evidence: begun(known.evidence, decision.moment.day),
    ...beside,
    track: trackRecord(),
    ...present({ taken, held: heldOf(played.setup, known, { decision, rule }) }),
    hash: chained.hash,
    replay: !isLived(played.folder),
    ...(isMadeUp(played.folder) && { madeUp: true }),
    clock: { zone: own, stamp: stamp(decision.moment.at, own) },
  };
}

/** The rules of a decision, with the book that was held then in place of the thesis' own. */
export function setupAt(played: Played, { decision }: { readonly decision: Decision }): Setup {
  const { setup, events } = played;
  if (decision.held === undefined) return setup;
  return setupThen(played, decision, asof(setup.episode.series, events, decision.moment.at));
}

/** The portfolio that was held at a decision, where one stands on record. */
export const portfolioAt = (
  { setup, events }: Played,
  { moment }: Decision,
): Portfolio | undefined => asof(setup.episode.series, events, moment.at).held?.portfolio;

const setupThen = ({ setup }: Played, decision: Decision, known: Knowledge): Setup =>
  heldAt(setup, known, { day: decision.moment.day, fresh: decision.freshness })?.setup ?? setup;

/** What is told beside a decision, worked out once however many pages ask, and kept. */
const TOLD = new WeakMap<Decision, Beside>();
type Beside = ReturnType<typeof alongside> & Required<Pick<Dossier, 'foretold'>>;

/** Position of the decision of a day; the last one when no day is given; -1 when there is none. */
export const positionOf = (decisions: readonly Decision[], day: Day | undefined): number =>
  day === undefined ? decisions.length - 1 : decisions.findIndex((d) => d.moment.day === day);
