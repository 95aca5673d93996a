import {
  type Binding,
  CAPS,
  type CapId,
  type Exposure,
  heldTo,
  MAX_FALL_PER_SESSION,
  MAX_RISE_PER_SESSION,
  REST_SESSIONS,
} from '../domain/exposure.ts';
import type { Known } from '../domain/known.ts';
import type { Belief, Lean } from '../domain/regime.ts';
import { lacksData, type Stop } from '../domain/stop.ts';
import type { ExposurePolicy, StopRule } from '../domain/thesis.ts';
import { EXPOSURE_STEP, mixed, type Outcomes, tailLoss } from './outcome.ts';
import { belief } from './regime.ts';
import { cut } from './stop.ts';

/** Share of the base that remains while a stop is blind. */
export const BLIND_SHARE_OF_BASE = 0.5;

type Cap = { readonly cap: CapId; readonly at: number };

/** What a share is allowed by. */
export type Allowance = {
  readonly outcomes: Outcomes;
  /** Log odds of the regimes. */
  readonly lean: Lean;
  /** Caps that other rooms know, such as the chance of being forced out. */
  readonly given?: { readonly [C in CapId]?: number } | undefined;
};

/** What exposure is decided from: how much may be added, and beside it whatever else counts. */
export type ExposureInput = Allowance & {
  readonly policy: ExposurePolicy;
  readonly rules: readonly StopRule[];
  readonly stops: readonly Stop[];
  /** What is held answers to this, where it differs from what is added. */
  readonly held?: Allowance | undefined;
  /** Outcomes at the usual spread and at today's, by which the loss is stated; left out: as sized. */
  readonly stated?: {
    readonly usual: Outcomes;
    readonly wide: Outcomes;
    readonly today: Known<number>;
    /** By which the outcomes that exposure is sized by were widened. */
    readonly sized: number;
  };
  /** True when an input is missing or stale: exposure then never rises. */
  readonly missing: boolean;
  /** Sessions since a stop last tripped, was hit again by an act as firm or was blind, this one counted. */
  readonly rested: number;
  /** False on a weekday without a session of the risk leg: only facts move exposure, and downwards. */
  readonly session: boolean;
};

/**
 * The share of own capital in the book, sized to be held: it comes down to the smallest cap (facts
 * at once, opinions by 0.10 a session) and rises slowly, only so far as odds worsened by the
 * headroom still allow. A day without a session counts for neither way: only facts move it then. What is held may answer to odds and a budget of its own; between the two
 * limits exposure stays: hold, do not add. Source: MODELS, block 11; DECISION, 4.
 * @param before yesterday's exposure; undefined at the first decision
 */
export function exposure(before: number | undefined, input: ExposureInput): Exposure {
  const { policy, outcomes, held, stated } = input;
  const p = belief(input.lean);
  const holding = { ...input, ...held, policy: heldTo(policy) };
  const q = belief(holding.lean);
  const caps = capsAt(holding, q, before);
  const worse = {
    friction: input.lean.friction + policy.headroom,
    rupture: input.lean.rupture + policy.headroom,
  };
  const optimum = smallest(caps);
  const headroom = Math.min(optimum.at, smallest(capsAt(input, belief(worse), before)).at);
  const [target, binding] = paced(before, { optimum, headroom, caps, input });
  const down = mixed(p, outcomes.down);
  const { usual, wide, today, sized } = stated ?? {
    usual: outcomes,
    wide: outcomes,
    today: 1,
    sized: 1,
  };
  const loss = (of: Outcomes): number => target * Math.max(0, tailLoss(p, of));
  return {
    target,
    before: before ?? target,
    binding,
    caps,
    optimum: optimum.at,
    headroom,
    lossIfWrong: loss(usual),
    today: typeof today === 'number' ? { spread: today, loss: loss(wide) } : today,
    spread: sized,
    ...(held ? { acts: q } : {}),
    gainIfRight: target * (usual.mean[0] as number),
    reserve: round(1 - target),
    asymmetry: down > 0 ? mixed(p, outcomes.up) / down : Number.MAX_VALUE,
  };
}

