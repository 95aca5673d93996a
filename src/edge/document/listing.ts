import { both } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import { isFault } from '../fault.ts';
import type { Unread, Way } from '../feed/asking.ts';
import type { FetchFault } from '../feed/fault.ts';
import type { Documented, FedStretch, ReadDocument, SourceRequest } from '../feed/shape.ts';
import { sha256 } from '../file/hash.ts';
import { wholeProblem } from '../file/problem.ts';
import { tidy } from './plain.ts';

/** Pages of one listing: whoever tells more is asked for less. */
const MAX_PAGES = 80;

/** Everything that a source lists of a stretch, when the last byte of it came, and what of it could not be read. */
export type WholeListing = {
  readonly state: 'read';
  readonly all: readonly ReadDocument[];
  readonly unread: number;
  readonly drift: readonly string[];
  readonly at: Instant;
};

/**
 * Asks for every page of a stretch, one after the other. A page that fails, that cannot be read or that came before
 * leaves nothing: a short listing is none.
 */
export async function listingOf(
  of: Documented,
  stretch: FedStretch,
  way: Way,
): Promise<WholeListing | Unread> {
  try {
    return await pagesOf(of, stretch, way);
  } catch (error) {
    if (isFault(error)) return { state: 'broken', says: error.says };
    throw error;
  }
}

async function pagesOf(
  of: Documented,
  stretch: FedStretch,
  { now, get, secret }: Way,
): Promise<WholeListing | Unread> {
  const { source, key, id } = of;
  const file = `${id}/${key}`;
  const all: ReadDocument[] = [];
  const drift = new Set<string>();
  let [unread, at, pages] = [0, now(), 0];
  for (const first of source.ask(key, stretch, secret(of))) {
    const seen = new Set<string>();
    for (let asked: SourceRequest | undefined = first; asked !== undefined; ) {
      if (++pages > MAX_PAGES)
        return { state: 'misread', problems: [wholeProblem(file, PAGES, MORE)] };
      const answer = await get(of, asked);
      if (!answer.ok && asked.mayLack && isNotThere(answer.fault)) break;
      if (!answer.ok) return { state: 'failed', fault: answer.fault };
      const { body, at: came } = answer.value;
      const hash = sha256(body);
      if (seen.has(hash)) return { state: 'misread', problems: [wholeProblem(file, NEXT, SAME)] };
      seen.add(hash);
      const read = source.read(body, { key, stretch, file, asked });
      if (!read.ok) return { state: 'misread', problems: read.problems };
      for (const document of read.value.all.map(tidy)) {
        if (document === undefined) unread++;
        else all.push(document);
      }
      unread += read.value.unread;
      for (const name of read.value.drift) drift.add(name);
      at = Math.max(at, came) as Instant;
      asked = read.value.next;
    }
  }
  return { state: 'read', all, unread, drift: [...drift].toSorted(), at };
}

const NOT_THERE = 404;
const isNotThere = (fault: FetchFault): boolean =>
  fault.kind === 'status' && fault.status === NOT_THERE;

const PAGES = both(`at most ${MAX_PAGES} pages`, `至多${MAX_PAGES}頁`);
const MORE = both('more', '更多頁');
const NEXT = both('the next page', '下一頁');
const SAME = both('a page that came before', '先前已收到的一頁');
