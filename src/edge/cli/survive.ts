import type { Gathering } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import { REGIMES, type RegimeId } from '../../domain/regime.ts';
import type { Simulation } from '../../domain/simulation.ts';
import { survivePage, surviveScreen } from '../../report/answer/survive.ts';
import { unknownOf } from '../../report/content/held.ts';
import { dayOf } from '../../report/content/reading.ts';
import { type Asked, SIZE } from '../../run/crowd/question.ts';
import { survivalOf } from '../../run/crowd/reading.ts';
import type { Compute } from '../../run/ports.ts';
import { arenaOf } from '../../weigh/crowd.ts';
import { machine } from '../compute/machine.ts';
import { type Experiment, experiment } from '../crowd/experiment.ts';
import { must } from '../file/problem.ts';
import { setupAt } from '../workspace.ts';
import { ask, dated, questionsOf, select } from './ask.ts';
import { type Effort, effort, fits } from './effort.ts';
import { MESSAGES } from './message.ts';
import { watched } from './progress.ts';
import { declined, type Voice } from './say.ts';

/** The simulations of every regime, and how many of the paths asked for were done. */
type Runs = {
  readonly simulations: Readonly<Record<RegimeId, Simulation>>;
  readonly asked: number;
  readonly done: number;
};

/** `bide survive`: does the book live until prices are back, at what leverage, and at what cost? */
export const run = ask({
  view: async ([name = ''], options, voice) => {
    const work = effort(options, true);
    const compute = machine(work.paths, work.threads);
    const { played, at, decision } = select(name, options, voice);
    const setup = setupAt(played, { decision });
    const { gathering, worlds, mapped, astray } = questionsOf(played, at);
    fits(arenaOf(worlds.noise, gathering), work.paths);
    const runs = await everyRegime({ worlds, gathering }, { ...work, compute }, voice);
    const { simulations, asked, done } = runs;
    return {
      of: dayOf(decision, setup.episode),
      title: setup.policy.thesis.title,
      ...survivalOf(setup, simulations, decision.regime),
      mapped,
      ...present({ astray, doubts: unknownOf(decision.held) }),
      loan: worlds.noise.conditions.rate,
      ...present({ partial: done < asked ? { asked, done } : undefined }),
      paths: simulations.noise.inquiry.paths,
      ...present({ decided: work.paths === SIZE.paths ? undefined : SIZE.paths }),
      fingerprints: REGIMES.map((regime) => simulations[regime].fingerprint),
    };
  },
  screen: surviveScreen,
  page: survivePage,
  json: dated,
});

/** Runs every regime; once Ctrl-C stops one, those that are left are run as far as that one was. */
const everyRegime = (
  { worlds, gathering }: Pick<Asked, 'worlds'> & { readonly gathering: Gathering },
  { seed, paths, scrambles, compute }: Effort & { readonly compute: Compute },
  voice: Voice,
): Promise<Runs> =>
  watched(voice, async (signal, told) => {
    const asked = REGIMES.length * paths;
    const ran: Experiment[] = [];
    let own = { seed, paths, scrambles };
    for (const [i, regime] of REGIMES.entries()) {
      const one = await experiment({ ...worlds[regime], ...own }, gathering, {
        compute,
        ...(ran.some((r) => r.partial) ? {} : { signal }),
        onProgress: (now) => told(i * paths + now, asked),
      });
      if (!one) break;
      ran.push(one);
      if (one.partial) own = { seed, paths: one.paths, scrambles: one.scrambles };
    }
    const sums = await Promise.all(ran.map((one) => one.sum));
    const [noise, friction, rupture] = sums.map(({ simulation }) => simulation);
    if (!(noise && friction && rupture)) return must(declined(MESSAGES.stopped));
    const done = ran.reduce((sum, one) => sum + one.paths, 0);
    return { simulations: { noise, friction, rupture }, asked, done };
  });
