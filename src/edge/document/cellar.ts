import * as z from 'zod';
import { both } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import type { DocumentSource, FedStretch, ReadDocument } from '../feed/shape.ts';
import { attempt, refused, wholeProblem } from '../file/problem.ts';
import { want } from '../file/wanted.ts';
import { answerField, datedParts, entriesIn, jsonIn, leadingDay } from './entries.ts';

const HOST = 'publications.europa.eu';
/** Acts of one answer: a longer one is cut without a word. */
const MAX_ROWS = 500;
const TIME_OUT_MS = 25_000;

const text = z.looseObject({ value: answerField.words }, want('map'));
/** A day; one that makes no sense, such as 1001-01-01, stands for none. */
const day = z
  .looseObject({ value: z.string(want('day')) }, want('map'))
  .transform(({ value }) => leadingDay(value));
const entry = z.looseObject({
  work: text,
  celex: text.nullish(),
  date: day,
  force: day.nullish(),
  title: text,
});

/** Acts of the Official Journal whose English title holds a term, by the day on which they appeared. */
const queryOf = (key: string, { from, to }: FedStretch): string => `
PREFIX cdm: <http://publications.europa.eu/ontology/cdm#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT DISTINCT ?work ?celex ?date ?force ?title WHERE {
  ?work cdm:official-journal-act_date_publication ?date .
  FILTER(?date >= "${formatDay(from)}"^^xsd:date && ?date <= "${formatDay(to)}"^^xsd:date)
  ?expr cdm:expression_belongs_to_work ?work ;
    cdm:expression_uses_language <http://publications.europa.eu/resource/authority/language/ENG> ;
    cdm:expression_title ?title .
  FILTER(CONTAINS(LCASE(STR(?title)), "${key.toLowerCase()}"))
  OPTIONAL { ?work cdm:resource_legal_id_celex ?celex . }
  OPTIONAL { ?work cdm:resource_legal_date_entry-into-force ?force . }
} ORDER BY ?date LIMIT ${MAX_ROWS}`;

/**
 * Acts of the European Union as its Official Journal has published them one by one since October 2023. An act that
 * is told several times, by its editions or by several days on which parts of it come into force, is one, and binds
 * from the first of these days.
 */
export const cellar: DocumentSource = {
  title: both('Official Journal of the European Union (CELLAR)', '歐盟官方公報（CELLAR）'),
  watch: 'A',
  terms: both(
    'reuse with the source named (Decision 2011/833/EU)',
    '註明來源即可轉載（2011/833/EU決定）',
  ),
  page: 'https://eur-lex.europa.eu/oj/direct-access.html',
  hosts: [HOST],
  quota: { calls: 30, spanMs: 60_000 },
  // Nothing that would end a text of a query.
  keys: /^[\p{L}\p{N}][\p{L}\p{N} ./()-]{1,79}$/u,
  schedule: { cron: '15 8-20/3 * * *', zone: 'Europe/Brussels' },
  example: '2023/2675',
  ask: (key, stretch) => [
    {
      url: `https://${HOST}/webapi/rdf/sparql?${new URLSearchParams({
        query: queryOf(key, stretch),
        format: 'application/sparql-results+json',
        timeout: `${TIME_OUT_MS}`,
      })}`,
    },
  ],
  read: (body, { file, key, stretch }) =>
    attempt((must) => {
      const source = must(jsonIn(body, file));
      const { all, unread, drift } = must(entriesIn(source, ['results', 'bindings'], { entry }));
      if (all.length + unread >= MAX_ROWS)
        must(refused(wholeProblem(file, FEWER, `${all.length + unread}`)));
      const asked = all.filter(
        ({ date, title }) =>
          title.value.toLowerCase().includes(key.toLowerCase()) &&
          (date === undefined || (date >= stretch.from && date <= stretch.to)),
      );
      const works = new Map<string, ReadDocument>();
      for (const one of asked.map(documentOf)) {
        const before = works.get(one.id) ?? one;
        const binds = [before, one].flatMap(({ effectiveOn }) => effectiveOn ?? []);
        const first = binds.toSorted((a, b) => a - b)[0];
        works.set(one.id, { ...before, ...datedParts({ effectiveOn: first }) });
      }
      // What an act need not have is not missed.
      const missed = drift.filter((name) => name !== '-force' && name !== '-celex');
      return { all: [...works.values()], unread, drift: missed };
    }),
};

const FEWER = both(`fewer than ${MAX_ROWS} rows`, `少於${MAX_ROWS}列`);

/** Kinds of act by the letter of their number. Source: EUR-Lex, how CELEX numbers are composed. */
const KINDS: Readonly<Record<string, string>> = { R: 'regulation', L: 'directive', D: 'decision' };

function documentOf({ work, celex, date, force, title }: z.output<typeof entry>): ReadDocument {
  const number = celex?.value;
  return {
    id: number ?? work.value,
    type: KINDS[/^3\d{4}([A-Z])/.exec(number ?? '')?.[1] ?? ''] ?? 'act',
    title: title.value,
    text: '',
    lang: 'en',
    url:
      number === undefined
        ? work.value
        : `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${encodeURIComponent(number)}`,
    parties: [],
    ...datedParts({ on: date, listedOn: date, effectiveOn: force }),
  };
}
