import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { civil, type Day, formatDay, weekday } from '../src/domain/time.ts';

/** How large an episode is. */
export type Size = {
  /** Decisions, one a weekday. */
  readonly days: number;
  /** Series beside the six of the template, each with a year of past. */
  readonly series: number;
  readonly items: number;
  readonly claims: number;
  /** Rows of a long past, told of series that no rule names. */
  readonly rows: number;
};

const FROM = civil(2026, 1, 1) as Day;
/** First day of a long past. */
const DAWN = civil(1970, 1, 1) as Day;
/** One value in so many never comes. */
const LACKS = 50;
/** Calendar days of past that every series has. */
const PAST = 400;

const FOREVER = Number.POSITIVE_INFINITY;

/** Weekdays from one day on, so many, or up to another. */
function weekdays(from: number, { count = FOREVER, before = FOREVER }): Day[] {
  const out: Day[] = [];
  for (let day: number = from; out.length < count && day < before; day++)
    if (weekday(day as Day) <= 5) out.push(day as Day);
  return out;
}

/** Writes the folder of an episode of a size: made up, and the same on every machine. */
export function folder(at: string, { days, series, items, claims, rows }: Size): void {
  mkdirSync(at, { recursive: true });
  copyFileSync('template/thesis.yaml', join(at, 'thesis.yaml'));
  const decided = weekdays(FROM, { count: days });
  const old = weekdays(DAWN, { before: FROM - PAST });
  const some = Array.from({ length: series }, (_, i) => `S${i}`);
  const long = Array.from({ length: Math.ceil(rows / old.length) }, (_, i) => `LONG${i}`);
  const yaml = readFileSync('template/episode.yaml', 'utf8')
    .replace(/^from: .*/m, `from: ${formatDay(FROM)}`)
    .replace(/^to: .*/m, `to: ${formatDay(decided.at(-1) as Day)}`);
  writeFileSync(join(at, 'episode.yaml'), yaml + [...some, ...long].map(ofSeries).join(''));
  const file = openSync(join(at, 'observations.csv'), 'w');
  const put = (lines: readonly string[]): unknown => writeSync(file, lines.join(''));
  put(['series,at,known_at,value\n']);
  const legs = ['EQUITY', 'YIELD10', 'EURUSD', 'VIX', 'CREDIT', 'GOLD'];
  const noise = walk();
  for (const [i, day] of old.entries()) {
    const left = Math.max(0, Math.min(long.length, rows - i * long.length));
    const date = formatDay(day);
    put(long.slice(0, left).map((id) => `${id},${date},${date}T22:00:00Z,${noise(100)}\n`));
  }
  for (const [n, day] of [...weekdays(FROM - PAST, { before: FROM }), ...decided].entries()) {
    const told = [...legs, ...some].filter((_, i) => (n + 7 * i) % LACKS !== 0);
    put(told.map((id) => `${id},${formatDay(day)},,${noise(LEVELS[id] ?? 100)}\n`));
  }
  closeSync(file);
  writeFileSync(
    join(at, 'evidence.jsonl'),
    Array.from({ length: items }, (_, i) =>
      item(i, { claim: i % claims, day: decided[Math.floor((i * days) / items)] as Day }),
    ).join(''),
  );
}

const LEVELS: Readonly<Record<string, number>> = {
  EQUITY: 6000,
  YIELD10: 4,
  EURUSD: 1.1,
  CREDIT: 1,
};

const ofSeries = (id: string): string => `  ${id}:
    title: { en: "${id}", zh-Hant: "${id}" }
    unit: points
    kind: price
    calendar: weekdays
    sign: 1
    known: { time: "16:00", zone: America/New_York, lag: 0 }
    source: made up
`;

/** Values about a level, by a 32-bit xorshift. */
function walk(): (level: number) => string {
  let state = 0x9e3779b9;
  return (level) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (level * (1 + ((state >>> 0) / 2 ** 32 - 0.5) / 50)).toFixed(4);
  };
}

const WATCH = ['A', 'B', 'C', 'D'];
const ACTS = [
  { kind: 'threat', rung: 1, direction: 'friction' },
  { kind: 'statement', rung: 0, direction: 'friction' },
  { kind: 'order', rung: 3, direction: 'friction' },
  { kind: 'framework', rung: 2, direction: 'noise' },
  { kind: 'withdrawal', rung: 3, direction: 'noise' },
  { kind: 'countermeasure', rung: 2, direction: 'friction' },
  { kind: 'statement', rung: 0, direction: 'noise' },
];

function item(i: number, { claim, day }: { readonly claim: number; readonly day: Day }): string {
  const date = formatDay(day);
  return `${JSON.stringify({
    id: `E${i}`,
    claim: `claim-${claim}`,
    occurred_on: date,
    known_on: date,
    known_at: `${date}T20:00:00Z`,
    actor: 'made up',
    headline: 'made up',
    headline_zh: '虛構',
    watch: WATCH[claim % WATCH.length],
    ...ACTS[(i + Math.floor(i / 7)) % ACTS.length],
    unilateral: claim % 2 === 0,
    source_url: 'https://example.org/',
    source_name: 'made up',
    confidence: 'high',
    quote_figures: '',
    notes: '',
  })}\n`;
}
