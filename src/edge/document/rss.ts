import { both } from '../../domain/text.ts';
import { isPlain } from '../feed/place.ts';
import type { Documented, DocumentSource } from '../feed/shape.ts';
import { sha256 } from '../file/hash.ts';
import { syndicated } from './syndication.ts';

/** An address of a feed: https, a host by its name, no port. */
const ADDRESS = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}\/[\x21-\x7e]{0,500}$/;

/** Any feed, by its address: nobody is asked but its own host. */
export const rss: DocumentSource = {
  title: both('a feed by its address', '任何訂閱來源'),
  watch: 'A',
  terms: both('as its publisher says', '依發布者的規定'),
  page: 'https://www.rssboard.org/rss-specification',
  hosts: [],
  quota: { calls: 20, spanMs: 3_600_000 },
  keys: ADDRESS,
  example: 'https://www.example.org/news.xml',
  ask: (key) => [{ url: key }],
  read: (body, { file, key }) => syndicated(body, { file, base: key }),
};

/** The source of a feed: asked, counted and left alone by its host. */
export function ofPlace(key: string): Documented | undefined {
  const url = URL.canParse(key) ? new URL(key) : undefined;
  if (url === undefined || !isPlain(url)) return undefined;
  const { hostname } = url;
  // Two feeds of one host number their items each for itself.
  const own = sha256(`${url.pathname}${url.search}`).slice(0, OWN_DIGITS);
  const id = `${`rss-${hostname.replaceAll('.', '-')}`.slice(0, MAX_ID_LENGTH)}-${own}`;
  const { en, 'zh-Hant': zh } = rss.title;
  const title = both(`${hostname}, ${en}`, `${hostname}，${zh}`);
  return { id, source: { ...rss, title, hosts: [hostname] }, key };
}

/** Longest name of a host, and digits by which its feeds are told apart. */
const [MAX_ID_LENGTH, OWN_DIGITS] = [33, 6];
