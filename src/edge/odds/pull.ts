import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarsOf } from '../../domain/calendar/index.ts';
import type { Episode, OddsFeed } from '../../domain/episode.ts';
import type { Instant } from '../../domain/time.ts';
import { META } from '../episode/bundled.ts';
import { knownRule } from '../episode/known.ts';
import { meta } from '../episode/meta.ts';
import { isFault } from '../fault.ts';
import { sharing, type Unread, type Way } from '../feed/asking.ts';
import { hear } from '../feed/heard.ts';
import { standings } from '../feed/keep.ts';
import { markStandIn, ofOneWorld } from '../feed/oneworld.ts';
import type { ReadQuote } from '../feed/shape.ts';
import { attempt, judged, type Problem, type Result, wholeProblem } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { oneOf } from '../file/wanted.ts';
import { THESIS } from '../opening.ts';
import { readThesis } from '../thesis/read.ts';
import { tradedAt } from './exchange.ts';
import { type CameQuote, type KeptQuote, keepQuotes } from './keep.ts';

/** What became of one contract; `drift`: keys that its exchange adds or leaves out. */
export type PulledOdds = { readonly contract: string; readonly feed: string } & (
  | (KeptQuote & { readonly drift: readonly string[] })
  | Unread
);

/** Requests that one contract may take: an exchange that asks for more without end is not read. */
const MAX_REQUESTS = 3;

/**
 * Brings the contracts of a folder up to now, each from its exchange: what is offered, and what came once that is
 * decided. Each line is known from when its last byte came. An exchange that fails, or whose answer cannot be read,
 * adds nothing; the others are kept all the same. What a contract says does not change: where its exchange tells
 * other rules or another deadline, that is told, and nothing of it is kept until a person gives it another name.
 * @param of whether an exchange is asked, by its name; all, unless stated
 * @returns what became of each contract of one of them that the episode names
 */
export async function pullOdds(
  folder: string,
  way: Way,
  of: (source: string) => boolean = () => true,
): Promise<Result<readonly PulledOdds[]>> {
  const opened = attempt((must) => {
    const episode = must(readFrom(join(folder, META), meta));
    if (episode.odds === undefined) return { episode, filled: true };
    must(judged(strayed(folder, episode), folder));
    const place = { folder, episode, known: knownRule(calendarsOf(episode)) };
    const filled = must(ofOneWorld(folder, { episode, standing: must(standings(place)) }, way));
    return { episode, filled };
  });
  if (!opened.ok) return opened;
  const { episode, filled } = opened.value;
  const shared = sharing(way);
  const all = await Promise.all(
    Object.entries(episode.odds ?? {})
      .filter(([, { feed }]) => of(tradedAt(feed)?.id ?? feed))
      .map((one) => asked(one, shared)),
  );
  hear(all.flatMap(heardIn), way);
  return way.alone(() =>
    attempt((must) => {
      const came = all.flatMap(({ read }) => (read.state === 'read' ? [read.value] : []));
      if (!filled && came.length > 0 && way.standIn) markStandIn(folder);
      const kept = must(keepQuotes(folder, came));
      return all.map(({ contract, feed, read }): PulledOdds => {
        if (read.state !== 'read') return { contract, feed, ...read };
        const became = kept.get(contract) as KeptQuote;
        return { contract, feed, ...became, drift: read.drift };
      });
    }),
  );
}

/** What the exchange of a contract told. */
function heardIn({ feed, read }: { readonly feed: string; readonly read: ReadContract }) {
  const source = tradedAt(feed)?.id;
  if (source === undefined || read.state !== 'read') return [];
  return [{ source, at: read.value.at, newest: read.value.at, drift: read.drift }];
}

/** Contracts that speak of a path that the folder's thesis does not have. */
function strayed(folder: string, { odds = {} }: Episode): readonly Problem[] {
  const file = join(folder, THESIS);
  const thesis = existsSync(file) ? readFrom(file, readThesis) : undefined;
  // What is wrong with the thesis itself is told where that is asked for.
  if (!thesis?.ok) return [];
  const paths = thesis.value.thesis.scenarios.map(({ id }) => id);
  return Object.entries(odds).flatMap(([id, { scenario }]) =>
    paths.includes(scenario)
      ? []
      : [
          {
            ...wholeProblem(join(folder, META), oneOf(paths), scenario),
            path: `odds.${id}.scenario`,
          },
        ],
  );
}

type ReadContract =
  | { readonly state: 'read'; readonly value: CameQuote; readonly drift: readonly string[] }
  | Unread;

/** Asks an exchange for one contract. */
async function asked(
  [contract, odds]: readonly [string, OddsFeed],
  way: Way,
): Promise<{ readonly contract: string; readonly feed: string; readonly read: ReadContract }> {
  const { feed } = odds;
  try {
    const told = await quoteOf(feed, way);
    const read: ReadContract =
      told.state === 'read'
        ? {
            ...told,
            value: { contract, odds, exchange: told.exchange, quote: told.quote, at: told.at },
          }
        : told;
    return { contract, feed, read };
  } catch (error) {
    // A full disk or a file that is refused keeps one contract from coming, and no other.
    if (isFault(error)) return { contract, feed, read: { state: 'broken', says: error.says } };
    throw error;
  }
}

type Told = {
  readonly state: 'read';
  readonly exchange: string;
  readonly quote: ReadQuote;
  readonly at: Instant;
  readonly drift: readonly string[];
};

async function quoteOf(feed: string, { get, now }: Way): Promise<Told | Unread> {
  const traded = tradedAt(feed);
  if (!traded) throw new RangeError(`no exchange has ${feed}`);
  const { source, key } = traded;
  const bodies: Uint8Array[] = [];
  let request = source.ask(key);
  let at = now();
  for (let tries = 0; tries < MAX_REQUESTS; tries++) {
    const answer = await get(traded, request);
    if (!answer.ok) return { state: 'failed', fault: answer.fault };
    bodies.push(answer.value.body);
    at = Math.max(at, answer.value.at) as Instant;
    const read = source.read(bodies, { key, file: feed });
    if (!read.ok) return { state: 'misread', problems: read.problems };
    const { quote, next, drift } = read.value;
    if (quote) return { state: 'read', exchange: source.title.en, quote, at, drift };
    request = next;
  }
  throw new RangeError(`${feed} is never told whole`);
}
