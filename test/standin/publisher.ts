import { type Day, parseDay } from '../../src/domain/time.ts';
import type { StandInAnswer, StandInQuestion } from './body.ts';
import { json, listed, made, type Paper } from './paper.ts';

/** Publishers of documents by their hosts, each with the rules of its own. */
export const PUBLISHERS: Readonly<Record<string, (asked: StandInQuestion) => StandInAnswer>> = {
  'www.federalregister.gov': register,
  'www.whitehouse.gov': (asked) => feed(asked, 'www.whitehouse.gov', 10),
  'www.war.gov': (asked) =>
    asked.query.get('ContentType') === '400'
      ? feed(asked, 'www.war.gov', Number(asked.query.get('max') ?? 10))
      : NOT_THERE,
  'www.example.org': (asked) => feed(asked, 'www.example.org', 15),
  'api.usaspending.gov': spending,
  'api.sam.gov': sam,
  'api.dvidshub.net': dvids,
  'api.congress.gov': congress,
};

const NOT_THERE: StandInAnswer = { status: 404, type: 'text/html', body: '<h1>Not found</h1>' };
const REFUSED = json(403, {
  error: { code: 'API_KEY_MISSING', message: 'No api_key was supplied' },
});
/** How a field of JSON is renamed that nobody can do without. */
const NAMED = {
  title: [/"title":/g, '"heading":'],
  award: [/"generated_internal_id":/g, '"award_key":'],
} as const;
const JSON_TYPE = 'application/json';

const entryOf = ({ entry }: Paper): Readonly<Record<string, unknown>> => {
  if (typeof entry === 'string') throw new RangeError('an item of a feed is no entry');
  return entry;
};
const says = (paper: Paper, term: string): boolean =>
  JSON.stringify(paper.entry).toLowerCase().includes(term.toLowerCase());
const between = (from: Day | undefined, to: Day | undefined) => (paper: Paper) =>
  (from === undefined || paper.listed >= from) && (to === undefined || paper.listed <= to);
const dayOf = (text: string | null | undefined): Day | undefined =>
  parseDay((text ?? '').slice(0, 'YYYY-MM-DD'.length));
const rowsOf = (papers: readonly Paper[]) => papers.map((paper) => JSON.stringify(entryOf(paper)));

function register(asked: StandInQuestion): StandInAnswer {
  const { path, query } = asked;
  const size = Number(query.get('per_page') ?? 20);
  if (!/^\/api\/v1\/documents(?:\.json)?$/.test(path)) return NOT_THERE;
  if (!(size >= 1 && size <= 1000)) return json(400, { errors: { per_page: 'invalid' } });
  const term = query.get('conditions[term]') ?? '';
  const from = dayOf(query.get('conditions[publication_date][gte]'));
  const all = listed(asked, 'www.federalregister.gov')
    .filter(between(from, undefined))
    .filter((paper) => says(paper, term));
  const description = `Documents matching '${term}'`;
  if (all.length === 0) return json(200, { description, count: 0 });
  const page = Number(query.get('page') ?? 1);
  const shown = all.slice((page - 1) * size, page * size);
  const next = new URL(`https://www.federalregister.gov/api/v1/documents?${query}`);
  next.searchParams.set('page', `${page + 1}`);
  const more = page * size < all.length ? `,"next_page_url":${JSON.stringify(next.href)}` : '';
  return made(rowsOf(shown), {
    type: JSON_TYPE,
    wrap: (rows) => `{"count":${all.length},"results":[${rows.join()}]${more}}`,
    renamed: NAMED.title,
  });
}

/** A feed of some items, the newest first; a page beyond the last is not there. */
function feed(asked: StandInQuestion, host: string, size: number): StandInAnswer {
  const page = Number(asked.query.get('paged') ?? 1);
  const shown = listed(asked, host).slice((page - 1) * size, page * size);
  if (page > 1 && shown.length === 0) return NOT_THERE;
  return made(
    shown.map(({ entry }) => `${entry}`),
    {
      type: 'application/rss+xml',
      wrap: (rows) =>
        `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>x</title><link>https://${host}/</link>${rows.join('')}</channel></rss>\n`,
      renamed: [/pubDate/g, 'issued'],
    },
  );
}

type Filters = {
  readonly award_type_codes?: readonly string[];
  readonly time_period?: readonly { readonly start_date: string; readonly end_date: string }[];
  readonly place_of_performance_locations?: readonly { readonly country: string }[];
  readonly keywords?: readonly string[];
  readonly recipient_search_text?: readonly string[];
};

