import type { IncomingHttpHeaders } from 'node:http';
import { crc32, deflateRawSync } from 'node:zlib';
import { type Day, formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import { stamp } from '../../src/edge/zone.ts';
import type { Paper } from './paper.ts';
import { american, keysOf, knownBy, latest, type TableRow, type Tables } from './table.ts';

/** What a source answers. */
export type StandInAnswer = {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** Where it lists entries: the same of other ones, and how a field of them is renamed. */
  readonly listing?: {
    readonly again: (change: (rows: readonly string[]) => readonly string[]) => string;
    readonly renamed: readonly [RegExp, string];
  };
};

/** What a source is asked, as of a clock. */
export type StandInQuestion = {
  readonly tables: Tables;
  readonly papers?: readonly Paper[];
  readonly clock: Instant;
  readonly path: string;
  readonly query: URLSearchParams;
  /** What was sent; undefined where nothing was. */
  readonly body?: string;
  readonly heads?: IncomingHttpHeaders;
};

const csv = (lines: readonly string[], end = '\n'): StandInAnswer => ({
  status: 200,
  type: 'text/csv',
  body: lines.map((line) => `${line}${end}`).join(''),
});
const NOT_THERE: StandInAnswer = { status: 404, type: 'text/html', body: '<h1>Not found</h1>' };

const dayOf = (text: string | null): Day | undefined => (text ? parseDay(text) : undefined);
const within = (from: Day | undefined, to: Day | undefined) => (row: TableRow) =>
  (from === undefined || from <= row.day) && (to === undefined || row.day <= to);

/** Indices with open, high, low and close; of the others there is one column. */
const FOUR_PRICES = /^(VIX|VVIX|VIX9D|VIX3M|VIX6M)$/;

export function cboe({ tables, clock, path }: StandInQuestion): StandInAnswer {
  const key = /^\/api\/global\/us_indices\/daily_prices\/(\w+)_History\.csv$/.exec(path)?.[1] ?? '';
  const rows = latest(tables[`cboe/${key}`], clock);
  if (rows.length === 0) return NOT_THERE;
  const four = FOUR_PRICES.test(key);
  const head = four ? 'DATE,OPEN,HIGH,LOW,CLOSE' : `DATE,${key}`;
  const lines = rows.flatMap(({ day, value }, i) => {
    if (value === null) return [];
    const open = rows[i - 1]?.value ?? value;
    const prices = four ? [open, Math.max(open, value), Math.min(open, value), value] : [value];
    return [[american(day), ...prices.map((x) => x.toFixed(6))].join(',')];
  });
  return csv([head, ...lines]);
}

/** Maturities by their columns, in the order of the file, and as the feed of entries names them. */
const MATURITIES: Readonly<Record<string, string>> = {
  ...{ '1 Mo': '1MONTH', '1.5 Month': '1_5MONTH', '2 Mo': '2MONTH', '3 Mo': '3MONTH' },
  ...{ '4 Mo': '4MONTH', '6 Mo': '6MONTH', '1 Yr': '1YEAR', '2 Yr': '2YEAR', '3 Yr': '3YEAR' },
  ...{ '5 Yr': '5YEAR', '7 Yr': '7YEAR', '10 Yr': '10YEAR', '20 Yr': '20YEAR', '30 Yr': '30YEAR' },
};
const RATES = '/resource-center/data-chart-center/interest-rates';
const YIELDS = 'daily_treasury_yield_curve';

export function treasury(asked: StandInQuestion): StandInAnswer {
  const { tables, clock, path, query } = asked;
  const table = new RegExp(`^${RATES}/daily-treasury-rates\\.csv/(\\d{4}|all)/(all|\\d{6})$`);
  const xml = path === `${RATES}/pages/xml`;
  const spans = table.exec(path);
  if (!xml && !spans) return NOT_THERE;
  if (query.get(xml ? 'data' : 'type') !== YIELDS) return NOT_THERE;
  const span =
    query.get('field_tdr_date_value_month') ??
    query.get('field_tdr_date_value') ??
    spans?.[1] ??
    '';
  const ofSpan = (day: Day): boolean =>
    span === 'all' || formatDay(day).replaceAll('-', '').startsWith(span);
  const columns = Object.keys(MATURITIES).filter((key) => tables[`treasury/${key}`]);
  const byDay = new Map<Day, Map<string, number>>();
  for (const key of columns)
    for (const { day, value } of latest(tables[`treasury/${key}`], clock))
      if (value !== null && ofSpan(day))
        byDay.set(day, (byDay.get(day) ?? new Map()).set(key, value));
  const days = [...byDay.keys()].toSorted((a, b) => b - a);
  if (xml) return entries(days, byDay, Number(query.get('page') ?? 0));
  // Columns without any value in the span are not in its file.
  const shown = columns.filter((key) => days.some((day) => byDay.get(day)?.has(key)));
  const head = ['Date', ...shown.map((key) => `"${key}"`)].join(',');
  const cell = (day: Day, key: string) => byDay.get(day)?.get(key)?.toFixed(2) ?? '';
  return csv([
    head,
    ...days.map((day) => [american(day), ...shown.map((key) => cell(day, key))].join(',')),
  ]);
}

/** Entries on a page; the end is a page without any. */
const PAGE = 300;

function entries(
  days: readonly Day[],
  byDay: ReadonlyMap<Day, ReadonlyMap<string, number>>,
  page: number,
): StandInAnswer {
  const shown = days.toReversed().slice(page * PAGE, (page + 1) * PAGE);
  const entry = (day: Day): string => {
    const rates = [...(byDay.get(day) ?? [])].map(
      ([key, x]) => `<d:BC_${MATURITIES[key]} m:type="Edm.Double">${x}</d:BC_${MATURITIES[key]}>`,
    );
    return `<entry><content type="application/xml"><m:properties><d:NEW_DATE m:type="Edm.DateTime">${formatDay(day)}T00:00:00</d:NEW_DATE>${rates.join('')}</m:properties></content></entry>`;
  };
  const names =
    'xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"';
  const body = `<?xml version="1.0" encoding="utf-8"?>\n<feed ${names}>${shown.map(entry).join('')}</feed>\n`;
  return { status: 200, type: 'application/xml', body };
}

export function fredgraph({ tables, clock, path, query }: StandInQuestion): StandInAnswer {
  const ids = (query.get('id') ?? '').split(',').filter((id) => id !== '');
  const all = ids.map((id) => tables[`fred/${id}`]);
  if (path !== '/graph/fredgraph.csv' || ids.length === 0 || all.includes(undefined))
    return NOT_THERE;
  const fits = within(dayOf(query.get('cosd')), dayOf(query.get('coed')));
  const shown = all.map((rows) => latest(rows, clock).filter(fits));
  const values = shown.map((rows) => new Map(rows.map(({ day, value }) => [day, value])));
  const days = [...new Set(shown.flat().map(({ day }) => day))].toSorted((a, b) => a - b);
  const cell = (x: number | null | undefined): string => (x == null ? '' : `${x}`);
  const file = csv([
    ['observation_date', ...ids].join(','),
    ...days.map((day) => [formatDay(day), ...values.map((of) => cell(of.get(day)))].join(',')),
  ]);
  const seldom = new Set(all.map((rows) => isSeldom(rows ?? [])));
  return seldom.size > 1 ? { status: 200, type: 'application/zip', body: zip(file.body) } : file;
}

/** Whether a series comes less often than daily. */
const isSeldom = (rows: readonly TableRow[]): boolean =>
  rows.length > 1 && ((rows.at(-1)?.day ?? 0) - (rows[0]?.day ?? 0)) / (rows.length - 1) > 4;

const KEY = /^[a-z0-9]{32}$/;
const refusal = (message: string): StandInAnswer => ({
  status: 400,
  type: 'application/json',
  body: JSON.stringify({ error_code: 400, error_message: `Bad Request.  ${message}` }),
});
/** The days of which all vintages are told, and the end of one that stands. */
const [EVER, FOR_EVER] = ['1776-07-04', '9999-12-31'];

export function fred({ tables, clock, path, query }: StandInQuestion): StandInAnswer {
  if (path !== '/fred/series/observations') return NOT_THERE;
  const key = query.get('api_key');
  if (key === null) return refusal('Variable api_key is not set.');
  if (!KEY.test(key)) return refusal('The value for variable api_key is not a key of 32 signs.');
  const rows = tables[`fred/${query.get('series_id')}`];
  if (!rows) return refusal('The series does not exist.');
  const today = vintageDay(clock);
  const [from, to] = [query.get('realtime_start') ?? today, query.get('realtime_end') ?? today];
  const fits = within(dayOf(query.get('observation_start')), dayOf(query.get('observation_end')));
  const whole = knownBy(rows, clock).filter(fits);
  const vintages = whole.flatMap(({ day, value, knownAt }, i) => {
    const next = whole[i + 1];
    const start = vintageDay(knownAt);
    const after = next?.day === day ? vintageDay(next.knownAt) : undefined;
    // Of two on a day the later one is told.
    if (after === start) return [];
    const end = after === undefined ? FOR_EVER : dayBefore(after);
    return [{ start, end, day, value }];
  });
  const told = vintages
    .filter(({ start, end }) => start <= to && from <= end)
    .map(({ start, end, day, value }) => ({
      realtime_start: [start, from].toSorted()[1],
      realtime_end: [end, to].toSorted()[0],
      date: formatDay(day),
      value: value === null ? '.' : `${value}`,
    }));
  if (query.get('sort_order') === 'desc') told.reverse();
  const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 100_000)];
  const head = {
    ...{ realtime_start: from, realtime_end: to },
    observation_start: query.get('observation_start') ?? EVER,
    observation_end: query.get('observation_end') ?? FOR_EVER,
    ...{ units: 'lin', output_type: 1, file_type: 'json', order_by: 'observation_date' },
    ...{ sort_order: query.get('sort_order') ?? 'asc', count: told.length, offset, limit },
  };
  const page = told.slice(offset, offset + limit);
  if (query.get('file_type') === 'json')
    return {
      status: 200,
      type: 'application/json',
      body: JSON.stringify({ ...head, observations: page }),
    };
  const marks = (parts: object): string =>
    Object.entries(parts)
      .map(([name, x]) => ` ${name}="${x}"`)
      .join('');
  const observations = page.map((one) => `<observation${marks(one)}/>`).join('\n');
  const body = `<?xml version="1.0" encoding="utf-8" ?>\n<observations${marks(head)}>\n${observations}\n</observations>\n`;
  return { status: 200, type: 'text/xml', body };
}

