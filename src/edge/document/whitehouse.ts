import { both } from '../../domain/text.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { accepted, chain } from '../file/problem.ts';
import { syndicated } from './syndication.ts';

const HOST = 'www.whitehouse.gov';
const ACTIONS = 'presidential-actions';
/** Pages that are asked for when nothing is known yet, and items of one. */
const MAX_PAGES = 5;
const PAGE = 10;

/** How texts of each type begin. Its own labels do not tell them apart. */
const TYPES: readonly (readonly [type: string, begins: RegExp])[] = [
  ['proclamation', /\bA PROCLAMATION\b/i],
  ['memorandum', /^MEMORANDUM FOR\b/im],
  ['executive order', /\bit is hereby ordered\b|^EXECUTIVE ORDER\b/im],
];
/** Signs of a text in which its type is told. */
const HEAD_LENGTH = 2000;

const typed = (one: ReadDocument): ReadDocument => {
  const head = one.text.slice(0, HEAD_LENGTH);
  const type = TYPES.find(([, begins]) => begins.test(head))?.[0] ?? 'presidential action';
  return { ...one, type, lang: 'en' };
};

/**
 * What the President signs, on the evening of it: first seen here, confirmed days later by the Federal Register. An
 * item is known again by its guid and edited in place. Without a key all actions, else those of one section.
 */
export const whiteHouse: DocumentSource = {
  title: both('White House', '白宮'),
  watch: 'A',
  terms: both('public domain', '公有領域'),
  page: `https://${HOST}/${ACTIONS}/`,
  hosts: [HOST],
  quota: { calls: 60, spanMs: 3_600_000 },
  schedule: { cron: '*/15 * * * *', zone: 'America/New_York' },
  keys: /^(?:|executive-orders|proclamations|presidential-memoranda|briefings-statements|news)$/,
  example: '',
  ask: (key) => {
    const section = /^(?:briefings-statements|news)$/.test(key)
      ? key
      : [ACTIONS, key].filter((part) => part !== '').join('/');
    return [{ url: `https://${HOST}/${section}/feed/` }];
  },
  read: (body, { file, stretch, asked }) =>
    chain(syndicated(body, { file, base: asked.url }), (read) => {
      const page = new URL(asked.url);
      const number = Number(page.searchParams.get('paged') ?? 1);
      const more = read.all.every(({ publishedAt: at }) => (at ?? 0) >= stretch.from * DAY_MS);
      page.searchParams.set('paged', `${number + 1}`);
      const goes = more && read.all.length >= PAGE && number < MAX_PAGES;
      return accepted({
        ...read,
        all: read.all.map(typed),
        ...(goes && { next: { url: page.href, mayLack: true } }),
      });
    }),
};
