import type { Series } from '../../domain/series.ts';
import type { Text } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { isFault } from '../fault.ts';
import type { Problem } from '../file/problem.ts';
import type { FetchFault } from './fault.ts';
import type {
  Fed,
  FedStretch,
  FedValue,
  FeedReading,
  PreparedBody,
  Publisher,
  SourceRequest,
} from './shape.ts';
import type { FeedOutcome } from './wall.ts';

/** Somebody who is asked, by name. */
type OfSource = { readonly id: string; readonly source: Publisher };

/** How the world is asked. */
export type Way = {
  readonly now: () => Instant;
  /** Asks a source for a body; no longer than until it is told to stop. */
  readonly get: (of: OfSource, asked: SourceRequest, until?: AbortSignal) => Promise<FeedOutcome>;
  /** The key of a source, where there is one. */
  readonly secret: (of: OfSource) => string | undefined;
  /** The workspace in which what came is kept. */
  readonly home: string;
  /** Does a piece of work while no other program pulls into the same workspace. */
  readonly alone: <T>(work: () => T) => T;
  /** Whether a stand-in answers. */
  readonly standIn: boolean;
};

/** Why a series has nothing new: its source did not answer, or not as it was told to. */
export type Unread =
  | { readonly state: 'failed'; readonly fault: FetchFault }
  | { readonly state: 'misread'; readonly problems: readonly Problem[] }
  /** This machine refused. */
  | { readonly state: 'broken'; readonly says: Text };

/** Everything that a source tells of a stretch, and when its last byte came. */
export type Whole = FeedReading & { readonly state: 'read'; readonly at: Instant };

/** Asks for all bodies of a stretch, one after the other; one that fails or cannot be read leaves nothing. */
export async function wholeOf(
  of: { readonly series: Series; readonly fed: Fed },
  stretch: FedStretch,
  way: Way,
): Promise<Whole | Unread> {
  try {
    return await bodiesOf(of, stretch, way);
  } catch (error) {
    // A full disk or a file that is refused keeps one series from coming, and no other.
    if (isFault(error)) return { state: 'broken', says: error.says };
    throw error;
  }
}

async function bodiesOf(
  { series, fed }: { readonly series: Series; readonly fed: Fed },
  stretch: FedStretch,
  { now, get, secret }: Way,
): Promise<Whole | Unread> {
  const { source, key } = fed;
  const file = series.feed ?? fed.id;
  const bodies: PreparedBody[] = [];
  let at = now();
  let absent: FetchFault | undefined;
  for (const asked of source.ask(key, stretch, secret(fed))) {
    const answer = await get(fed, asked);
    if (answer.ok) {
      bodies.push({ asked, body: answer.value.body });
      at = Math.max(at, answer.value.at) as Instant;
    } else if (source.prepare && isAbsent(answer.fault)) {
      bodies.push({ asked, body: undefined });
      absent = answer.fault;
    } else return { state: 'failed', fault: answer.fault };
  }
  // Where not one of many files is there, nothing came.
  if (absent && bodies.every(({ body }) => body === undefined))
    return { state: 'failed', fault: absent };
  const made = source.prepare && (await source.prepare(bodies, { key, file }));
  if (made && !made.ok) return { state: 'misread', problems: made.problems };
  const whole = made ? [made.value] : bodies.flatMap(({ body }) => body ?? []);
  const all: FedValue[] = [];
  const drift = new Set<string>();
  let missing = 0;
  for (const body of whole) {
    const read = source.read(body, { key, series, file });
    if (!read.ok) return { state: 'misread', problems: read.problems };
    all.push(...read.value.all);
    missing += read.value.missing;
    for (const name of read.value.drift) drift.add(name);
  }
  return { state: 'read', all, missing, drift: [...drift].toSorted(), at };
}

/** There is no such file. */
const NOT_THERE = 404;
const isAbsent = (fault: FetchFault): boolean =>
  fault.kind === 'status' && fault.status === NOT_THERE;

/** The same, but nothing is waited for once it is told to stop: what had not come by then is told as such. */
export const waitingUntil = (way: Way, until: AbortSignal): Way => ({
  ...way,
  get: (of, asked, other) =>
    way.get(of, asked, other === undefined ? until : AbortSignal.any([until, other])),
});

/** The same, but a body that is asked for twice is sent for once. */
export function sharing(way: Way): Way {
  const asked = new Map<string, Promise<FeedOutcome>>();
  return {
    ...way,
    get: (of, asking) => {
      const name = JSON.stringify([asking.url, asking.body]);
      const before = asked.get(name) ?? way.get(of, asking);
      asked.set(name, before);
      return before;
    },
  };
}