/** The day of a vintage is that of the office in the middle of the country. */
const vintageDay = (at: Instant): string => stamp(at, 'America/Chicago').slice(0, 10);
const dayBefore = (day: string): string => formatDay(((parseDay(day) ?? 0) - 1) as Day);

export function ecb({ tables, clock, path, query }: StandInQuestion): StandInAnswer {
  const [, flow = '', asked = ''] = /^\/service\/data\/([A-Z]+)\/([\w.+]+)$/.exec(path) ?? [];
  // Several currencies of one dimension stand with a plus between them.
  const [, before = '', codes = asked, rest = ''] = /^(D\.)([A-Z+]+)(\..*)$/.exec(asked) ?? [];
  const keys = codes.split('+').map((code) => `${before}${code}${rest}`);
  const there = keys.filter((key) => tables[`ecb/${flow}/${key}`]);
  if (there.length === 0 || query.get('format') !== 'csvdata')
    return { status: 404, type: 'text/plain', body: 'No results found.' };
  const after = query.get('updatedAfter');
  const fits = within(dayOf(query.get('startPeriod')), dayOf(query.get('endPeriod')));
  const fresh = ({ knownAt }: TableRow) => after === null || knownAt > Date.parse(after);
  const history = query.get('includeHistory') === 'true';
  const lines = there.flatMap((key) => {
    const rows = tables[`ecb/${flow}/${key}`];
    const all = (history ? knownBy(rows, clock) : latest(rows, clock)).filter(fits).filter(fresh);
    const count = Number(query.get('lastNObservations') ?? all.length);
    const shown = count === 0 ? [] : all.slice(-count);
    return shown.map(({ day, value, knownAt }, i) => {
      const next = shown[i + 1];
      const until = next?.day === day ? local(next.knownAt) : '';
      const end = history
        ? [value === null ? 'Delete' : 'Replace', local(knownAt), until]
        : ['A', 'Reference rate'];
      return [`${flow}.${key}`, ...key.split('.'), formatDay(day), value ?? '', ...end].join(',');
    });
  });
  if (lines.length === 0) return { status: 200, type: 'text/csv', body: '' };
  const names = ['FREQ', 'CURRENCY', 'CURRENCY_DENOM', 'EXR_TYPE', 'EXR_SUFFIX'].slice(
    0,
    asked.split('.').length,
  );
  const more = history ? ['ACTION', 'VALID_FROM', 'VALID_TO'] : ['OBS_STATUS', 'TITLE'];
  return csv([['KEY', ...names, 'TIME_PERIOD', 'OBS_VALUE', ...more].join(','), ...lines]);
}

