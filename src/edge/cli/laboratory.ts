import { present } from '../../domain/present.ts';
import { fallOf } from '../../domain/stress.ts';
import { standsOf } from '../../run/crowd/reading.ts';
import type { LabBase } from '../../weigh/laboratory/setting.ts';
import { must } from '../file/problem.ts';
import { setupAt } from '../workspace.ts';
import { notKnown, questionsOf, type Selection } from './ask.ts';

/** Where the crowd laboratory of a decision begins: its question, the crowd, and how the book stands. */
export function laboratoryOf({ played, at, decision }: Selection): LabBase {
  const { gathering, worlds } = questionsOf(played, at);
  const { crowd, regime, stress } = decision;
  if ('unknown' in crowd) return must(notKnown(crowd.unknown));
  const setup = setupAt(played, { decision });
  return {
    gathering,
    worlds,
    ...present({ fell: fallOf(stress) }),
    weights: { noise: regime.noise, friction: regime.friction, rupture: regime.rupture },
    odds: crowd.career.at,
    mandate: crowd.career.byMandate,
    ...standsOf(setup),
    limit: setup.policy.thesis.exposure.forcedOut,
  };
}
