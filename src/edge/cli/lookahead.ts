import { lookaheadLines } from '../../report/lookahead.ts';
import { lookahead } from '../../run/lookahead.ts';
import type { Opened } from '../workspace.ts';
import type { Common } from './common.ts';
import { progress } from './progress.ts';
import { FINE, misuse, tell, WRONG } from './say.ts';

type Options = Common & { readonly cuts?: string; readonly seed?: string };

const CUTS = '20';
const SEED = '1';
const MOST = { cuts: 100_000, seed: 0xffffffff };

/** `bide score --lookahead`: is any output moved by what comes after it? */
export function run({ setup, events }: Opened, options: Options): number {
  const cuts = whole(options.cuts ?? CUTS, 1, MOST.cuts);
  const seed = whole(options.seed ?? SEED, 0, MOST.seed);
  if (cuts === undefined) return wrong('--cuts', 1, MOST.cuts, options.cuts, options);
  if (seed === undefined) return wrong('--seed', 0, MOST.seed, options.seed, options);
  const { told, clear } = progress(options.lang, { en: 'runs', 'zh-Hant': '次重演' });
  const found = lookahead({ setup, events }, { cuts, seed, told });
  clear();
  if (options.json) tell(JSON.stringify(found));
  else for (const line of lookaheadLines(found, options.lang)) tell(line);
  return found.moved.length > 0 ? WRONG : FINE;
}

const whole = (text: string, least: number, most: number): number | undefined => {
  const x = Number(text.trim() === '' ? Number.NaN : text);
  return Number.isSafeInteger(x) && x >= least && x <= most ? x : undefined;
};

const wrong = (option: string, least: number, most: number, found = '', common: Common): number =>
  misuse(
    {
      en: `${option}: expected a whole number from ${least} to ${most}, found ${found}`,
      'zh-Hant': `${option}：應為${least}至${most}的整數，實為${found}`,
    },
    common,
  );
