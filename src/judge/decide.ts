import type { Decision, Reason, Verdict } from '../domain/decision.ts';
import { type Exposure, MIN_EXPOSURE } from '../domain/exposure.ts';
import type { Regime, RegimeId } from '../domain/regime.ts';
import { lackingInputs, lacksData, type Stop } from '../domain/stop.ts';
import type { Stress } from '../domain/stress.ts';
import type { StopRule } from '../domain/thesis.ts';
import { type Claim, inEffect } from '../domain/watch.ts';
import { cut } from './stop.ts';

/** Decisions in a row with an optimum under that share after which one leaves. */
const LEAVE_AFTER_DECISIONS = 5;

/** What decisions remember of exposure: sessions in a row with an optimum under a tenth. */
export const faint = (past: number, { optimum }: Exposure): number =>
  optimum < MIN_EXPOSURE ? past + 1 : 0;

/** Hold, trim, leave or wait. Source: MODELS, block 11. */
export function verdict({
  exposure: { target, before },
  faintFor,
  rules,
  stops,
}: {
  readonly exposure: Exposure;
  /** Decisions in a row with an optimum under a tenth, this one counted. */
  readonly faintFor: number;
  readonly rules: readonly StopRule[];
  readonly stops: readonly Stop[];
}): Verdict {
  if (target === 0 && before === 0) return 'wait';
  if (
    target === 0 ||
    rules.some((rule) => cut(rule, stops) >= 1) ||
    faintFor >= LEAVE_AFTER_DECISIONS
  )
    return 'leave';
  return target < before ? 'trim' : 'hold';
}

/** Why, in the order in which a person asks: the fall, the facts, the stops, the odds, the size. */
export function reasons({
  stress,
  claims,
  stops,
  regime,
  from,
  exposure,
  missing,
}: {
  readonly stress: Stress;
  readonly claims: readonly Claim[];
  readonly stops: readonly Stop[];
  readonly regime: Omit<Regime, 'flip'>;
  /** The call of the decision before. */
  readonly from: RegimeId;
  readonly exposure: Exposure;
  /** Inputs that are missing or stale. */
  readonly missing: readonly string[];
}): Decision['reasons'] {
  const out: Reason[] = [];
  const { severity, oneIn, window } = stress;
  if (stress.state === 'synchronised' && typeof severity === 'number')
    out.push({ kind: 'synchronised', window, severity, oneIn });
  else out.push({ kind: 'stress', state: stress.state });
  out.push(hardest(claims));
  out.push({
    kind: 'credit',
    state: stress.credit.state,
    ...(stress.credit.end === undefined ? {} : { end: stress.credit.end }),
  });
  for (const id of new Set(stops.map((s) => s.id))) {
    const own = stops.filter((s) => s.id === id);
    const tripped = own.filter((s) => s.state === 'tripped');
    const missing = own.flatMap(lackingInputs);
    if (tripped.length > 0)
      out.push({ kind: 'tripped', stop: id, keys: tripped.flatMap((s) => s.key ?? []) });
    // The harshest key speaks for all; that one in force lacks its inputs is told besides.
    if (own.some((s) => (tripped.length > 0 ? s.lacks !== undefined : lacksData(s))))
      out.push({ kind: 'blind', stop: id, missing: [...new Set(missing)] });
    else if (tripped.length === 0 && own.some((s) => s.state === 'pending'))
      out.push({ kind: 'pending', stop: id });
    for (const { since } of own.filter((s) => s.state === 'absorbed').slice(0, 1))
      out.push({ kind: 'absorbed', stop: id, since });
  }
  out.push({ kind: 'regime', call: regime.call, from });
  const largest = [...regime.contributions].sort(
    (a, b) => Math.abs(b.friction) - Math.abs(a.friction),
  )[0];
  if (largest && Math.abs(largest.friction) > 0)
    out.push({ kind: 'moved', source: largest.source, friction: largest.friction });
  out.push({ kind: 'binding', binding: exposure.binding, at: exposure.target });
  for (const input of missing) out.push({ kind: 'unknown', input });
  return out;
}

/** Is anything in force, or is it all talk and dates? */
function hardest(claims: readonly Claim[]): Reason {
  const force = claims.filter((c) => inEffect(c));
  if (force.length > 0) return { kind: 'in force', claims: force.map((c) => c.id) };
  const friction = claims.filter((c) => c.standing && c.friction !== undefined);
  const top = friction.reduce<Claim | undefined>(
    (best, c) =>
      best === undefined || (c.friction as number) > (best.friction as number) ? c : best,
    undefined,
  );
  return top
    ? { kind: 'not in force', hardest: top.friction as number, claim: top.id }
    : { kind: 'not in force', hardest: 0 };
}
