import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Series } from '../../../src/domain/series.ts';
import { civilOf, type Day, formatDay, parseDay } from '../../../src/domain/time.ts';
import { exported } from '../../../src/edge/foreign/book.ts';
import { quotes } from '../../../src/edge/foreign/quote.ts';

/** How a table is written. */
const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.', ','),
  thousands: fc.constantFrom('', 'mark', '\u00a0', "'"),
  encoding: fc.constantFrom(
    'utf-8',
    'utf-8 marked',
    'utf-16le',
    'utf-16be',
    'big5',
    'windows-1252',
  ),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
  excel: fc.boolean(),
  parentheses: fc.boolean(),
  money: fc.constantFrom('', '$', 'NT$', '€', ' USD'),
  preamble: fc.constantFrom('', 'Positions of A. Example', 'Über Positionen, 2026'),
  footer: fc.constantFrom('', 'Nothing in this file is advice, and no one is liable.'),
  wide: fc.boolean(),
});
type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

const BIG5: Readonly<Record<string, readonly number[]>> = {
  台: [0xa5, 0x78],
  積: [0xbf, 0x6e],
  電: [0xb9, 0x71],
  代: [0xa5, 0x4e],
  號: [0xb8, 0xb9],
};

/** The bytes of a text in an encoding; undefined where it has no sign for one. */
function bytesOf(text: string, encoding: string): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8 marked') return new TextEncoder().encode(`\ufeff${text}`);
  if (encoding.startsWith('utf-16')) {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return encoding === 'utf-16le' ? bytes : bytes.swap16();
  }
  const all: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const two = encoding === 'big5' ? BIG5[sign] : undefined;
    if (code < 0x80) all.push(code);
    else if (two) all.push(...two);
    else if (encoding === 'windows-1252' && code >= 0xa0 && code <= 0xff) all.push(code);
    else if (encoding === 'windows-1252' && sign === '€') all.push(0x80);
    else return undefined;
  }
  return Uint8Array.from(all);
}

/** A number with so many decimals, as a dialect writes it. */
function figure(x: number, digits: number, d: Dialect, money = false): string {
  const mark = d.thousands === 'mark' ? (d.decimal === '.' ? ',' : '.') : d.thousands;
  const [whole = '', part] = Math.abs(x).toFixed(digits).split('.');
  const grouped = mark === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, mark);
  const bare = part === undefined ? grouped : `${grouped}${d.decimal}${part}`;
  const sign = money ? d.money : '';
  const signed = sign.startsWith(' ') ? `${bare}${sign}` : `${sign}${bare}`;
  if (x >= 0) return signed;
  return d.parentheses ? `(${signed})` : `-${signed}`;
}

