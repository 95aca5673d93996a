import { isUncalibrated } from '../../domain/decision.ts';
import { LEGS } from '../../domain/episode.ts';
import { sizeReason } from '../../domain/exposure.ts';
import { CRASH_SIGMAS } from '../../domain/stress.ts';
import { MIN_SESSIONS } from '../../domain/vintage.ts';
import { heldLead, holds, isKnown } from '../content/held.ts';
import { oddsView } from '../content/oddsview.ts';
import { worldTurn } from '../content/tipping.ts';
import { untold } from '../content/unknown.ts';
import type { Figure } from '../render/block.ts';
import { cite, join, type Prose, say } from '../render/prose.ts';
import { low } from '../words/clause.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import type { Move } from '../words/verdict.ts';
import { uncalled } from './drift.ts';
import { creditSays, heldNow, type Page } from './page.ts';
import { inMoney, lossToday, unsized } from './size.ts';
import { lamps } from './stops.ts';
import { tripping } from './tripping.ts';
import { rank } from './windows.ts';

/** How exposure moved since the decision before. */
export function moveOf({ before, decision }: Page): Move {
  const { target } = decision.exposure;
  if (!before && !decision.held) return 'first';
  const was = decision.held || !before ? decision.exposure.before : before.exposure.target;
  return target > was + 1e-9 ? 'up' : target < was - 1e-9 ? 'down' : 'same';
}

/** What to do, and what not to do. */
export function headline(p: Page): string {
  const { exposure } = p.decision;
  const { held } = p.dossier;
  return held && !isKnown(held)
    ? p.w.held.headline(percent(exposure.optimum), exposure.before > exposure.optimum)
    : p.w.headline(acted(p), percent(exposure.target));
}

/** The verdict, how exposure moved, and where it is bound for while it comes down by steps. */
function acted(p: Page) {
  const { verdict, exposure: e } = p.decision;
  const toward = e.binding === 'pace' && e.target > e.optimum ? percent(e.optimum) : undefined;
  return { verdict, move: moveOf(p), toward };
}

/** Why: what is held, the fall, the reason, stops in force or without data, the consequence, and how near it is to turning. */
export const why = (p: Page): readonly Prose[] => [
  ...heldLead(p),
  fall(p),
  reason(p),
  ...stopped(p),
  ...(p.dossier.held && !isKnown(p.dossier.held) ? [] : [consequence(p)]),
  ...turn(p),
  ...(isUncalibrated(p.decision) ? [[p.w.calibrateFirst(p.dossier.sessions, MIN_SESSIONS)]] : []),
];

/** Stops that tripped, and those that lack data: what they allow, and whether exposure is held by it. */
function stopped(p: Page): Prose[] {
  const { exposure } = p.decision;
  const { target, binding, caps } = exposure;
  const held = cite(percent(target), 's-size');
  const by = low(p.w.binding[sizeReason(exposure, p.thesis.exposure)]);
  const all = lamps(p);
  return (['tripped', 'blind'] as const).flatMap((state): Prose[] => {
    const numbers = all.filter((l) => l.state === state).map((l) => String(l.number));
    const cap = state === 'tripped' ? 'stop' : 'blind';
    const limit = caps.find((c) => c.cap === cap)?.at;
    if (numbers.length === 0 || limit === undefined) return [];
    const level = Math.abs(target - limit) < 1e-9;
    const bites = binding === cap || level ? 'binds' : target > limit ? 'above' : 'not';
    return [p.w.brief[state]({ numbers, limit: cite(percent(limit), 's-stops'), held, by, bites })];
  });
}

/** Which odds or act turn the verdict; nothing where the odds are not known. */
function turn(p: Page): Prose[] {
  const view = oddsView(p.dossier);
  if ('unknown' in view) return [];
  const held = heldNow(p.decision);
  const acts = lamps(p)
    .filter((l) => tripping(p, l.rule).some((f) => f.optimum < held - 1e-9))
    .map((l) => String(l.number));
  const g = { w: p.w, lang: p.lang, place: 's-possible' };
  return [say`${worldTurn(g, view, acts)}${p.w.full}`];
}

/** Whether everything fell together. */
export function fall(p: Page): Prose {
  const { stress } = p.decision;
  const over =
    typeof stress.severity === 'number' &&
    typeof p.shown?.threshold === 'number' &&
    stress.severity > p.shown.threshold;
  return p.w.fall({
    state: stress.state,
    window: stress.window,
    over,
    severity:
      typeof stress.severity === 'number'
        ? cite(p.w.sigma(signed(-stress.severity, 2)), 's-happened')
        : undefined,
    rank: rank(p, p.vintage ? {} : { oneIn: { unknown: { kind: 'uncalibrated' } } }),
    since: stress.since === undefined ? undefined : p.on(stress.since),
    waits: LEGS.filter((l) =>
      stress.windows.some(({ legs }) => {
        const one = legs[l];
        return !('unknown' in one) && one.carried;
      }),
    ),
    stood: LEGS.filter((l) => {
      const one = p.shown?.legs[l];
      return one !== undefined && !('unknown' in one) && one.z >= 0;
    }),
    hard: hardest(p),
    why: p.w.unknown(
      LEGS.every((l) => p.dossier.setup.episode.legs[l].every((id) => absent(p, id)))
        ? { kind: 'absent' }
        : typeof stress.severity === 'object'
          ? stress.severity.unknown
          : typeof stress.count === 'object'
            ? stress.count.unknown
            : { kind: 'no value' },
    ),
  });
}

