import * as z from 'zod';
import { ITEM, ITEM_NOW, UNDONE } from './answerrecord.ts';
import { accepts, endpoint, option, PAGE, paged, pageOf, take } from './contract.ts';

const optional = z.exactOptional;
const ofEpisode = { episode: optional(take.episode) };

type Row = { readonly state?: string };

/** Those items of a list that are in use or that wait, a page of them. */
const among =
  (state: 'in use' | 'waiting') =>
  (documents: readonly unknown[], page: Parameters<typeof paged>[1]) =>
    paged(
      documents.filter((one) => (one as Row).state === state),
      page,
    );

const ids = z.array(take.word).min(1).max(500);
const why = optional(take.words);

/** A verdict on some items. */
const verdict = (action: 'accept' | 'reject', summary: string) =>
  endpoint({
    summary,
    input: accepts({ ...ofEpisode, ids, why }),
    answer: z.strictObject({ items: z.array(ITEM_NOW), notes: z.array(z.string()) }),
    does: ({ episode = '', ids: names, why: reason }) => ({
      commands: [['evidence', action, ...names, episode, ...option('why', reason)]],
    }),
    tells: (documents, _, notes) => ({ items: documents, notes }),
  });
/** Evidence in use and waiting, and verdicts on it. */
export const EVIDENCE_ENDPOINTS = {
  'GET /evidence': endpoint({
    summary: 'Evidence in use',
    input: accepts({ ...ofEpisode, ...PAGE }),
    answer: pageOf(ITEM),
    does: ({ episode = '' }) => ({ commands: [['evidence', 'list', episode]] }),
    tells: among('in use'),
  }),
  'GET /inbox': endpoint({
    summary: 'Evidence that waits for a verdict',
    input: accepts({
      ...ofEpisode,
      watch: optional(take.word),
      level: optional(take.count(5)),
      direction: optional(take.word),
      ...PAGE,
    }),
    answer: pageOf(ITEM),
    does: ({ episode = '', watch, level, direction }) => ({
      commands: [
        [
          ...['evidence', 'list', episode, ...option('watch', watch)],
          ...[...option('level', level), ...option('direction', direction)],
        ],
      ],
    }),
    tells: among('waiting'),
  }),
  'POST /evidence/accept': verdict('accept', 'Takes waiting items into use'),
  'POST /evidence/reject': verdict('reject', 'Sends waiting items away'),
  'POST /evidence/edit': endpoint({
    summary: 'Edits waiting items; each waits as edited',
    input: accepts({
      ...ofEpisode,
      edits: z
        .array(
          z.strictObject({
            id: take.word,
            fields: z.record(z.string().regex(/^[a-z][a-z_]*$/), z.string().max(4000)),
          }),
        )
        .min(1)
        .max(100),
    }),
    answer: z.strictObject({ items: z.array(ITEM_NOW) }),
    does: ({ episode = '', edits }) => ({
      commands: edits.map(({ id, fields }) => [
        ...['evidence', 'edit', id, episode],
        ...Object.entries(fields).map(([field, text]) => `${field}=${text}`),
      ]),
    }),
    tells: (documents) => ({ items: documents }),
  }),
  'POST /evidence/undo': endpoint({
    summary: 'Takes back the last verdict on each item',
    input: accepts({ ...ofEpisode, ids, why }),
    answer: z.strictObject({ undone: z.array(UNDONE) }),
    does: ({ episode = '', ids: names, why: reason }) => ({
      commands: names.map((id) => ['evidence', 'undo', id, episode, ...option('why', reason)]),
    }),
    tells: (documents) => ({ undone: documents }),
  }),
} as const;
