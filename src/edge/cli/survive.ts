import { REGIMES, type RegimeId } from '../../domain/regime.ts';
import type { Simulation } from '../../domain/simulation.ts';
import { survivePage, surviveScreen } from '../../report/answer/survive.ts';
import { survivalOf } from '../../run/crowd/reading.ts';
import { machine } from '../compute/machine.ts';
import { arenaOf } from '../crowd/answer.ts';
import { askedAt } from '../crowd/asked.ts';
import { effort, tooLarge } from '../crowd/effort.ts';
import { experiment } from '../crowd/experiment.ts';
import { write } from '../file/write.ts';
import { play } from '../workspace.ts';
import { decisionAt, opened } from './ask.ts';
import { interrupted, progress } from './progress.ts';
import { type Common, decline, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly thesis?: string;
  readonly seed?: string;
  readonly paths?: string;
  readonly threads?: string;
  readonly html?: string;
};

/** `bide survive`: does the book live until prices are back, at what leverage, and at what cost? */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const work = effort(options);
  if ('wrong' in work) return misuse(work.wrong, options);
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong, options);
  const { setup, decisions } = played;
  const asked = askedAt(played, at);
  const decision = decisions[at];
  if (!decision || 'unknown' in asked || !setup.gathering) {
    const why = 'unknown' in asked ? asked.unknown : 'no crowd';
    return decline({ en: `not known: ${why}`, 'zh-Hant': `未知：${why}` }, options);
  }
  const { gathering } = setup;
  const large = tooLarge(arenaOf(asked.worlds.noise, gathering), work.paths);
  if (large) return misuse(large, options);

  const compute = machine(work.threads);
  const { signal, over } = interrupted();
  const { told, clear } = progress(options.lang);
  let own = { seed: work.seed, paths: work.paths, scrambles: work.scrambles };
  const found: Partial<Record<RegimeId, Simulation>> = {};
  let done = 0;
  let stopped = false;
  for (const [i, regime] of REGIMES.entries()) {
    const one = await experiment({ ...asked.worlds[regime], ...own }, gathering, compute, {
      // Once it is stopped, the regimes that are left are run as far as the one that was.
      ...(stopped ? {} : { signal }),
      onProgress: (now) => told(i * work.paths + now, REGIMES.length * work.paths),
    });
    if (!one.ok) {
      over();
      clear();
      return refuse(one.problems, options.lang, options.json);
    }
    if (!one.value) break;
    found[regime] = one.value.simulation;
    const { paths, scrambles } = one.value.simulation.inquiry;
    done += paths;
    if (one.value.partial) {
      stopped = true;
      own = { ...own, paths, scrambles };
    }
  }
  over();
  clear();
  const { noise, friction, rupture } = found;
  if (!noise || !friction || !rupture)
    return decline(
      {
        en: 'stopped before the first path was done',
        'zh-Hant': '尚未完成任何路徑就已中止',
      },
      options,
    );
  const asks = REGIMES.length * work.paths;
  const view = {
    title: setup.policy.thesis.title,
    ...survivalOf(setup, { noise, friction, rupture }, decision.regime),
    mapped: asked.mapped,
    ...(asked.astray === undefined ? {} : { astray: asked.astray }),
    loan: asked.worlds.noise.conditions.rate,
    ...(done < asks ? { partial: { asked: asks, done } } : {}),
    fingerprints: [noise, friction, rupture].map((s) => s.fingerprint),
  };
  if (options.html !== undefined) write(options.html, survivePage(view, options.lang));
  if (options.json) tell(JSON.stringify(view));
  else for (const line of surviveScreen(view, options.lang)) tell(line);
  return FINE;
}