/** The hardest fall of one class over another window, where it is a crash. */
function hardest(p: Page): Parameters<Page['w']['fall']>[0]['hard'] {
  const { stress } = p.decision;
  const [first] = stress.windows
    .filter((x) => x.window !== stress.window)
    .flatMap(({ window, legs }) =>
      LEGS.flatMap((leg) => {
        const one = legs[leg];
        return 'unknown' in one || one.z > CRASH_SIGMAS ? [] : [{ window, leg, z: one.z }];
      }),
    )
    .toSorted((a, b) => a.z - b.z);
  return first && { ...first, by: cite(p.w.sigma(fixed(-first.z, 2)), 's-happened') };
}

const absent = (p: Page, series: string): boolean =>
  p.decision.freshness.some((f) => f.series === series && f.state === 'absent');

function reason(p: Page): Prose {
  const { reasons, stress, board } = p.decision;
  const itemsOf = (ids: readonly string[]): string[] =>
    board.claims
      .filter((c) => ids.includes(c.id))
      .flatMap((c) => c.items.flatMap((id) => p.evidence.get(id) ?? []))
      .filter((e) => e.direction === 'friction')
      .toSorted((a, b) => b.rung - a.rung || b.knownAt - a.knownAt)
      .slice(0, Math.max(1, ids.length))
      .map((e) => e.id);
  const forced = reasons.find((r) => r.kind === 'in force');
  const talk = reasons.find((r) => r.kind === 'not in force');
  return p.w.standing({
    yet: stress.state === 'synchronised',
    nothing: board.claims.length === 0 && p.evidence.size === 0,
    hardest: talk?.hardest,
    frozen: board.claims.some((c) => c.id === talk?.claim && c.suspended),
    force: forced?.claims.length ?? 0,
    refs: itemsOf(forced ? forced.claims : talk?.claim === undefined ? [] : [talk.claim]),
    credit: creditSays(p),
  });
}

function consequence(p: Page): Prose {
  const { exposure } = p.decision;
  return p.w.therefore({
    ...acted(p),
    before: cite(
      percent((p.decision.held ? undefined : p.before?.exposure.target) ?? exposure.before),
      's-size',
    ),
    target: cite(percent(exposure.target), 's-size'),
    because: p.w.because(exposure, p.thesis.exposure),
  });
}

/** The target in per cent; the limit where what is held is not known. */
export function targetSays(p: Page): string {
  const { target, optimum } = p.decision.exposure;
  const { held } = p.dossier;
  return held && !isKnown(held) ? p.w.held.atMost(percent(optimum)) : percent(target);
}

/** The four figures: target, what binds, the regime, what is at stake either way. */
export function verdictFigures(p: Page): Figure[] {
  const { exposure, regime } = p.decision;
  const past = p.before;
  const when = past ? p.on(past.moment.day) : '';
  const worth = (share: number, says: Page['w']['money']): Prose[] =>
    inMoney(p, share, says).map((x) => [x]);
  const { loss, gain } = p.dossier.stakes;
  return [
    {
      label: p.w.label.target,
      value: [cite(targetSays(p), 's-size')],
      notes: [
        ...(p.dossier.held && !isKnown(p.dossier.held) ? [] : worth(exposure.target, p.w.money)),
        p.dossier.held
          ? holds(p, p.dossier.held)
          : !past
            ? [p.w.firstDecision]
            : moveOf(p) === 'same'
              ? p.w.same(when)
              : p.w.was(cite(percent(past.exposure.target), 's-size'), when),
      ],
    },
    {
      label: p.w.label.binding,
      value: [p.w.binding[sizeReason(exposure, p.thesis.exposure)]],
      notes: exposure.binding === 'headroom' ? [[p.w.brief.notSure]] : [],
    },
    {
      label: p.w.title.regime,
      value: say`${p.w.calledRegime[regime.call]} ${cite(chance(regime[regime.call]), 's-regime')}`,
      notes: [
        join(p.w.comma, uncalled(p)),
        ...(past ? [odds(p, chance(past.regime[regime.call]), when)] : []),
        [p.w.brief.regimes],
      ],
    },
    unsized(p)
      ? untold({ w: p.w }, p.w.brief.stakes(p.thesis.horizon), p.w.held.headless)
      : {
          label: p.w.brief.stakes(p.thesis.horizon),
          value: say`${cite(signedPercent(-loss, 1), 's-size')} / ${cite(signedPercent(gain, 1), 's-size')}`,
          notes: [
            ...(exposure.target === 0
              ? []
              : inMoney(p, -loss, p.w.change).map((lost) =>
                  join(' / ', [[lost], inMoney(p, gain, p.w.change)]),
                )),
            ...lossToday(p),
          ],
        },
  ];
}

/** The chance of the call at the decision before; told once where it reads the same. */
const odds = (p: Page, was: string, when: string): Prose =>
  was === chance(p.decision.regime[p.decision.regime.call])
    ? p.w.same(when)
    : p.w.was(cite(was, 's-regime'), when);
