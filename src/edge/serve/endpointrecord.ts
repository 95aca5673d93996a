import * as z from 'zod';
import {
  ALERT_LIST,
  BOOK,
  CHECKED,
  DECIDED,
  ENTRY,
  ENTRY_WHOLE,
  NO_BOOK,
  PREVIEW,
  PROCESS,
  REVIEWS,
  SIGNED,
  SOURCE,
  THESIS_TEXT,
  UNDONE,
  VERIFIED,
  WRITTEN,
} from './answerrecord.ts';
import {
  accepts,
  endpoint,
  option,
  options,
  PAGE,
  paged,
  pageOf,
  SENT_FILE,
  take,
} from './contract.ts';

const optional = z.exactOptional;
const ofEpisode = { episode: optional(take.episode) };
const why = optional(take.words);

/** What is on record: book, journal, sources, alerts, and the thesis. */
export const RECORD_ENDPOINTS = {
  'POST /decide': endpoint({
    summary: 'Records what was done about a proposal',
    input: accepts({
      ...ofEpisode,
      at: optional(take.day),
      as: z.enum(['accept', 'override']),
      exposure: optional(take.share),
      why,
      review: optional(take.day),
      rule: optional(z.enum(['pro-rata', 'liquid', 'tax'])),
    }),
    answer: DECIDED,
    does: ({ episode = '', at, as, exposure, why: reason, review, rule }) => ({
      commands: [
        [
          ...['decide', episode, `--${as}`, ...option('at', at), ...option('exposure', exposure)],
          ...[...option('why', reason), ...option('review', review), ...option('rule', rule)],
        ],
      ],
    }),
  }),
  'GET /book': endpoint({
    summary: 'The book on record',
    input: accepts({}),
    answer: z.union([BOOK, NO_BOOK]),
    does: () => ({ commands: [['book', 'show']] }),
  }),
  'POST /book': endpoint({
    summary: 'Changes the book by hand',
    input: accepts({
      on: optional(take.day),
      currency: optional(take.word),
      position: optional(z.array(take.word)).describe('TSM=100@195.5USD'),
      remove: optional(z.array(take.word)),
      cash: optional(z.array(take.word)).describe('500000TWD'),
      loan: optional(z.array(take.word)),
      rate: optional(z.array(take.word)).describe('USD/TWD=31.60'),
      adv: optional(z.array(take.word)),
      margin: optional(take.share),
      zone: optional(take.word),
      dryRun: optional(z.boolean()),
    }),
    answer: BOOK,
    does: ({ dryRun, on, currency, margin, zone, ...lists }) => ({
      commands: [
        [
          ...['book', 'set', ...option('on', on), ...option('currency', currency)],
          ...[...option('margin', margin), ...option('zone', zone)],
          ...Object.entries(lists).flatMap(([name, values]) =>
            name === 'lang' ? [] : options(name, values as readonly string[] | undefined),
          ),
          ...(dryRun ? ['--dry-run'] : []),
        ],
      ],
    }),
  }),
  'POST /book/import': endpoint({
    summary: 'Takes over the export of a broker as the book',
    input: accepts({
      name: take.word.describe('Name of the file, as positions.csv'),
      base64: z.base64().describe('Its bytes'),
      on: optional(take.day),
      currency: optional(take.word),
      account: optional(take.word),
      map: optional(z.array(take.word)).describe('symbol=Ticker'),
      encoding: optional(take.word),
      dates: optional(take.word),
      decimal: optional(z.enum(['.', ','])),
      dryRun: optional(z.boolean()),
    }),
    answer: BOOK,
    does: ({ name, base64, on, currency, account, map, encoding, dates, decimal, dryRun }) => ({
      file: { name, base64 },
      commands: [
        [
          ...['book', 'import', SENT_FILE, ...option('on', on), ...option('currency', currency)],
          ...[...option('account', account), ...options('map', map)],
          ...[...option('encoding', encoding), ...option('dates', dates)],
          ...[...option('decimal', decimal), ...(dryRun ? ['--dry-run'] : [])],
        ],
      ],
    }),
  }),
  'GET /journal': endpoint({
    summary: 'Entries of the journal that people made, or of one kind; oldest first',
    input: accepts({
      kind: optional(take.word),
      from: optional(take.day),
      to: optional(take.day),
      ...PAGE,
    }),
    answer: pageOf(ENTRY),
    does: ({ kind, from, to }) => ({
      commands: [
        ['journal', ...option('kind', kind), ...option('from', from), ...option('to', to)],
      ],
    }),
    tells: ([told], page) =>
      paged((told as { readonly entries: readonly unknown[] }).entries, page),
  }),
  'GET /journal/reviews': endpoint({
    summary: 'Reviews of overrides, and which are due',
    input: accepts({}),
    answer: REVIEWS,
    does: () => ({ commands: [['journal', 'reviews']] }),
  }),
  'GET /journal/process': endpoint({
    summary: 'How was decided, apart from what came of it',
    input: accepts(ofEpisode),
    answer: PROCESS,
    does: ({ episode = '' }) => ({ commands: [['journal', 'process', episode]] }),
  }),
  'GET /journal/{entry}': endpoint({
    summary: 'One entry of the journal',
    input: accepts({ entry: take.count(Number.MAX_SAFE_INTEGER) }),
    answer: ENTRY_WHOLE,
    does: ({ entry }) => ({ commands: [['journal', String(entry)]] }),
  }),
  'POST /journal/{entry}/undo': endpoint({
    summary: 'Takes an entry back by a later one',
    input: accepts({ entry: take.count(Number.MAX_SAFE_INTEGER), why: take.words }),
    answer: UNDONE,
    does: ({ entry, why: reason }) => ({
      commands: [['journal', 'undo', String(entry), ...option('why', reason)]],
    }),
  }),
  'GET /verify': endpoint({
    summary: 'Whether the journal is whole',
    input: accepts({}),
    answer: VERIFIED,
    does: () => ({ commands: [['verify']] }),
  }),
  'GET /sources': endpoint({
    summary: 'Who publishes series and documents, and when each answered last',
    input: accepts({}),
    answer: z.array(SOURCE),
    does: () => ({ commands: [['sources']] }),
  }),
  'GET /alerts': endpoint({
    summary: 'Messages and where they stand, and what is silenced',
    input: accepts({}),
    answer: ALERT_LIST,
    does: () => ({ commands: [['alert', 'list']] }),
  }),
  'GET /thesis': endpoint({
    summary: 'The text of a thesis',
    input: accepts(ofEpisode),
    answer: THESIS_TEXT,
    pages: true,
    does: (of) => ({ thesis: 'read', of }),
  }),
  'POST /thesis/check': endpoint({
    summary: 'What is wrong with a text, and whether its tests pass; nothing is written',
    input: accepts({ ...ofEpisode, text: take.text }),
    answer: CHECKED,
    does: (of) => ({ thesis: 'check', of }),
  }),
  'POST /thesis/preview': endpoint({
    summary:
      'Every day as a text would decide it, beside the version signed last; nothing is written',
    input: accepts({ ...ofEpisode, text: take.text }),
    answer: PREVIEW,
    alone: true,
    does: (of) => ({ thesis: 'preview', of }),
  }),
  'PUT /thesis': endpoint({
    summary: 'Writes the text of a thesis, unless its file changed meanwhile (409)',
    input: accepts({
      ...ofEpisode,
      text: take.text,
      before: take.word.describe('The hash of the text that it replaces'),
    }),
    answer: WRITTEN,
    does: (of) => ({ thesis: 'write', of }),
  }),
  'POST /thesis/sign': endpoint({
    summary: 'Freezes the version that stands in the file',
    input: accepts({
      ...ofEpisode,
      hash: optional(take.word).describe('Of the text that is meant; 409 where it is another'),
    }),
    answer: SIGNED,
    does: (of) => ({ thesis: 'sign', of }),
  }),
} as const;
