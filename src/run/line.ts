import type { Decision, Reason } from '../domain/decision.ts';
import type { Retrace } from '../domain/delever.ts';
import { LEGS } from '../domain/episode.ts';
import type { Finding } from '../domain/finding.ts';
import type { Known } from '../domain/known.ts';
import { present } from '../domain/present.ts';
import type { Stop } from '../domain/stop.ts';
import type { Leg, OneIn, Stress } from '../domain/stress.ts';
import { original } from '../domain/text.ts';
import { type Day, formatDay } from '../domain/time.ts';
import { canonical } from './canonical.ts';

/** A decision as other programs read it; `prev` and `hash` chain the lines. */
export type Line = { readonly at: string; readonly prev: string; readonly hash: string } & Readonly<
  Record<string, unknown>
>;

export const GENESIS = '0'.repeat(64);

/**
 * One line of the chain.
 * @param hash of a text, e.g. SHA-256 in hexadecimal
 */
export function line(decision: Decision, prev: string, hash: (text: string) => string): Line {
  const { noise, friction, rupture, call, lean, contributions, flip } = decision.regime;
  const body = {
    at: decision.moment.stamp,
    stress: stressLine(decision.stress),
    delever: deleverLine(decision.delever),
    regime: {
      noise,
      friction,
      rupture,
      call,
      lean,
      contributions: contributions.map((c) => {
        return { source: c.source, friction: c.friction, rupture: c.rupture, evidence: c.evidence };
      }),
      flip: flip.length > 0 ? flip : ['none within three'],
    },
    stops: decision.stops.map(stopLine),
    exposure: decision.exposure,
    crowd: crowdLine(decision.crowd),
    verdict: decision.verdict,
    reasons: decision.reasons.map(reasonLine),
    findings: decision.findings.map(findingLine),
    signals: decision.board.signals,
    method: decision.method,
    thesis: decision.thesis,
    prev,
  };
  return { ...body, hash: hash(canonical(body)) };
}

/**
 * The hash that the canonical text of a line states, and the one that is taken over the rest of it;
 * undefined when the text is no line.
 */
export function lineHash(
  text: string,
  hash: (text: string) => string,
): Readonly<Record<'stated' | 'taken', string>> | undefined {
  const m = /,"hash":"([0-9a-f]{64})"\}$/.exec(text);
  return m ? { stated: m[1] as string, taken: hash(`${text.slice(0, m.index)}}`) } : undefined;
}

/** The crowd without its curve, which follows from the stated rules. */
function crowdLine(crowd: Decision['crowd']): object {
  if ('unknown' in crowd) return crowd;
  const { curve: _, ...game } = crowd.career;
  return { ...crowd, career: game };
}

/** What a file says in one language alone is told as it stands there. */
const findingLine = (finding: Finding): object => ({
  ...dated(finding),
  ...('vintage' in finding ? { vintage: original(finding.vintage) } : {}),
});

const reasonLine = (reason: Reason): object => ({
  ...dated(reason),
  ...('oneIn' in reason ? { oneIn: rare(reason.oneIn) } : {}),
});

/** How rare a window is, as the contract of a line spells it. */
const rare = (oneIn: Known<OneIn>): number | string | object =>
  typeof oneIn === 'object' && 'noneIn' in oneIn ? `none in ${oneIn.noneIn}` : oneIn;

function stressLine(stress: Stress): object {
  const { state, window, severity, oneIn, credit, since, turbulence } = stress;
  const shown = stress.windows.find((w) => w.window === window);
  const leg = (l: Known<Leg> | undefined): number | object =>
    l === undefined ? { unknown: { kind: 'no window' } } : 'unknown' in l ? l : l.z;
  const legs = Object.fromEntries(LEGS.map((l) => [l, leg(shown?.legs[l])]));
  const carried = LEGS.filter((l) => {
    const one = shown?.legs[l];
    return one && 'carried' in one && one.carried;
  });
  return {
    state,
    window,
    severity,
    oneIn: rare(oneIn),
    legs,
    carried,
    credit: credit.state,
    creditReading: {
      ...dated(credit),
      ...present({ tonight: credit.tonight && dated(credit.tonight) }),
    },
    windows: stress.windows.map((w) => ({
      window: w.window,
      severity: w.severity,
      threshold: w.threshold,
    })),
    ...dated(present({ since })),
    turbulence,
  };
}

const stopLine = ({
  id,
  key,
  state,
  since,
  run,
  age,
  waits,
  lifted,
  lacks,
  reasons,
}: Stop): object => ({
  id,
  ...present({ key }),
  state,
  since: formatDay(since),
  run,
  ...present({ age, waits, lifted, lacks }),
  reasons,
});

/** Fields that are days. */
const DAYS = new Set(['day', 'last', 'due', 'until', 'start', 'end', 'since', 'awaits', 'made']);

/** Days as dates. */
function dated(told: object): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, x] of Object.entries(told))
    out[key] = typeof x === 'number' && DAYS.has(key) ? formatDay(x as Day) : x;
  return out;
}

/** What is said of forced selling, as other programs read it: days as dates. */
export function deleverLine({ retrace, mechanical, flow, cross }: Decision['delever']): object {
  const beside = {
    flow,
    cross: dated(cross),
  };
  if ('unknown' in retrace && 'unknown' in mechanical)
    return { unknown: retrace.unknown, ...beside };
  return {
    mechanicalShare: 'unknown' in mechanical ? mechanical : mechanical.share,
    mechanical,
    retrace: 'unknown' in retrace ? retrace : retraced(retrace),
    ...beside,
  };
}

const retraced = ({ half, walk, made, ...rest }: Retrace): object => ({
  half: half.at,
  low: half.low,
  high: half.high,
  benchmark: walk.half,
  made: formatDay(made),
  ...rest,
  walk,
});
