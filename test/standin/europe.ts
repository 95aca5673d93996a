import { DAY_MS, type Day, formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import { stamp } from '../../src/edge/zone.ts';
import type { StandInAnswer, StandInQuestion } from './body.ts';

/** Something that was published, as every one of these publishers may tell it. */
export type MadePaper = {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly day: Day;
  /** When it was published, and when it was edited last. */
  readonly at: Instant;
};

type Papers = (clock: Instant) => readonly MadePaper[];
type Host = (asked: StandInQuestion) => StandInAnswer;

/** On a line of its own each: what spoils an answer row by row finds rows. */
const json = (value: unknown, status = 200): StandInAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value, null, 1),
});
const text = (status: number, body: string, type = 'text/html'): StandInAnswer => ({
  status,
  type,
  body,
});

/** Stands in for the publishers of Europe, by host; newest first, as far as the clock has come. */
export const europe = (papers: Papers): Readonly<Record<string, Host>> => {
  const by =
    (host: (asked: StandInQuestion, all: readonly MadePaper[]) => StandInAnswer): Host =>
    (asked) => {
      const all = papers(asked.clock).filter(({ at }) => at <= asked.clock);
      return host(
        asked,
        all.toSorted((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1)),
      );
    };
  return {
    'ec.europa.eu': by(presscorner),
    'publications.europa.eu': by(cellar),
    'www.consilium.europa.eu': by(council),
    'www.nato.int': by(nato),
    'oda.ft.dk': by(folketing),
    'api.ted.europa.eu': by(ted),
  };
};

const holds = (one: MadePaper, word: string): boolean =>
  `${one.title}\n${one.text}`.toLowerCase().includes(word.toLowerCase());

/** `ddmmyyyy` */
const dayOf = (said: string | null): Day =>
  parseDay((said ?? '').replace(/^(\d\d)(\d\d)(\d{4})$/, '$3-$2-$1')) as Day;

function presscorner({ path, query }: StandInQuestion, all: readonly MadePaper[]): StandInAnswer {
  if (path !== '/commission/presscorner/api/search') return text(404, 'Not found');
  const [from, to] = [dayOf(query.get('datefrom')), dayOf(query.get('dateto'))];
  const found = all.filter(
    (one) => one.day >= from && one.day <= to && holds(one, query.get('global') ?? ''),
  );
  // However many are asked for, a page has no more than so many.
  const size = Math.min(Number(query.get('pagesize')), 50);
  const page = Number(query.get('pagenumber'));
  return json({
    totalNumber: found.length,
    pageSize: size,
    pageNumber: page,
    docuLanguageListResources: found.slice((page - 1) * size, page * size).map((one) => ({
      refCode: `IP/31/${one.name}`,
      eventDate: formatDay(one.day),
      title: one.title,
      leadText: `<p>${one.text}</p>`,
      docutype: { code: 'IP', description: 'Press release' },
      languageCode: 'EN',
    })),
  });
}

function cellar({ path, query }: StandInQuestion, all: readonly MadePaper[]): StandInAnswer {
  const said = query.get('query') ?? '';
  const days = [...said.matchAll(/"(\d{4}-\d\d-\d\d)"\^\^xsd:date/g)].map((m) =>
    parseDay(m[1] ?? ''),
  );
  const word = /CONTAINS\(LCASE\(STR\(\?title\)\), "([^"]*)"\)/.exec(said)?.[1] ?? '';
  const [from, to] = days;
  if (path !== '/webapi/rdf/sparql' || from === undefined || to === undefined)
    return text(400, 'Virtuoso 37000 Error SP030', 'text/plain');
  const value = (of: string, type = 'literal') => ({ type, value: of });
  const found = all
    .filter((one) => one.day >= from && one.day <= to && one.title.toLowerCase().includes(word))
    .flatMap((one) => {
      const row = {
        work: value(`http://publications.europa.eu/resource/cellar/${one.name}`, 'uri'),
        celex: value(`32031R${one.name}`),
        date: value(formatDay(one.day)),
        force: value('1001-01-01'),
        title: value(one.title),
      };
      // One act, told once more with another day.
      return [row, { ...row, force: value(formatDay((one.day + 20) as Day)) }];
    });
  return json({
    head: { link: [], vars: ['work', 'celex', 'date', 'force', 'title'] },
    results: { distinct: false, ordered: true, bindings: found },
  });
}

