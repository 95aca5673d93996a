import { present } from '../../domain/present.ts';
import type { Judged, OwnDecision, Process } from '../../domain/process.ts';
import type { Quote } from '../../domain/score.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { lastOfDays, overrideWorth } from '../../judge/process.ts';
import { processPage, processScreen } from '../../report/answer/process.ts';
import { asof } from '../../run/knowledge.ts';
import type { Records } from '../../run/ports.ts';
import { must } from '../file/problem.ts';
import { entriesOf, inJournal, type Ran } from '../keep.ts';
import { quotesOf } from '../score.ts';
import { allTaken, type Clock, nextOf, proposalOf, proposed, reviewOf } from '../taken.ts';
import type { Played } from '../workspace.ts';
import { ask, replayed } from './ask.ts';
import { ENTRIES } from './entry.ts';
import { readerClock } from './reader.ts';
import { misused } from './say.ts';

/** `bide journal process [EPISODE]`: how you decide, apart from the outcome. */
export const process = ask<Process>({
  view: ([given = ''], options, voice) => {
    const name = given || inJournal(options.home, lastAsked);
    if (name === undefined) return must(misused(ENTRIES.noEpisode));
    // Judged beside the machine's own path, which nothing on record moves.
    const played = replayed(name, { ...options, alone: true }, voice);
    const clock = readerClock(options, voice);
    return (
      inJournal(options.home, (records) => processOf(played, records, clock)) ??
      processOf(played, undefined, clock)
    );
  },
  screen: processScreen,
  page: processPage,
  json: ({ judged, last, ...rest }) => ({
    ...rest,
    last: formatDay(last),
    judged: judged.map((j) => ({ ...j, ...datesOf(j) })),
  }),
});

/** The episode that was run last, or else decided about. */
const lastAsked = (records: Records): string | undefined =>
  entriesOf<Ran>(records, 'run').at(-1)?.read.name ?? allTaken(records).taken.at(-1)?.episode;

/** Days as dates. */
export const datesOf = ({ day, review, at, ...rest }: OwnDecision) => ({
  ...rest,
  at: new Date(at).toISOString(),
  day: formatDay(day),
  ...present({ review: review && formatDay(review) }),
});

/** How the owner decided about the proposals of an episode. */
function processOf(played: Played, records: Records | undefined, clock: Clock): Process {
  const { episode } = played.setup;
  const { taken, back } = records ? allTaken(records) : { taken: [], back: [] };
  const own = (t: OwnDecision): boolean => t.episode === episode.id;
  const last = lastOfDays(taken.filter(own));
  const legs = closes(played);
  const lines = new Map(played.lines.map((line) => [line.hash, line]));
  const judged = last.map((t): Judged => {
    const next = nextOf(t, last);
    const line = lines.get(t.proposal);
    return {
      ...t,
      told: line ? proposalOf(line) : records ? proposed(records, t) : proposalOf(undefined),
      state: reviewOf(t, last, clock),
      came: overrideWorth({ taken: t, ...present({ next: next?.day }) }, legs),
    };
  });
  return {
    episode: episode.id,
    title: episode.title,
    last: played.decisions.at(-1)?.moment.day ?? episode.from,
    proposals: played.decisions.length,
    judged,
    replaced: taken.filter(own).length - last.length,
    undone: back.filter(own).length,
  };
}

/** Closes of each risk asset, turned round where its fall is a rise; none where one of them is no price. */
function closes({ setup, events }: Played): readonly (readonly Quote[])[] {
  const { legs, series } = setup.episode;
  const all = asof(series, events, Number.MAX_SAFE_INTEGER as Instant).histories;
  const risk = legs.risk.flatMap((id) => series[id] ?? []);
  if (risk.some(({ kind }) => kind === 'yield' || kind === 'spread')) return [];
  return risk.map(({ id, sign }) =>
    quotesOf(all[id]).map(({ day, value }) => ({ day, value: sign > 0 ? value : 1 / value })),
  );
}
