import { createRequire } from 'node:module';
import type { AnyFeed } from 'feedsmith';
import { DateTime } from 'luxon';
import { both, type Lang } from '../../domain/text.ts';
import { DAY_MS, type Day, type Instant, parseInstant } from '../../domain/time.ts';
import type { DocumentReading, ReadDocument } from '../feed/shape.ts';
import { accepted, attempt, type Result, refused, wholeProblem } from '../file/problem.ts';
import { inEraAt } from '../file/schema.ts';
import { utf8 } from '../file/text.ts';
import { jsonIn } from './entries.ts';
import { plainText } from './plain.ts';

/** Longest feed that is read, UTF-16 units, and most items of it. */
const MAX_LENGTH = 8_000_000;
const MAX_ITEMS = 2000;
/** Signs of an item that stand for a title where it has none. */
const TITLE_LENGTH = 120;

/** An item, whatever kind of feed it stands in. */
type Item = {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly text: string | undefined;
  readonly date: string | undefined;
  readonly lang: string | undefined;
};

/**
 * Reads a feed: RSS, Atom, RDF or JSON Feed. A feed that is cut short, that declares entities or a document type,
 * or that has no item is refused; an item without an id and an address is counted.
 * @param base where it lies: addresses in it may be told from there
 */
export const syndicated = (
  body: Uint8Array,
  { file, base }: { readonly file: string; readonly base: string },
): Result<DocumentReading> =>
  attempt((must) => {
    const items = itemsOf(must(feedIn(body, file)));
    if (items.length === 0) must(refused(wholeProblem(file, SOME_ITEMS, both('none', '沒有'))));
    const read = items.slice(0, MAX_ITEMS).map((item) => documentOf(item, base));
    const all = read.filter((one) => one !== undefined);
    if (all.length === 0) must(refused(wholeProblem(file, KNOWN_ITEMS, both('none', '沒有'))));
    const drift = NAMES.flatMap((name) =>
      items.some((item) => item[name] !== undefined) ? [] : [`-${name}`],
    );
    return { all: listedInOrder(all), unread: items.length - all.length, drift };
  });

const NAMES = ['id', 'title', 'link', 'text', 'date'] as const;
const SOME_ITEMS = both('a feed with items', '有項目的訂閱來源');
const KNOWN_ITEMS = both('items with an id or an address', '有識別碼或網址的項目');
const A_FEED = both('a feed: RSS, Atom, RDF or JSON Feed', '`RSS`、`Atom`、`RDF`或`JSON Feed`');
const DECLARED = both('declarations of a document type or of entities', '文件類型或實體宣告');
const CUT = both('a feed without its end', '沒有結尾的內容');
const LONG = both(
  `a feed of at most ${MAX_LENGTH / 1e6} MB`,
  `至多${MAX_LENGTH / 1e6} MB的訂閱來源`,
);

/** Before anything is parsed: nothing in it may declare what grows in whoever reads it, and its end is there. */
function feedIn(body: Uint8Array, file: string): Result<AnyFeed> {
  if (body.length > MAX_LENGTH) return refused(wholeProblem(file, LONG, `${body.length}`));
  const read = textOf(body, file);
  if (!read.ok) return read;
  const text = read.value.replace(/^\ufeff/, '').trim();
  if (text.startsWith('{')) {
    const strict = jsonIn(body, file);
    return strict.ok ? parsed(text, file) : strict;
  }
  const bare = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, '').trim();
  if (/<!(?:DOCTYPE|ENTITY)/i.test(bare)) return refused(wholeProblem(file, A_FEED, DECLARED));
  const root = /^(?:<\?[\s\S]*?\?>\s*)*<([\w:.-]+)/.exec(bare)?.[1];
  if (root === undefined) return refused(wholeProblem(file, A_FEED, bare.slice(0, TITLE_LENGTH)));
  const end = new RegExp(`</${root.replaceAll('.', '\\.')}\\s*>$`);
  return end.test(bare) ? parsed(text, file) : refused(wholeProblem(file, A_FEED, CUT));
}

