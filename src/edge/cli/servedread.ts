import { present } from '../../domain/present.ts';
import { type Day, formatDay, type Instant, parseInstant } from '../../domain/time.ts';
import { singly, until } from '../../run/event.ts';
import { heldLine } from '../../run/line.ts';
import { must } from '../file/problem.ts';
import { paged, type ReadingName } from '../serve/contract.ts';
import { dossier } from '../workspace.ts';
import { select, selectDays, whenOf } from './ask.ts';
import { dateOption } from './date.ts';
import { explanationOf, folderNamed, iso, stateOf, type Telling } from './mcpread.ts';
import { MESSAGES } from './message.ts';
import { misused, type Options, type Voice } from './say.ts';

/** What is read, as a request told it: its contract was kept before. */
export type DayRequest = {
  readonly episode: string;
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly series?: string;
  readonly offset?: number;
  readonly limit?: number;
};

type Call = { readonly options: Pick<Options, 'home'>; readonly voice: Voice };

/** Reads something of a decision that no command tells by itself. */
export const READS: Readonly<Record<ReadingName, (of: DayRequest, call: Call) => unknown>> = {
  state: (of, call) => stateOf(tellingOf(call))(of).value,
  explain: (of, call) => explanationOf(tellingOf(call))(of).value,
  decisions,
  observations,
  claims: (of, call) => {
    const { line, decision } = chosen(of, call);
    const { groups, claims } = decision.board;
    const date = (day: Day | undefined): string | undefined =>
      day === undefined ? undefined : formatDay(day);
    return {
      asOf: line.at,
      groups,
      claims: claims.map(({ due, begins, first, last, ...claim }) => ({
        ...claim,
        ...{ first: formatDay(first), last: formatDay(last) },
        ...present({ due: date(due), begins: date(begins) }),
      })),
    };
  },
  stops: (of, call) => {
    const { line, played } = chosen(of, call);
    const rules = new Map(played.setup.policy.thesis.stops.map((rule) => [rule.id, rule]));
    const stops = line.stops as readonly { readonly id: string }[];
    return {
      asOf: line.at,
      stops: stops.map((stop) => {
        const { title = stop.id, cut } = rules.get(stop.id) ?? {};
        return { ...stop, title, ...present({ cut }) };
      }),
    };
  },
  signals: (of, call) => {
    const { line } = chosen(of, call);
    return { asOf: line.at, signals: line.signals };
  },
  held: (of, call) => {
    const { line, decision, played, at } = chosen(of, call);
    const { held } = dossier(played, at);
    const { before, target } = decision.exposure;
    return {
      asOf: line.at,
      exposure: { held: before, target },
      held: held ? { ...heldLine(held), rule: held.rule, today: held.orders } : null,
    };
  },
};

const tellingOf = ({ options, voice }: Call): Telling => ({
  ...{ options, voice },
  folderOf: folderNamed,
});

const chosen = ({ episode, at }: DayRequest, { options, voice }: Call) =>
  select(episode, { ...options, ...present({ at }) }, voice);

/** Lines of decisions, those of a stretch that were taken by a time. */
function decisions({ episode, from, to, asOf, ...page }: DayRequest, { options, voice }: Call) {
  const { played, places } = selectDays(episode, { ...options, ...present({ from, to }) }, voice);
  const by = instantOf(asOf);
  const told = places.filter((i) => {
    const moment = played.decisions[i]?.moment;
    return by === undefined || (moment !== undefined && moment.at <= by);
  });
  return paged(
    told.map((i) => played.lines[i]),
    page,
  );
}

/** Values by series and day, of each the newest that was known; they come in order of arrival. */
function observations(
  { episode, series, from, to, asOf, ...page }: DayRequest,
  { options, voice }: Call,
) {
  const { played } = select(episode, options, voice);
  const known = Object.keys(played.setup.episode.series);
  if (series !== undefined && !known.includes(series))
    must(misused(MESSAGES.notOneOf('series', known, series)));
  const when = whenOf(played, voice);
  const [first, last] = [
    must(dateOption('from', from))?.(when),
    must(dateOption('to', to))?.(when),
  ];
  const values = new Map<string, { series: string; at: Day; value: number; knownAt: Instant }>();
  for (const event of singly(until(played.events, instantOf(asOf) ?? voice.now()))) {
    if (event.kind !== 'observation') continue;
    const { series: id, at, knownAt, value } = event.observation;
    if (series !== undefined && id !== series) continue;
    if ((first !== undefined && at < first) || (last !== undefined && at > last)) continue;
    values.set(`${id} ${at}`, { series: id, at, value, knownAt });
  }
  const { items, ...rest } = paged(
    [...values.values()].toSorted(
      (a, b) => known.indexOf(a.series) - known.indexOf(b.series) || a.at - b.at,
    ),
    page,
  );
  return {
    ...rest,
    items: items.map(({ at, knownAt, ...one }) => ({
      ...one,
      day: formatDay(at),
      knownAt: iso(knownAt),
    })),
  };
}

/** An instant that was told; the contract lets no other text through. */
const instantOf = (text: string | undefined): Instant | undefined =>
  text === undefined ? undefined : parseInstant(text);