const local = (at: Instant): string =>
  stamp(at, 'Europe/Berlin').replace(/(?=[+-]\d\d:\d\d$)/, '.000');

/** Columns of the index of stress, in their order. */
const STRESS = [
  ...['OFR FSI', 'Credit', 'Equity valuation', 'Safe assets', 'Funding', 'Volatility'],
  ...['United States', 'Other advanced economies', 'Emerging markets'],
];

export function ofr({ tables, clock, path }: StandInQuestion): StandInAnswer {
  if (path !== '/financial-stress-index/data/fsi.csv') return NOT_THERE;
  const there = STRESS.filter((name) => keysOf(tables, 'ofr').includes(name));
  const values = there.map(
    (name) => new Map(latest(tables[`ofr/${name}`], clock).map(({ day, value }) => [day, value])),
  );
  const days = [...new Set(values.flatMap((of) => [...of.keys()]))].toSorted((a, b) => a - b);
  const lines = days.map((day) =>
    [formatDay(day), ...values.map((of) => of.get(day)?.toFixed(3) ?? '')].join(','),
  );
  return csv([['Date', ...there].join(','), ...lines], '\r\n');
}

/** A ZIP archive with one file. Source: PKWARE APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16. */
export function zip(content: string | Buffer, name = 'fredgraph.csv'): Buffer {
  const raw = Buffer.from(content);
  const packed = deflateRawSync(raw);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(raw), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(raw.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    ...[Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, Buffer.alloc(14)],
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