/** Where exposure goes from where it was, and what keeps it there. */
function paced(
  before: number | undefined,
  {
    optimum,
    headroom,
    caps,
    input,
  }: {
    readonly optimum: Cap;
    readonly headroom: number;
    readonly caps: readonly Cap[];
    readonly input: ExposureInput;
  },
): [number, Binding] {
  const full = before !== undefined && before >= optimum.at;
  const kept = headroom < optimum.at && !full ? 'headroom' : optimum.cap;
  const waits = waitsFor(input);
  if (before === undefined)
    return waits === undefined || waits === 'closed' ? [headroom, kept] : [0, waits];
  if (before > optimum.at) {
    const hard = Math.min(
      before,
      ...caps.filter((c) => RULES[c.cap].binds === 'at once').map((c) => c.at),
    );
    const step = input.session ? MAX_FALL_PER_SESSION : 0;
    const target = round(Math.min(hard, Math.max(optimum.at, before - step)));
    return [target, target === optimum.at ? optimum.cap : input.session ? 'pace' : 'closed'];
  }
  if (headroom <= before) return [before, kept];
  if (waits !== undefined) return [before, waits];
  if (input.rested < REST_SESSIONS) return [before, 'ratchet'];
  const target = round(Math.min(headroom, before + MAX_RISE_PER_SESSION));
  return [target, target < headroom ? 'pace' : kept];
}

/** What keeps one from adding, and from beginning, however much the caps allow. */
function waitsFor({ missing, session, stops }: ExposureInput): Binding | undefined {
  if (missing) return 'unknown input';
  if (stops.some((s) => s.state === 'pending')) return 'pending';
  if (stops.some((s) => s.waits && !s.lifted)) return 'waits';
  return session ? undefined : 'closed';
}

/**
 * Of every cap its figure, undefined while it is not in force, and how it binds: a fact at once, an
 * opinion at its pace.
 */
const RULES: {
  readonly [C in CapId]: {
    readonly binds: 'at once' | 'at pace';
    readonly figure: (
      input: ExposureInput,
      p: Belief,
      before: number | undefined,
    ) => number | undefined;
  };
} = {
  stop: {
    binds: 'at once',
    figure: ({ policy, rules, stops }) =>
      floor(rules.reduce((left, rule) => left * (1 - cut(rule, stops)), policy.base)),
  },
  blind: {
    binds: 'at once',
    figure: ({ policy, stops }, _, before) =>
      stops.some(lacksData)
        ? floor(Math.min(policy.base * BLIND_SHARE_OF_BASE, before ?? 1))
        : undefined,
  },
  forcedOut: { binds: 'at once', figure: ({ given }) => given?.forcedOut },
  days: { binds: 'at once', figure: ({ given }) => given?.days },
  cvar: {
    binds: 'at once',
    figure: ({ policy, outcomes }, p) => {
      const loss = tailLoss(p, outcomes);
      return loss > 0 ? floor(Math.min(policy.leverage, policy.budget / loss)) : policy.leverage;
    },
  },
  kelly: { binds: 'at pace', figure: ({ outcomes }, p) => allowed(p, outcomes) },
  gate: {
    binds: 'at pace',
    figure: ({ policy, outcomes: { up, down } }, p) => {
      const ratio = mixed(p, up) / Math.max(mixed(p, down), Number.MIN_VALUE);
      const open = Math.min(1, Math.max(0, (ratio - 1) / (policy.asymmetry - 1)));
      return floor(policy.leverage * open);
    },
  },
  growth: { binds: 'at pace', figure: ({ outcomes }, p) => fastest(p, outcomes) },
};

/** Every cap in force, in the order in which ties are named. */
const capsAt = (input: ExposureInput, p: Belief, before: number | undefined): Cap[] => {
  const caps: Cap[] = [];
  for (const cap of CAPS) {
    const at = RULES[cap].figure(input, p, before);
    if (at !== undefined) caps.push({ cap, at });
  }
  return caps;
};

/** The largest exposure on the grid at which E (1 + f x)^-lambda is 1 at most: it is convex in f. */
const allowed = (p: Belief, { risk, last }: Outcomes): number =>
  round(EXPOSURE_STEP * first(last, (i) => !(mixed(p, risk(i + 1)) <= 1 + 1e-12)));

/** The exposure on the grid that grows fastest; growth is concave, so it falls ever after its top. */
const fastest = (p: Belief, { growth, last }: Outcomes): number =>
  round(EXPOSURE_STEP * first(last, (i) => mixed(p, growth(i + 1)) <= mixed(p, growth(i))));

/** The first point before `last` from which on something holds; `last` where it never does. */
function first(last: number, holds: (point: number) => boolean): number {
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The smallest cap; of equals the first named. */
const smallest = (caps: readonly Cap[]): Cap => caps.reduce((low, c) => (c.at < low.at ? c : low));

const round = (x: number): number => Math.round(x * 100) / 100;
const floor = (x: number): number => Math.floor(x * 100 + 1e-9) / 100;
