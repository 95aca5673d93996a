import type { PublishedDocument } from '../../domain/document.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { plain, wrap } from '../../report/render/columns.ts';
import { words } from '../../report/words/index.ts';
import type { DroppedFile } from '../document/drop.ts';
import type { DocumentsFound, DocumentsPulled } from '../document/pull.ts';
import { sayFetchFault } from '../feed/fault.ts';
import { type Problem, sayProblem } from '../file/problem.ts';
import { minuteAt } from '../zone.ts';
import { FED } from './fed.ts';
import { onceEach } from './pulled.ts';
import type { Voice } from './say.ts';

/** Documents that are named of those that are new. */
const SHOWN_DOCUMENTS = 10;

/** Whether all of an entry came, or all of its files were taken. */
export const cameWhole = (told: DocumentsPulled): boolean =>
  told.state === 'dropped'
    ? told.files.every(({ state }) => state !== 'refused')
    : told.state === 'there' || told.state === 'pulled';

/** What became of each entry, a line each and what is odd of it below; then the new documents by their titles. */
export function sayDocuments({ told, fresh }: DocumentsFound, voice: Voice): void {
  const { lang, columns } = voice;
  const lines = [
    ...onceEach(told.flatMap((one) => entryLines(one, voice))),
    ...fresh.slice(0, SHOWN_DOCUMENTS).map((one) => titleLine(one, voice)),
    ...(fresh.length > SHOWN_DOCUMENTS
      ? [`  ${FED.documents.more(fresh.length - SHOWN_DOCUMENTS)[lang]}`]
      : []),
  ];
  voice.tell(...lines.flatMap((line) => wrap(plain(line), columns)));
}

function titleLine({ title, type, on, publishedAt }: PublishedDocument, { lang }: Voice): string {
  const day = on === undefined ? undefined : formatDay(on);
  const at = day ?? (publishedAt === undefined ? '' : minuteAt(publishedAt, 'UTC').slice(0, 10));
  const told = [type, at].filter((part) => part !== '');
  return `- ${title}${words(lang).brackets(told.join(' '))}`;
}

function entryLines(told: DocumentsPulled, voice: Voice): readonly string[] {
  const { entry } = told;
  const { lang } = voice;
  const { documents: d } = FED;
  switch (told.state) {
    case 'there':
      return [d.there(entry, minuteAt(told.at, voice.zone ?? 'UTC'))[lang]];
    case 'keyless':
      return [d.keyless(told)[lang]];
    case 'failed':
      return [d.failed(entry)[lang], `  ${sayFetchFault(told.fault, voice.now())[lang]}`];
    case 'broken':
      return [d.failed(entry)[lang], `  ${told.says[lang]}`];
    case 'misread':
      return [d.misread(entry)[lang], ...reason(told.problems, voice)];
    case 'dropped':
      return told.files.flatMap((file) => fileLines(file, voice));
    case 'pulled':
      return [
        d.pulled(entry, told)[lang],
        ...(told.unread > 0 ? [`  ${d.unread(told.unread)[lang]}`] : []),
        ...(told.drift.length > 0 ? [`  ${FED.drift(told.drift)[lang]}`] : []),
      ];
    default:
      return told satisfies never;
  }
}

function fileLines(told: DroppedFile, voice: Voice): readonly string[] {
  const { documents: d } = FED;
  const { lang } = voice;
  if (told.state === 'documents')
    return [
      d.dropped(told.file, told)[lang],
      ...(told.bare > 0 ? [`  ${d.bare(told.bare)[lang]}`] : []),
    ];
  if (told.state === 'prices') return [d.prices(told)[lang]];
  if (told.state === 'waiting') return [d.waiting(told.file)[lang]];
  return [d.refused(told.file)[lang], ...reason(told.problems, voice)];
}

/** The first of what is wrong. */
const reason = ([first]: readonly Problem[], { lang }: Voice): readonly string[] =>
  first ? [`  ${sayProblem({ ...first, hint: '' }, lang)}`] : [];

/** The same for other programs: a fault in words. */
export const documentsJson = (told: DocumentsPulled, now: Instant): unknown =>
  told.state === 'failed' ? { ...told, says: sayFetchFault(told.fault, now).en } : told;
