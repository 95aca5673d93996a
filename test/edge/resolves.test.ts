import { expect, test } from 'vitest';
import type { RegimeScore } from '../../src/domain/forecastscore.ts';
import type { Rule } from '../../src/domain/look.ts';
import type { Resolution } from '../../src/domain/thesis.ts';
import { trialOf } from '../../src/edge/score.ts';
import type { Played } from '../../src/edge/workspace.ts';
import { bundledRun } from '../bundled.ts';
import { sure } from '../judge/score/make.ts';

/** The bundled run under another question; decisions stay as they are. */
function asking(resolves: Resolution | undefined, rupture: Rule): Played {
  const run = bundledRun();
  const { policy } = run.setup;
  const { resolves: _, ...rest } = policy.thesis;
  const thesis = resolves ? { ...rest, resolves } : rest;
  return { ...run, setup: { ...run.setup, policy: { ...policy, thesis, resolves: { rupture } } } };
}
const asked = (stops: readonly string[], stop: string, holds: boolean | undefined): RegimeScore =>
  sure(
    trialOf(
      asking({ friction: { stops }, rupture: { stop, when: '' } }, () => ({ holds, missing: [] })),
    ).regime,
  );

/** Calls that a trip of `tariffs-land` follows within sixty sessions, by the decisions themselves. */
function followed(): number {
  const { decisions, setup } = bundledRun();
  const session = setup.calendars.nyse;
  const days = decisions.map((d) => d.moment.day);
  const trips = decisions.filter((d) =>
    d.stops.some((s) => s.id === 'tariffs-land' && s.age === 0 && session(d.moment.day)),
  );
  return days.filter((day) =>
    trips.some(({ moment }) => {
      const between = days.filter((d) => d > day && d <= moment.day && session(d)).length;
      return moment.day > day && between <= setup.policy.thesis.horizon;
    }),
  ).length;
}

test('friction is that a stop which the thesis names trips within its horizon', () => {
  const { came } = asked(['tariffs-land', 'eu-countermeasures'], 'forced-arctic', true);
  expect(followed()).toBeGreaterThan(0);
  expect(came).toMatchObject({ friction: followed(), rupture: 0 });
});

test('rupture is that its stop trips while its rule holds, void where the rule cannot be seen', () => {
  const stops = ['tariffs-land'];
  const ruptured = asked(stops, 'tariffs-land', true);
  expect(ruptured.came).toMatchObject({ friction: 0, rupture: followed() });
  const unseen = asked(stops, 'tariffs-land', undefined);
  expect(unseen).toMatchObject({ void: followed(), resolved: ruptured.resolved - followed() });
});

test('the rule of rupture is asked of what was known at the decision, and only where its stop trips', () => {
  const seen: number[] = [];
  const rule: Rule = (look) => {
    seen.push(look.rung('A') ?? Number.NaN);
    return { holds: false, missing: [] };
  };
  const trip = {
    friction: { stops: ['tariffs-land'] },
    rupture: { stop: 'tariffs-land', when: '' },
  };
  expect(sure(trialOf(asking(trip, rule)).regime).came).toMatchObject({ friction: followed() });
  const trips = bundledRun().decisions.filter((d) => d.stops.some((s) => s.age === 0 && s.key));
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThanOrEqual(trips.length);
  expect(seen.every((rung) => rung >= 3)).toBe(true);
});

test('a thesis that does not say what is asked has no score of its calls', () => {
  expect(trialOf(asking(undefined, () => ({ holds: true, missing: [] }))).regime).toEqual({
    unknown: { kind: 'no question' },
  });
});