/** A table as a dialect writes it. */
const tableIn = (rows: readonly (readonly string[])[], d: Dialect): string => {
  const cell = (text: string): string =>
    d.quoted || /["\n]/.test(text) || text.includes(d.delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const around = (text: string): readonly string[] =>
    text === '' ? [] : [text.includes(d.delimiter) ? `"${text}"` : text];
  const body = rows.map((row) => row.map(cell).join(d.delimiter));
  return [...around(d.preamble), ...body, ...around(d.footer)].join(d.end) + d.end;
};

const NAMES = ['TSM', 'SPY', 'BRK.B', '2330', '0050', 'MUV2', 'A'];
/** Sizes of which many have one thousands mark or none, so that nothing but care tells it from a decimal sign. */
const size = fc.oneof(fc.nat(99), fc.nat(9_999), fc.nat(999_999), fc.nat(99_999_999));
const position = fc.record({
  symbol: fc.constantFrom(...NAMES),
  name: fc.constantFrom('Müller', 'Taiwan Semiconductor, ADR', '台積電', 'He said "buy"', 'x'),
  quantity: size.map((n) => n + 1).chain((n) => fc.constantFrom(n, -n)),
  places: fc.integer({ min: 0, max: 3 }),
  price: size.map((n) => n + 1),
  digits: fc.integer({ min: 0, max: 4 }),
  stated: fc.boolean(),
});

const RUNS = 1000;
const today = parseDay('2026-01-20') as Day;

test('positions in any dialect read back the same, or are refused', () => {
  let [read, all] = [0, 0];
  fc.assert(
    fc.property(
      fc.uniqueArray(position, { minLength: 1, maxLength: 6, selector: (p) => p.symbol }),
      dialect,
      (positions, d) => {
        const head = [
          'Symbol',
          'Name',
          'Quantity',
          'Price',
          'Market Value',
          'Currency',
          ...(d.wide ? ['Note'] : []),
        ];
        const truth = positions.map((p) => ({
          symbol: p.symbol,
          quantity: p.quantity / 10 ** p.places,
          price: p.price / 10 ** p.digits,
        }));
        const rows = positions.map((p, i) => {
          const { quantity, price } = truth[i] as (typeof truth)[number];
          return [
            p.symbol,
            p.name,
            figure(quantity, p.places, d),
            figure(price, p.digits, d, true),
            p.stated ? figure(quantity * price, 2, d, true) : '',
            'USD',
            ...(d.wide ? ['1,5'] : []),
          ];
        });
        let text = tableIn([head, ...rows], d);
        if (d.excel && !d.quoted)
          text = text.replace(
            new RegExp(
              `^(${NAMES.join('|').replace('.', '\\.')})(?=\\${d.delimiter === '\t' ? 't' : d.delimiter})`,
              'gm',
            ),
            '="$1"',
          );
        const bytes = bytesOf(text, d.encoding);
        if (!bytes) return;
        all++;
        const found = exported(bytes, { file: 'x.csv', stated: {}, today });
        if (!found.ok) return;
        read++;
        expect(
          found.value.holdings.map(({ symbol, quantity, price }) => ({ symbol, quantity, price })),
        ).toEqual(truth);
      },
    ),
    { numRuns: RUNS },
  );
  expect(read / all).toBeGreaterThan(0.6);
});

const FORMS: readonly ((day: Day) => string)[] = [
  formatDay,
  (day) => two(day, ({ month, date, year }) => `${pad(month)}/${pad(date)}/${year}`),
  (day) => two(day, ({ month, date, year }) => `${pad(date)}/${pad(month)}/${year}`),
  (day) => two(day, ({ month, date, year }) => `${date}.${month}.${year}`),
  (day) => two(day, ({ month, date, year }) => `${year}/${month}/${date}`),
  (day) => two(day, ({ month, date, year }) => `${year}${pad(month)}${pad(date)}`),
  (day) => two(day, ({ month, date, year }) => `${year - 1911}/${pad(month)}/${pad(date)}`),
  (day) => two(day, ({ month, date, year }) => `民國${year - 1911}年${month}月${date}日`),
  (day) => two(day, ({ month, date, year }) => `${pad(date)}-${MONTHS[month - 1]}-${year}`),
  (day) => two(day, ({ month, date, year }) => `${MONTHS[month - 1]} ${pad(date)}, ${year}`),
  (day) => `${formatDay(day)} 16:00:00`,
];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const pad = (n: number): string => String(n).padStart(2, '0');
const two = (day: Day, say: (civil: ReturnType<typeof civilOf>) => string): string =>
  say(civilOf(day));

const SERIES: Series = {
  id: 'SPY',
  title: { en: 'SPY', 'zh-Hant': 'SPY' },
  unit: 'USD',
  kind: 'price',
  sign: 1,
  calendar: 'nyse',
  known: { time: '16:00', zone: 'America/New_York', lag: 0 },
  source: 'SOURCES.md',
};

test('prices in any dialect and any form of dates read back the same, or are refused', () => {
  let [read, all] = [0, 0];
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 16_000, max: 20_500 }), { minLength: 1, maxLength: 12 }),
      fc.array(
        size.map((n) => n + 1),
        { minLength: 12, maxLength: 12 },
      ),
      fc.record({
        d: dialect,
        form: fc.constantFrom(...FORMS),
        digits: fc.integer({ min: 0, max: 4 }),
        falling: fc.boolean(),
        head: fc.constantFrom(
          ['Date', 'Close'],
          ['DATE', 'OPEN', 'HIGH', 'LOW', 'CLOSE'],
          ['observation_date', 'SP500'],
          ['Date', 'Open', 'High', 'Low', 'Close', 'Adj Close', 'Volume'],
          ['Date', 'Price', 'Open', 'High', 'Low', 'Vol.', 'Change %'],
        ),
      }),
      (days, values, { d, form, digits, falling, head }) => {
        const ordered = days.toSorted((a, b) => (falling ? b - a : a - b)) as Day[];
        const truth = ordered.map((day, i) => ({
          day,
          value: (values[i] as number) / 10 ** digits,
        }));
        const column = ['Close', 'CLOSE', 'Price', 'SP500']
          .map((n) => (head as readonly string[]).indexOf(n))
          .find((i) => i > 0);
        const rows = truth.map(({ day, value }) =>
          head.map((_, i) =>
            i === 0 ? form(day) : figure(i === column ? value : value * 2, digits, d),
          ),
        );
        const bytes = bytesOf(tableIn([head, ...rows], d), d.encoding);
        if (!bytes) return;
        all++;
        const found = quotes(bytes, { file: 'x.csv', series: SERIES, stated: {} });
        if (!found.ok) return;
        read++;
        expect(found.value.all.map(({ day, value }) => ({ day, value }))).toEqual(
          truth.toSorted((a, b) => a.day - b.day),
        );
      },
    ),
    { numRuns: RUNS },
  );
  expect(read / all).toBeGreaterThan(0.6);
});
