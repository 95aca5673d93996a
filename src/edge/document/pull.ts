import { join } from 'node:path';
import type { PublishedDocument } from '../../domain/document.ts';
import type { Episode } from '../../domain/episode.ts';
import { present } from '../../domain/present.ts';
import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';
import { META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { isFault } from '../fault.ts';
import { sharing, type Unread, type Way } from '../feed/asking.ts';
import { hear } from '../feed/heard.ts';
import type { Documented, FedStretch, ReadDocument } from '../feed/shape.ts';
import { accepted, type Result } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { type DroppedFile, takeDrop } from './drop.ts';
import { gatheredLast, type KeptListing, keepListing } from './keep.ts';
import { listingOf, type WholeListing } from './listing.ts';
import { DROP, documentsBy } from './registry.ts';

/** Days before an episode's first that its documents are asked from, at most so many before today. */
const BEFORE_DAYS = 30;
const PAST_DAYS = 365;
/** Days before the last time that are asked again: for what was listed late, corrected or taken back. */
const AGAIN_DAYS = 14;

/** What became of an entry of `documents:`. */
export type DocumentsPulled = { readonly entry: string } /** It was asked a short while ago. */ & (
  | { readonly state: 'there'; readonly at: Instant }
  /** It tells nothing without a key, which is had on this page. */
  | { readonly state: 'keyless'; readonly id: string; readonly page: string }
  | ({ readonly state: 'pulled'; readonly listed: number } & Pick<
      WholeListing,
      'unread' | 'drift'
    > & {
        readonly [K in keyof KeptListing]: number;
      })
  /** Files that were left by hand. */
  | { readonly state: 'dropped'; readonly files: readonly DroppedFile[] }
  | Unread
);

/** What became of each entry, and the documents that are new, are revised or were taken back. */
export type DocumentsFound = {
  readonly told: readonly DocumentsPulled[];
  readonly fresh: readonly PublishedDocument[];
  readonly withdrawn: readonly PublishedDocument[];
};

type Found = {
  readonly told: DocumentsPulled;
  readonly kept?: readonly KeptListing[];
  readonly heard?: Parameters<typeof hear>[0][number];
};

/**
 * Asks for the documents of a folder, entry by entry, since they were asked for last and a little before. An entry
 * that fails or cannot be read leaves nothing; the others are kept all the same.
 * @param wanted whether a source is asked, by its name; all, unless stated
 */
export async function pullDocuments(
  folder: string,
  way: Way,
  wanted: (source: string) => boolean = () => true,
): Promise<Result<DocumentsFound>> {
  const read = readFrom(join(folder, META), meta);
  if (!read.ok) return read;
  const episode = read.value;
  const shared = sharing(way);
  const entries = [...new Set(episode.documents)];
  const asked = await Promise.all(
    entries.flatMap((entry) => {
      const of = documentsBy(entry);
      return of && wanted(of.id) ? [gathered(of, { entry, from: episode.from }, shared)] : [];
    }),
  );
  const found = [
    ...asked,
    ...(entries.includes(DROP) && wanted(DROP) ? [dropped({ folder, episode }, way)] : []),
  ];
  hear(
    found.flatMap(({ heard }) => heard ?? []),
    way,
  );
  const each = (change: keyof KeptListing) =>
    found.flatMap(({ kept = [] }) => kept.flatMap((one) => one[change]));
  return accepted({
    told: found.map(({ told }) => told),
    fresh: once([...each('added'), ...each('revised')]),
    withdrawn: once(each('withdrawn')),
  });
}

/** Of a document that several entries told the first. */
const once = (all: readonly PublishedDocument[]): readonly PublishedDocument[] =>
  [
    ...new Map(
      all.toReversed().map((one) => [JSON.stringify([one.source, one.id]), one] as const),
    ).values(),
  ].toReversed();

async function gathered(
  of: Documented,
  { entry, from }: { readonly entry: string } & Pick<Episode, 'from'>,
  way: Way,
): Promise<Found> {
  try {
    const { id, source } = of;
    const last = gatheredLast(way, entry);
    if (last && way.now() < last.at + (source.lasts ?? 0) && last.at <= way.now())
      return { told: { entry, state: 'there', at: last.at } };
    if (source.key?.needed && way.secret(of) === undefined)
      return { told: { entry, state: 'keyless', id, page: source.key.page } };
    const stretch = stretchOf(last?.last, from, way);
    const whole = await listingOf(of, stretch, way);
    if (whole.state !== 'read') return { told: { entry, ...whole } };
    const { all, at, unread, drift } = whole;
    const lacking = drift.some((name) => name.startsWith('-'));
    const kept = keepListing(
      way,
      { entry, source: id, watch: source.watch },
      { all, at, stretch, lacking },
    );
    const { added, revised, withdrawn } = kept;
    const counts = { added: added.length, revised: revised.length, withdrawn: withdrawn.length };
    return {
      told: { entry, state: 'pulled', listed: all.length, unread, drift, ...counts },
      kept: [kept],
      heard: { source: id, at, drift, ...present({ newest: newestOf(all) }) },
    };
  } catch (error) {
    // A full disk or a file that is refused keeps one entry from coming, and no other.
    if (isFault(error)) return { told: { entry, state: 'broken', says: error.says } };
    throw error;
  }
}

function dropped(place: Parameters<typeof takeDrop>[0], way: Way): Found {
  try {
    const all = takeDrop(place, way);
    return {
      told: { entry: DROP, state: 'dropped', files: all.map(({ told }) => told) },
      kept: all.flatMap(({ kept }) => kept ?? []),
    };
  } catch (error) {
    if (isFault(error)) return { told: { entry: DROP, state: 'broken', says: error.says } };
    throw error;
  }
}

/** Since the day before which all came the last time; the first time since a while before the episode. */
function stretchOf(last: Day | undefined, from: Day, { now }: Pick<Way, 'now'>): FedStretch {
  const today = Math.floor(now() / DAY_MS) as Day;
  const first = Math.max(Math.min(from, today) - BEFORE_DAYS, today - PAST_DAYS);
  return {
    from: (last === undefined ? first : Math.min(last, today) - AGAIN_DAYS) as Day,
    to: (today + 1) as Day,
  };
}

/** The last stamp or day that documents bear. */
function newestOf(all: readonly ReadDocument[]): Instant | undefined {
  const stamps = all.flatMap(({ publishedAt, listedOn, on }) => {
    const day = listedOn ?? on;
    return publishedAt ?? (day === undefined ? [] : ((day * DAY_MS) as Instant));
  });
  return stamps.length === 0 ? undefined : (Math.max(...stamps) as Instant);
}
