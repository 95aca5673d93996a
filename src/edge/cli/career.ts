import { careerPage, careerScreen } from '../../report/answer/career.ts';
import type { CareerView } from '../../report/content/career.ts';
import { career } from '../../weigh/career/career.ts';
import { gather } from '../crowd/gather.ts';
import { write } from '../file/write.ts';
import { play } from '../workspace.ts';
import { decisionAt, opened } from './ask.ts';
import { type Common, decline, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly thesis?: string;
  readonly tail?: string;
  readonly mandate?: string;
  readonly html?: string;
};

/** Tail probabilities of the curve. */
const GRID = Array.from({ length: 101 }, (_, i) => i / 100);

/** `bide career`: at what tail probability how much is sold, by mandate and by fear. */
export async function run([name]: readonly string[], options: Options): Promise<number> {
  const [tail, mandate] = [share(options.tail), share(options.mandate)];
  for (const [option, text, value] of [
    ['--tail', options.tail, tail],
    ['--mandate', options.mandate, mandate],
  ] as const)
    if (text !== undefined && value === undefined)
      return misuse(
        {
          en: `${option}: expected a number from 0 to 1, found ${text}`,
          'zh-Hant': `${option}：應為0至1的數，實為${text}`,
        },
        options,
      );
  const view = name === undefined ? bare(tail, mandate) : dated(name, options, tail, mandate);
  if (typeof view === 'function') return view();
  if (options.html !== undefined) write(options.html, careerPage(view, options.lang));
  if (options.json) tell(JSON.stringify(view));
  else for (const line of careerScreen(view, options.lang)) tell(line);
  return FINE;

  /** Of no day: the crowd's own tail probability. */
  function bare(p = undefined as number | undefined, m = 0): CareerView | (() => number) {
    const gathering = gather();
    if (!gathering.ok) return () => refuse(gathering.problems, options.lang, options.json);
    const { crowd } = gathering.value;
    const { game, tail: own } = crowd.fear;
    return {
      title: crowd.title,
      career: career(game, { at: p ?? own, mandate: m, grid: GRID }),
      rules: game,
      mandate: m,
    };
  }
}

/** Of a day: its regime call gives the tail, its simulated falls of like size the mandate. */
function dated(
  name: string,
  options: Options,
  p: number | undefined,
  m: number | undefined,
): CareerView | (() => number) {
  const episode = opened(name, options);
  if (!episode.ok) return () => refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return () => misuse(at.wrong, options);
  const crowd = played.setup.gathering?.crowd;
  const said = played.decisions[at]?.crowd;
  if (!crowd || !said || 'unknown' in said) {
    const why = said && 'unknown' in said ? said.unknown : 'no crowd';
    return () => decline({ en: `not known: ${why}`, 'zh-Hant': `未知：${why}` }, options);
  }
  const mandate = m ?? said.career.byMandate;
  return {
    title: crowd.title,
    career: career(crowd.fear.game, { at: p ?? said.career.at, mandate, grid: GRID }),
    rules: crowd.fear.game,
    mandate,
  };
}

/** A number from 0 to 1. */
function share(text: string | undefined): number | undefined {
  const x = Number(text === undefined || text.trim() === '' ? Number.NaN : text);
  return x >= 0 && x <= 1 ? x : undefined;
}
