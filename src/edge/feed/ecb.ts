import { both } from '../../domain/text.ts';
import { formatDay, parseDay, parseInstant } from '../../domain/time.ts';
import { cellProblem, columns } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { figure } from '../file/figure.ts';
import {
  accepted,
  attempt,
  judged,
  type Phrase,
  type Problem,
  type Result,
} from '../file/problem.ts';
import { inEra } from '../file/schema.ts';
import { utf8 } from '../file/text.ts';
import { WANTED } from '../file/wanted.ts';
import { LEG_OFFERS, type Offer } from '../template/offer.ts';
import { DOLLAR_BASKET, indexVersions } from './dollarindex.ts';
import type { FedValue, FeedReading, FeedSource } from './shape.ts';
import { distinctVersions } from './table.ts';

const HOST = 'data-api.ecb.europa.eu';

/** Rates are fixed in the early afternoon of Frankfurt and published about four; they count as due a little after. */
const FIXED = { time: '16:30', zone: 'Europe/Berlin', lag: 0 };

const rate = (offer: Offer): Offer => ({
  ...offer,
  calendar: 'target',
  known: FIXED,
  source: 'European Central Bank, reference rate of 14:15',
});

/** Columns that tell a value, and when it stood. */
const NEEDED = ['CURRENCY', 'TIME_PERIOD', 'OBS_VALUE', 'ACTION', 'VALID_FROM'] as const;
/** Columns beside them whose going is told. */
const BESIDE = ['KEY', 'FREQ', 'VALID_TO'];

/** Reference rates of the euro, with every version of a value and the instant from which it stood. */
export const ecb: FeedSource = {
  title: both('ECB', '歐洲央行'),
  watch: 'E',
  terms: both('free where the source is named', '註明出處即可使用'),
  page: 'https://data.ecb.europa.eu/data/datasets/EXR',
  hosts: [HOST],
  quota: { calls: 60, spanMs: 60_000 },
  schedule: { cron: '*/20 14-20 * * 1-5', zone: 'Europe/Berlin' },
  offers: {
    USD: rate(LEG_OFFERS.dollar.eurusd),
    JPY: rate({
      ...LEG_OFFERS.dollar.eurusd,
      id: 'EURJPY',
      title: both('Yen against the euro', '日圓兌歐元'),
      unit: 'JPY per EUR',
    }),
    DXY: {
      ...rate(LEG_OFFERS.dollar.dxy),
      title: both('Dollar index (ECB rates)', '美元指數（以歐洲央行匯率計）'),
      source: 'European Central Bank, reference rates of 14:15, by the weights of the ICE index',
    },
  },
  versioned: true,
  keys: /^[A-Z]{3}$/,
  ask: (key, { from, to }) => {
    const span = `startPeriod=${formatDay(from)}&endPeriod=${formatDay(to)}`;
    const url = `https://${HOST}/service/data/EXR/D.${currenciesOf(key).join('+')}.EUR.SP00.A`;
    return [{ url: `${url}?format=csvdata&includeHistory=true&${span}` }];
  },
  // A stretch without data is answered with nothing at all.
  read: (body, { key, file }) =>
    body.length === 0
      ? accepted({ all: [], missing: 0, drift: [] })
      : versionsOf(body, { key, file }),
};

/** A key that is no currency: the dollar index by its public weights, over these rates. */
const INDEX = 'DXY';

/** The currencies that a key is read from. */
const currenciesOf = (key: string): readonly string[] => (key === INDEX ? DOLLAR_BASKET : [key]);

const versionsOf = (
  body: Uint8Array,
  { key, file }: { readonly key: string; readonly file: string },
): Result<FeedReading> =>
  attempt((must) => {
    const rates: Record<string, FedValue[]> = Object.fromEntries(
      currenciesOf(key).map((currency) => [currency, []]),
    );
    const table = must(csv(must(utf8(body, file)), file));
    const where = must(columns(table, { needed: NEEDED, others: 'let be' }));
    const problems: Problem[] = [];
    let missing = 0;
    for (let i = 0; i < table.size; i++) {
      const entry = table.entry(i);
      const cell = (name: (typeof NEEDED)[number]): string => entry.cells[where[name]] ?? '';
      const wrong = (name: (typeof NEEDED)[number], expected: Phrase): number =>
        problems.push(cellProblem(file, { entry, cell: where[name] }, expected));
      const [day, knownAt] = [parseDay(cell('TIME_PERIOD')), parseInstant(cell('VALID_FROM'))];
      const told = cell('OBS_VALUE');
      const value = figure(told) ?? Number.NaN;
      // A row that was not asked for is somebody else's answer.
      const all = Object.hasOwn(rates, cell('CURRENCY')) ? rates[cell('CURRENCY')] : undefined;
      if (!all) wrong('CURRENCY', key);
      else if (cell('ACTION') === 'Delete' || told === '' || told === 'NaN') missing++;
      else if (day === undefined || !inEra(day)) wrong('TIME_PERIOD', WANTED.day);
      else if (!(value > 0)) wrong('OBS_VALUE', WANTED.positive);
      else if (knownAt === undefined) wrong('VALID_FROM', WANTED.instant);
      else all.push({ day, value, knownAt });
    }
    const names = table.header?.cells ?? [];
    const drift = BESIDE.flatMap((name) =>
      names.includes(name) ? [] : [`-${name.toLowerCase()}`],
    );
    const told = key === INDEX ? indexVersions(rates) : { all: rates[key] ?? [], missing: 0 };
    const all = distinctVersions(told.all);
    return must(judged(problems, { all, missing: missing + told.missing, drift }));
  });
