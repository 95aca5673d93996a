import type { Decision } from '../../src/domain/decision.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { type Binding, CAPS } from '../../src/domain/exposure.ts';
import { BEFORE, DECISION, day, dossier } from './fixture.ts';
import { DECAYING, FOLDED, GATHERING, READING, SLOW, UNMAPPED } from './gathering.ts';

const decided = (change: Partial<Decision>): Dossier =>
  dossier({ decision: { ...DECISION, ...change } });

const sized = (target: number, binding: Binding, verdict: Decision['verdict']): Dossier =>
  decided({ verdict, exposure: { ...DECISION.exposure, target, binding, reserve: 1 - target } });

/** The same decision with what was fitted to the crowd replaced. */
export const fittedBy = (vintages: Dossier['setup']['gathering']): Dossier => {
  const d = dossier();
  const { gathering: _, ...setup } = d.setup;
  return { ...d, setup: { ...setup, ...(vintages ? { gathering: vintages } : {}) } };
};

const { like: _like, walk: _walk, fell: _fell, ...RISING } = READING;
const { walk: _beside, ...ALONE } = READING;

/** Without the two caps that rest on the crowd. */
const WITHOUT = {
  ...DECISION.exposure,
  caps: DECISION.exposure.caps.filter(({ cap }) => cap !== 'forcedOut' && cap !== 'days'),
};

/** Every way in which the crowd may speak, or not. */
export const CROWD_CASES: readonly Dossier[] = [
  dossier(),
  ...(['no crowd', 'not computed', 'too short a past'] as const).map((kind) =>
    decided({ crowd: { unknown: { kind } }, exposure: WITHOUT }),
  ),
  ...[FOLDED, SLOW, UNMAPPED, RISING, ALONE, { ...RISING, fell: 9 }].map((crowd) =>
    decided({ crowd }),
  ),
  fittedBy({ ...GATHERING, vintages: [DECAYING] }),
  fittedBy({ ...GATHERING, vintages: [] }),
  fittedBy(undefined),
];

const BINDINGS: readonly Binding[] = [
  ...CAPS,
  'headroom',
  'pace',
  'unknown input',
  'pending',
  'waits',
  'ratchet',
  'closed',
];

/** Every verdict, every constraint, every state of stress, credit and stop that words must meet. */
export const VERDICT_CASES: readonly Dossier[] = [
  ...CROWD_CASES,
  dossier({ before: [], replay: false }),
  ...BINDINGS.map((b) => sized(0.38, b, 'hold')),
  sized(0.43, 'headroom', 'hold'),
  sized(0.28, 'pace', 'trim'),
  sized(0, 'stop', 'leave'),
  sized(0, 'kelly', 'wait'),
  ...(['calm', 'building', 'lopsided', 'unknown'] as const).map((state) =>
    decided({ stress: { ...DECISION.stress, state } }),
  ),
  decided({
    stress: { ...DECISION.stress, severity: 0.4, oneIn: 4720 / 120, since: day('2026-01-16') },
  }),
  decided({
    stress: {
      ...DECISION.stress,
      state: 'calm',
      severity: -0.6,
      oneIn: { unknown: { kind: 'not all legs fell' } },
    },
  }),
  ...(['confirms', 'does not confirm', 'contradicts'] as const).map((state) =>
    decided({
      stress: {
        ...DECISION.stress,
        credit: { state, end: day('2026-01-15'), residual: -0.08, low: -0.19, high: 0.03, z: -0.9 },
      },
    }),
  ),
  ...(['pending', 'tripped', 'blind'] as const).map((state) =>
    decided({ stops: DECISION.stops.map((s, i) => (i === 0 ? { ...s, state, run: 1 } : s)) }),
  ),
  decided({ reasons: [{ kind: 'in force', claims: ['eight-tariff'] }] }),
  decided({ reasons: [{ kind: 'not in force', hardest: 0 }] }),
  decided({
    findings: [
      { kind: 'absent', series: 'GOLD' },
      { kind: 'missing', series: 'GOLD', day: day('2026-01-16') },
      { kind: 'duplicate', series: 'GOLD', day: day('2026-01-16') },
      { kind: 'revised', series: 'GOLD', day: day('2026-01-16'), from: 1, to: 2 },
      { kind: 'impossible', series: 'GOLD', day: day('2026-01-16'), value: 0 },
      { kind: 'jump', series: 'GOLD', day: day('2026-01-16'), from: 1, to: 2 },
      { kind: 'rescaled', series: 'GOLD', day: day('2026-01-16'), from: 100, to: 50 },
      {
        kind: 'unmoved',
        series: 'GOLD',
        day: day('2026-01-16'),
        since: day('2026-01-14'),
        value: 1,
        sessions: 3,
      },
      { kind: 'early', series: 'GOLD', day: day('2026-01-16') },
      { kind: 'stray', series: 'GOLD', day: day('1926-01-16') },
      { kind: 'conflicting', series: 'GOLD', day: day('2026-01-16'), values: [1, 2] },
      { kind: 'uncalibrated', legs: 'SPX DGS10 EURUSD' },
      { kind: 'refused', until: day('2026-01-15'), start: day('2026-01-14') },
      { kind: 'unread' },
    ],
  }),
  decided({ regime: { ...BEFORE.regime, call: 'rupture', flip: [] } }),
];
