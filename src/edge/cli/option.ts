import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { RULES_OF_SALE, type RuleOfSale } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import { figure } from '../file/figure.ts';
import { accepted, attempt } from '../file/problem.ts';
import { home as homeOf } from '../home.ts';
import { MESSAGES } from './message.ts';
import { misused, type Options, type Refusal, type Reply } from './say.ts';

/** Largest numbers that a command takes. */
const MAX_CUTS = 100_000;
const MAX_SEED = 0xffffffff;
const MAX_THREADS = 256;
/** Seed of the dice where none is written. */
const SEED = 1;

/** A share of the command line, from 0 to 1; undefined where none is written. */
export function shareOption(option: string, text: string | undefined): Reply<number | undefined> {
  if (text === undefined) return accepted(undefined);
  const value = number(text);
  return value >= 0 && value <= 1 ? accepted(value) : misused(MESSAGES.notAShare(option, text));
}

/** Largest exposure that can be put on record, times own capital. */
const MAX_EXPOSURE = 10;

/** What is held as a share of own capital, above 1 with a loan; undefined where none is written. */
export function exposureOption(
  option: string,
  text: string | undefined,
): Reply<number | undefined> {
  if (text === undefined) return accepted(undefined);
  const percent = /[%％]\s*$/.test(text);
  const value = number(text.replace(/[%％]\s*$/, '')) / (percent ? 100 : 1);
  return value >= 0 && value <= MAX_EXPOSURE
    ? accepted(value)
    : misused(MESSAGES.notAnExposure({ option, most: MAX_EXPOSURE, found: text }));
}

/** By which rule orders are made; undefined where none is written. */
export function ruleOption(
  option: string,
  text: string | undefined,
): Reply<RuleOfSale | undefined> {
  const rule = RULES_OF_SALE.find((known) => known === text);
  return text !== undefined && rule === undefined
    ? misused(MESSAGES.notOneOf(option, RULES_OF_SALE, text))
    : accepted(rule);
}

/** A folder of the command line; undefined where none is written. */
export const folderOption = (
  option: string,
  text: string | undefined,
): Reply<string | undefined> =>
  text?.trim() === '' ? misused(MESSAGES.noFolder(option)) : accepted(text);

/** Bounds of a whole number, and what stands where none is written. */
type Bounds = { readonly min: number; readonly max: number; readonly fallback: number };

export function wholeOption(
  option: string,
  text: string | undefined,
  { min, max, fallback }: Bounds,
): Reply<number> {
  const value = text === undefined ? fallback : number(text);
  return Number.isSafeInteger(value) && value >= min && value <= max
    ? accepted(value)
    : misused(MESSAGES.notWhole({ option, min, max, found: text ?? '' }));
}

export const seedOption = (text: string | undefined): Reply<number> =>
  wholeOption('--seed', text, { min: 0, max: MAX_SEED, fallback: SEED });

export const threadsOption = (text: string | undefined): Reply<number> =>
  wholeOption('--threads', text, { min: 1, max: MAX_THREADS, fallback: availableParallelism() });

/** The whole numbers of `bide score`; `cuts` is absent where it was not written. */
type Counts = { readonly cuts?: number; readonly seed: number; readonly threads: number };

/** Reads every whole number, whether or not anything asks for it: a wrong word is not passed over. */
export const counts = ({ cuts, seed, threads }: Options): Reply<Counts> =>
  attempt<Counts, Refusal>((must) => {
    const whole = must(wholeOption('--cuts', cuts, { min: 1, max: MAX_CUTS, fallback: 1 }));
    return {
      ...present({ cuts: cuts === undefined ? undefined : whole }),
      seed: must(seedOption(seed)),
      threads: must(threadsOption(threads)),
    };
  });

const number = (text: string): number => figure(text) ?? Number.NaN;

/** Folders of the workspace into which `bide pull --past` puts series that are nobody's own, by what they serve. */
const PULLED = { episodes: 'record', library: 'library' } as const;

/** The words that select them, in `pull` and in `score`. */
export type SharedPast = keyof typeof PULLED;
export const isSharedPast = (name: string): name is SharedPast => Object.hasOwn(PULLED, name);

/** Where `bide pull --past` puts series that several questions share. */
export const pulledFolder = (name: SharedPast, workspace: string | undefined): string =>
  join(homeOf(workspace), 'past', PULLED[name]);

/** The folder of series that a question reads: what `--data` says, else what was pulled for it; undefined: neither. */
export function seriesFolder(
  { data, home: workspace }: Pick<Options, 'data' | 'home'>,
  name: SharedPast,
): string | undefined {
  if (data?.trim()) return data;
  const pulled = pulledFolder(name, workspace);
  return data === undefined && existsSync(pulled) ? pulled : undefined;
}