/** XML says itself in which alphabet it is written. */
function textOf(body: Uint8Array, file: string): Result<string> {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const name = /^\s*<\?xml[^>]*encoding=["']([\w.-]{1,20})["']/i.exec(head)?.[1] ?? 'utf-8';
  if (!/^(?:iso-8859-\d+|windows-125\d|big5)$/i.test(name)) return utf8(body, file);
  try {
    return accepted(new TextDecoder(name, { fatal: true }).decode(body));
  } catch {
    return refused(wholeProblem(file, A_FEED, name));
  }
}

/** The package is loaded when a feed is read, and no sooner: most commands read none. */
const feeds = (): typeof import('feedsmith') => createRequire(import.meta.url)('feedsmith');

function parsed(text: string, file: string): Result<AnyFeed> {
  try {
    return accepted(feeds().parseFeed(text));
  } catch {
    // Its own words say nothing of where.
    return refused(wholeProblem(file, A_FEED, text.slice(0, TITLE_LENGTH)));
  }
}

/** The items of a feed, each with what it tells. */
function itemsOf({ format, feed }: AnyFeed): readonly Item[] {
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map((item) => ({
        id: item.guid?.value ?? item.link,
        title: item.title,
        link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
        text: item.content?.encoded ?? item.description,
        date: item.pubDate ?? item.dc?.dates?.[0],
        lang: feed.language,
      }));
    case 'atom':
      return (feed.entries ?? []).map((item) => ({
        id: item.id,
        title: item.title?.value,
        link: (item.links?.find(({ rel = 'alternate' }) => rel === 'alternate') ?? item.links?.[0])
          ?.href,
        text: item.content?.value ?? item.summary?.value,
        date: item.published ?? item.updated,
        lang: undefined,
      }));
    case 'rdf':
      return (feed.items ?? []).map((item) => ({
        id: item.rdf?.about ?? item.link,
        title: item.title,
        link: item.link,
        text: item.content?.encoded ?? item.description,
        date: item.dc?.dates?.[0],
        lang: feed.dc?.languages?.[0],
      }));
    case 'json':
      return (feed.items ?? []).map((item) => ({
        id: item.id ?? item.url,
        title: item.title,
        link: item.url ?? item.external_url,
        text: item.content_html ?? item.content_text ?? item.summary,
        date: item.date_published,
        lang: item.language ?? feed.language,
      }));
    default:
      return format satisfies never;
  }
}

function documentOf(
  { id, title, link, text, date, lang }: Item,
  base: string,
): ReadDocument | undefined {
  const url = link !== undefined && URL.canParse(link, base) ? new URL(link, base).href : '';
  const name = id ?? (url || undefined);
  if (name === undefined) return undefined;
  const said = plainText(text ?? '');
  const head = plainText(title ?? '');
  const publishedAt = stampOf(date ?? '');
  const spoken = langOf(lang ?? '');
  return {
    id: name,
    type: 'article',
    title: /\S/.test(head) ? head : said.slice(0, TITLE_LENGTH),
    text: said,
    ...(spoken && { lang: spoken }),
    url,
    parties: [],
    ...(publishedAt !== undefined && { publishedAt }),
  };
}

/**
 * The instant that a feed tells, with its zone; undefined where it tells none.
 */
function stampOf(text: string): Instant | undefined {
  const iso = parseInstant(text.trim());
  const at = iso ?? (DateTime.fromRFC2822(text.trim()).toMillis() as Instant);
  return Number.isSafeInteger(at) && inEraAt(at) ? at : undefined;
}

function langOf(name: string): Lang | 'da' | undefined {
  if (/^en\b/i.test(name)) return 'en';
  if (/^da\b/i.test(name)) return 'da';
  return /^zh-(?:tw|hk|hant)/i.test(name) ? 'zh-Hant' : undefined;
}

/** Where the newest stand first, what stands between others and is gone was taken back. */
function listedInOrder(all: readonly ReadDocument[]): readonly ReadDocument[] {
  const stamps = all.map(({ publishedAt }) => publishedAt);
  const ordered = stamps.every(
    (at, i) => at !== undefined && (i === 0 || at <= (stamps[i - 1] ?? 0)),
  );
  return ordered
    ? all.map((one) => ({ ...one, listedOn: Math.floor((one.publishedAt ?? 0) / DAY_MS) as Day }))
    : all;
}
