import { present } from '../../domain/present.ts';
import { lanes } from '../../judge/score/lane.ts';
import { type ScoreView, scorePage, scoreScreen } from '../../report/answer/score.ts';
import { must } from '../file/problem.ts';
import { inJournal, standing } from '../keep.ts';
import { priceViewOf, scored, trialOf } from '../score.ts';
import type { Played } from '../workspace.ts';
import { ask, orWord, replayed } from './ask.ts';
import { LIBRARY, run as library } from './library.ts';
import { ofEpisode } from './lookahead.ts';
import { counts } from './option.ts';
import { RECORD, run as record } from './record.ts';
import type { Command } from './say.ts';

/** What a person did about the proposal of a day; the last word on a day stands. */
type Held = Readonly<Record<'episode' | 'day', string>> & {
  readonly kind: 'override' | 'accept';
  readonly exposure: number;
};

/** `bide score`: every call against what came; the path against the baselines; overrides beside it. */
export const run: Command = (args, options, voice) => {
  orWord(args[0] ?? '', LIBRARY, RECORD);
  if (args[0] === LIBRARY) return library(args, options, voice);
  if (args[0] === RECORD) return record(args, options, voice);
  return options.lookahead ? ofEpisode(args, options, voice) : score(args, options, voice);
};

const score = ask({
  view: ([name = ''], options, voice) => {
    must(counts(options));
    const played = replayed(name, { ...options, alone: true }, voice);
    const held = heldOf(played, options.home);
    const overridden = held.some((h) => h.kind === 'override')
      ? scored(played, carried(played, held))
      : undefined;
    return {
      title: played.setup.episode.title,
      thesis: played.setup.policy.thesis,
      score: scored(played),
      paths: wealth(played),
      ...present({ price: priceViewOf(played), overridden }),
    };
  },
  screen: scoreScreen,
  page: scorePage,
  json: ({ score: own, overridden }) => ({ score: own, ...present({ overridden }) }),
});

/** What the person did about every proposal of an episode, oldest first. */
const heldOf = ({ setup }: Played, workspace: string | undefined): readonly Held[] =>
  inJournal(workspace, (records) =>
    (['override', 'accept'] as const)
      .flatMap((kind) =>
        standing<Omit<Held, 'kind'>>(records, kind).map((e) => ({ ...e.read, kind, seq: e.seq })),
      )
      .filter((e) => e.episode === setup.episode.id)
      .sort((x, y) => x.seq - y.seq),
  ) ?? [];

/** Wealth of every contender by session, 1 at the start. */
const wealth = (played: Played): ScoreView['paths'] =>
  lanes(trialOf(played)).map(({ contender, path }) => ({
    contender,
    points: 'unknown' in path ? [] : [{ day: path.start, wealth: 1 }, ...path.points],
  }));

/** An override holds until the next word: another one, or going along with the machine again. */
function carried({ lines }: Played, held: readonly Held[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  let now: number | undefined;
  for (const { at } of lines) {
    const day = at.slice(0, 10);
    const last = held.findLast((h) => h.day === day);
    if (last) now = last.kind === 'override' ? last.exposure : undefined;
    if (now !== undefined) out.set(day, now);
  }
  return out;
}