function council({ path }: StandInQuestion, all: readonly MadePaper[]): StandInAnswer {
  if (path !== '/en/rss/pressreleases.ashx') return text(403, 'Forbidden');
  const items = all.slice(0, 20).map((one) => {
    const link = `https://www.consilium.europa.eu/en/press/press-releases/${one.name}/`;
    return `<item><title>${one.title}</title><link>${link}</link><description>${one.text}</description><pubDate>${new Date(one.at).toUTCString()}</pubDate><guid isPermaLink="true">${link}</guid></item>`;
  });
  const body = `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Press releases</title>\n${items.join('\n')}\n</channel></rss>`;
  return { status: 200, type: 'application/rss+xml', body };
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function nato({ path, query }: StandInQuestion, all: readonly MadePaper[]): StandInAnswer {
  if (!path.endsWith('/general_search.search.json')) return text(404, 'Not found');
  const found = all.filter((one) => holds(one, query.get('searchText') ?? ''));
  const [size, page] = [Number(query.get('pageSize')), Number(query.get('page'))];
  const named = (day: Day): string => {
    const [year, month, date] = formatDay(day).split('-');
    return `${date} ${MONTHS[Number(month) - 1]} ${year}`;
  };
  return json({
    pages: found.slice((page - 1) * size, page * size).map((one) => ({
      title: one.title,
      description: one.text,
      link: `/en/news-and-events/articles/news/${one.name}`,
      pageType: 'News',
      pageDate: named(one.day),
    })),
  });
}

/** Fields of a case by which may be filtered. */
const FIELDS: readonly string[] = ['titel', 'opdateringsdato', 'typeid', 'id'];

function folketing(
  { path, query, heads }: StandInQuestion,
  all: readonly MadePaper[],
): StandInAnswer {
  if (path !== '/api/Sag' || heads?.['odata-version'] !== undefined)
    return text(404, '<h1>404</h1>');
  const filter = query.get('$filter') ?? '';
  const word = /substringof\('([^']*)',(\w+)\)/.exec(filter);
  const since = /(\w+) gt datetime'([\d-]+)T/.exec(filter);
  // A filter with a field that is not there is not heeded: everything comes, with 200.
  const heeded = [word?.[2], since?.[1]].every((name) => name && FIELDS.includes(name));
  const local = (one: MadePaper): string => stamp(one.at, 'Europe/Copenhagen').slice(0, 19);
  const found = heeded
    ? all.filter((one) => one.title.includes(word?.[1] ?? '') && local(one) > (since?.[2] ?? ''))
    : all;
  const skip = Number(query.get('$skip') ?? 0);
  const rows = found.slice(skip, skip + Math.min(Number(query.get('$top') ?? 100), 100));
  const expands = (query.get('$expand') ?? '').split(',');
  const value = rows.map((one, i) => ({
    ...{ id: Number(one.name), typeid: 9, kategoriid: 19, statusid: 11, titel: one.title },
    ...{ titelkort: one.title.slice(0, 10), offentlighedskode: 'O', nummer: `AKT ${i}` },
    ...{ nummerprefix: 'AKT', nummernumerisk: `${i}`, nummerpostfix: '', resume: one.text },
    ...{ afstemningskonklusion: '', periodeid: 32, afgørelsesresultatkode: '' },
    ...{ baggrundsmateriale: '', opdateringsdato: local(one), statsbudgetsag: true },
    ...{ begrundelse: '', paragrafnummer: null, paragraf: '', afgørelsesdato: null, afgørelse: '' },
    ...{ rådsmødedato: null, lovnummer: '', lovnummerdato: null, retsinformationsurl: '' },
    ...{ fremsatundersagid: null, deltundersagid: null },
    ...(expands.includes('Sagstype') ? { Sagstype: { id: 9, type: 'Aktstykke' } } : {}),
    ...(expands.includes('Sagsstatus') ? { Sagsstatus: { id: 11, status: 'Vedtaget' } } : {}),
  }));
  const count =
    query.get('$inlinecount') === 'allpages' ? { 'odata.count': `${found.length}` } : {};
  return json({ 'odata.metadata': 'https://oda.ft.dk/api/$metadata#Sag', ...count, value });
}

function ted({ path, body }: StandInQuestion, all: readonly MadePaper[]): StandInAnswer {
  if (path !== '/v3/notices/search' || body === undefined) return text(405, '');
  const asked = JSON.parse(body) as Readonly<Record<'query' | 'limit' | 'page', string>>;
  const said = /^FT ~ "([^"]+)" AND PD>=(\d{8}) AND PD<=(\d{8}) SORT BY PD DESC$/.exec(asked.query);
  if (!said || Number(asked.limit) > 250)
    return json({ message: 'x', error: { type: 'QUERY_SYNTAX_ERROR' } }, 400);
  const [, word = '', from = '', to = ''] = said;
  const compact = ({ day }: MadePaper): string => formatDay(day).replaceAll('-', '');
  const found = all.filter((one) => holds(one, word) && compact(one) >= from && compact(one) <= to);
  const [size, page] = [Number(asked.limit), Number(asked.page)];
  return json({
    notices: found.slice((page - 1) * size, page * size).map((one) => ({
      'publication-number': `${one.name}-2031`,
      'publication-date': `${formatDay(one.day)}+01:00`,
      'notice-title': { dan: 'x', eng: one.title },
      'buyer-name': { eng: [one.text] },
      links: { html: { ENG: 'https://ted.europa.eu/' } },
    })),
    totalNoticeCount: found.length,
    timedOut: false,
  });
}

/** So many papers a day on a term, the last of today. */
export const madePapers =
  (term: string, count: number): Papers =>
  (clock) =>
    Array.from({ length: count }, (_, i): MadePaper => {
      const day = (Math.floor(clock / DAY_MS) - Math.floor(i / 6)) as Day;
      const serial = day * 6 + (i % 6);
      return {
        name: `${serial}`,
        title: `On ${term}, number ${serial}`,
        text: `What is said of it is made up, ${serial}.`,
        day,
        at: (day * DAY_MS + 3_600_000) as Instant,
      };
    });