function spending(asked: StandInQuestion): StandInAnswer {
  const { path, body } = asked;
  if (path !== '/api/v2/search/spending_by_award/') return NOT_THERE;
  if (body === undefined) return json(405, { detail: 'Method "GET" not allowed.' });
  const { filters, limit, page } = JSON.parse(body) as Record<'limit' | 'page', number> & {
    readonly filters: Filters;
  };
  const { award_type_codes: codes = [], time_period: [span] = [] } = filters;
  const orders = codes.filter((code) => code.startsWith('IDV_'));
  if (codes.length === 0) return json(422, { detail: "Missing value: 'award_type_codes'" });
  if (orders.length > 0 && orders.length < codes.length)
    return json(422, { detail: "'award_type_codes' must only contain types from one group" });
  if (limit > 100) return json(422, { detail: "Field 'limit' value above max" });
  const { place_of_performance_locations: [place] = [], keywords: [word = ''] = [] } = filters;
  const all =
    orders.length > 0
      ? []
      : listed(asked, 'api.usaspending.gov')
          .filter(between(dayOf(span?.start_date), dayOf(span?.end_date)))
          .filter((paper) => says(paper, place?.country ?? word));
  const shown = all.slice((page - 1) * limit, page * limit);
  const hasNext = page * limit < all.length;
  return made(rowsOf(shown), {
    type: JSON_TYPE,
    wrap: (rows) =>
      `{"limit":${limit},"results":[${rows.join()}],"page_metadata":{"page":${page},"hasNext":${hasNext}},"messages":[]}`,
    renamed: NAMED.award,
  });
}

const AMERICAN = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const american = (text: string | null): Day | undefined =>
  parseDay((text ?? '').replace(AMERICAN, '$3-$1-$2'));

function sam(asked: StandInQuestion): StandInAnswer {
  const { path, query } = asked;
  if (path !== '/opportunities/v2/search') return NOT_THERE;
  if (!query.get('api_key')) return REFUSED;
  const [from, to] = [american(query.get('postedFrom')), american(query.get('postedTo'))];
  const [limit, offset] = [Number(query.get('limit') ?? 1), Number(query.get('offset') ?? 0)];
  if (from === undefined || to === undefined || to - from > 365 || limit > 1000)
    return json(400, { errorCode: '400', errorMessage: 'PostedFrom and PostedTo are mandatory' });
  const all = listed(asked, 'api.sam.gov')
    .filter(between(from, to))
    .filter((paper) => says(paper, query.get('title') ?? ''));
  return made(rowsOf(all.slice(offset * limit, (offset + 1) * limit)), {
    type: JSON_TYPE,
    wrap: (rows) =>
      `{"totalRecords":${all.length},"limit":${limit},"offset":${offset},"opportunitiesData":[${rows.join()}]}`,
    renamed: NAMED.title,
  });
}

function dvids(asked: StandInQuestion): StandInAnswer {
  const { path, query } = asked;
  if (path !== '/search') return NOT_THERE;
  if (!query.get('api_key')) return REFUSED;
  const [size, page] = [Number(query.get('max_results') ?? 50), Number(query.get('page') ?? 1)];
  if (size > 50) return json(400, { errors: ['max_results'] });
  const all = listed(asked, 'api.dvidshub.net')
    .filter(between(dayOf(query.get('from_publishdate')), dayOf(query.get('to_publishdate'))))
    .filter((paper) => says(paper, query.get('q') ?? ''));
  return made(rowsOf(all.slice((page - 1) * size, page * size)), {
    type: JSON_TYPE,
    wrap: (rows) =>
      `{"page_info":{"total_results":${all.length},"results_per_page":${size}},"results":[${rows.join()}]}`,
    renamed: NAMED.title,
  });
}

function congress(asked: StandInQuestion): StandInAnswer {
  const { path, query } = asked;
  const sitting = /^\/v3\/bill\/(\d+)$/.exec(path)?.[1];
  if (sitting === undefined) return NOT_THERE;
  if (!query.get('api_key')) return REFUSED;
  if (query.get('format') !== 'json')
    return { status: 200, type: 'application/xml', body: '<api-root><bills/></api-root>' };
  const [limit, offset] = [Number(query.get('limit') ?? 20), Number(query.get('offset') ?? 0)];
  if (limit > 250) return json(400, { error: { code: 'BAD_LIMIT', message: 'limit' } });
  const all = listed(asked, 'api.congress.gov')
    .filter(between(dayOf(query.get('fromDateTime')), dayOf(query.get('toDateTime'))))
    .filter((paper) => `${entryOf(paper).congress}` === sitting);
  const next = new URL(`https://api.congress.gov${path}?format=json`);
  next.searchParams.set('offset', `${offset + limit}`);
  const more = offset + limit < all.length ? `,"next":"${next.href}"` : '';
  return made(rowsOf(all.slice(offset, offset + limit)), {
    type: JSON_TYPE,
    wrap: (rows) =>
      `{"bills":[${rows.join()}],"pagination":{"count":${all.length}${more}},"request":{}}`,
    renamed: [/"(congress|number)":/g, '"old_$1":'],
  });
}
