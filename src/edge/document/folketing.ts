import { DateTime } from 'luxon';
import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import type { DocumentSource, ReadDocument } from '../feed/shape.ts';
import { check } from '../file/check.ts';
import { attempt, refused, wholeProblem } from '../file/problem.ts';
import { inEraAt } from '../file/schema.ts';
import { want } from '../file/wanted.ts';
import { dayAt } from '../zone.ts';
import { answerField, datedParts, entriesIn, jsonIn, short } from './entries.ts';

const HOST = 'oda.ft.dk';
const PAGE = 100;
const ZONE = 'Europe/Copenhagen';

/** The instant of a wall clock in Copenhagen: its stamps tell no zone. */
function edited(text: string): Instant | undefined {
  const at = DateTime.fromISO(text, { zone: ZONE }).toMillis();
  return Number.isSafeInteger(at) && inEraAt(at as Instant) ? (at as Instant) : undefined;
}

const entry = z.looseObject({
  id: answerField.count,
  typeid: answerField.count,
  statusid: answerField.count,
  titel: answerField.words,
  titelkort: answerField.text,
  nummer: answerField.text,
  resume: answerField.text,
  opdateringsdato: z
    .string(want('instant'))
    .refine((text) => edited(text) !== undefined, want('instant'))
    .transform((text) => edited(text) as Instant),
  afgørelse: answerField.text,
  afgørelsesdato: answerField.day,
  retsinformationsurl: answerField.text,
  Sagstype: z.looseObject({ type: answerField.words }, want('map')).nullish(),
  Sagsstatus: z.looseObject({ status: answerField.words }, want('map')).nullish(),
});
type Case = z.output<typeof entry>;
const BESIDE = [
  ...['kategoriid', 'offentlighedskode', 'nummerprefix', 'nummernumerisk', 'nummerpostfix'],
  ...['afstemningskonklusion', 'periodeid', 'afgørelsesresultatkode', 'baggrundsmateriale'],
  ...['statsbudgetsag', 'begrundelse', 'paragrafnummer', 'paragraf', 'rådsmødedato', 'lovnummer'],
  ...['lovnummerdato', 'fremsatundersagid', 'deltundersagid'],
];
const envelope = z.looseObject({
  'odata.count': z.string(want('index')).regex(/^\d{1,9}$/, want('index')),
});

/** Cases that were edited since a day, newest first, from one of them on. */
const pageOf = (key: string, from: Day, skip: number): string =>
  `https://${HOST}/api/Sag?${[
    [
      'filter',
      `substringof('${key}',titel) and opdateringsdato gt datetime'${formatDay(from)}T00:00:00'`,
    ],
    ['orderby', 'opdateringsdato desc'],
    ['top', `${PAGE}`],
    ['skip', `${skip}`],
    ['inlinecount', 'allpages'],
    ['expand', 'Sagstype,Sagsstatus'],
  ]
    .map(([name, value = '']) => `%24${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/**
 * Cases of the Folketing whose title holds a word: appropriations put to its finance committee, bills, motions,
 * questions, each under the name that it has there. It heeds no filter that it does not understand and tells
 * everything instead, so each case is looked at again here. Its stamp is that of the last edit.
 */
export const folketing: DocumentSource = {
  title: both('Folketing (ODA)', 'Folketing國會（ODA）'),
  watch: 'B',
  terms: both('free', '可自由使用'),
  page: 'https://www.ft.dk/da/dokumenter/aabne_data',
  hosts: [HOST],
  quota: { calls: 60, spanMs: 60_000 },
  schedule: { cron: '50 8-20/2 * * 1-5', zone: 'Europe/Copenhagen' },
  keys: /^[\p{L}\p{N}][\p{L}\p{N} -]{1,59}$/u,
  example: 'forsvar',
  ask: (key, { from }) => [{ url: pageOf(key, from, 0) }],
  read: (body, { file, key, stretch, asked }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const of = Number(must(check(envelope, source))['odata.count']);
      const { all, unread, drift } = must(entriesIn(source, ['value'], { entry, beside: BESIDE }));
      const heeded = all.filter(
        ({ titel, opdateringsdato: at }) =>
          titel.toLowerCase().includes(key.toLowerCase()) && dayAt(at, ZONE) >= stretch.from,
      );
      if (all.length > 0 && heeded.length === 0)
        must(refused(wholeProblem(file, HEEDED(key), all[0]?.titel ?? '')));
      const skip = Number(new URL(asked.url).searchParams.get('$skip'));
      const got = skip + all.length + unread;
      if (got < Math.min(of, skip + PAGE))
        must(short(file, { of: Math.min(of, skip + PAGE), got }));
      return {
        all: heeded.map(documentOf),
        unread,
        drift: heeded.length < all.length ? [...drift, '-filter'] : drift,
        ...(got < of ? { next: { url: pageOf(key, stretch.from, got) } } : {}),
      };
    }),
};

const HEEDED = (key: string) =>
  both(`cases in whose title ${key} stands`, `標題含有\`${key}\`的案件`);

function documentOf(one: Case): ReadDocument {
  const { id, nummer, resume, afgørelse: decision } = one;
  const status = one.Sagsstatus?.status ?? '';
  return {
    id: `${id}`,
    // The name of its sort is asked for with it: numbers of sorts change.
    type: one.Sagstype?.type ?? `case of sort ${one.typeid}`,
    title: one.titel,
    text: [nummer, status, resume, decision].filter((part) => /\S/.test(part ?? '')).join('\n'),
    lang: 'da',
    url: one.retsinformationsurl || `https://${HOST}/api/Sag(${id})`,
    publishedAt: one.opdateringsdato,
    parties: [],
    ...datedParts({ on: one.afgørelsesdato }),
  };
}
