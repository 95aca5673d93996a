import { calendars, sessionAfter } from '../../src/domain/calendar/index.ts';
import type { CalendarId } from '../../src/domain/calendar.ts';
import { DAY_MS, type Day, type Instant, weekday } from '../../src/domain/time.ts';
import { instantAt } from '../../src/edge/zone.ts';
import type { TableRow, Tables } from './table.ts';

/** Weekdays of the past, unless stated, and of the days to come. */
const PAST_DAYS = 1900;
const COMING_DAYS = 60;
/** Where shares stand at the end, and what they gain in a day on the way there, in logs. */
const SHARES = Math.log(6500);
const GAIN = 0.0003;
/** The last of the past, on which everything falls. */
const FALL_DAYS = 5;

/** Chance that a seed fixes. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** About a normal deviate: twelve uniform ones. */
const deviate = (chance: () => number): number =>
  Array.from({ length: 12 }, chance).reduce((sum, x) => sum + x, -6);

/** Weekdays around a day: so many up to it, and so many after it. */
function weekdays(
  end: Day,
  count: number,
): { readonly past: readonly Day[]; readonly coming: readonly Day[] } {
  const [past, coming]: [Day[], Day[]] = [[], []];
  for (let day = end; past.length < count; day = (day - 1) as Day)
    if (weekday(day) <= 5) past.unshift(day);
  for (let day = (end + 1) as Day; coming.length < COMING_DAYS; day = (day + 1) as Day)
    if (weekday(day) <= 5) coming.push(day);
  return { past, coming };
}

/** Regions of the index of stress: their share of it. */
const REGIONS = { 'United States': 0.5, 'Other advanced economies': 0.3, 'Emerging markets': 0.2 };

/** With how many places the figures of a market come, and when. */
type Release = {
  readonly of: CalendarId;
  readonly places: number;
  readonly zone: string;
  readonly time: string;
  /** Sessions later. */
  readonly later?: number;
};

/** Maturities beside ten years: how far they lie from it, in points. */
const CURVE: Readonly<Record<string, number>> = {
  ...{ '1 Mo': -0.42, '3 Mo': -0.4, '6 Mo': -0.45, '1 Yr': -0.5, '2 Yr': -0.45, '5 Yr': -0.3 },
  ...{ '7 Yr': -0.15, '20 Yr': 0.5, '30 Yr': 0.45 },
};

/**
 * Made-up prices: walks that a seed fixes, through all weekdays, which end with a week in which shares,
 * bonds and the dollar fall together. Nothing of them ever happened.
 * @param now the end of that week: the walks go on after it, as calm as before
 */
/** Units of other currencies for one dollar. */
const PER_DOLLAR = { JPY: 140, GBP: 0.8, CAD: 1.35, SEK: 10.5, CHF: 0.9 };

export function madeUp(now: Instant, { seed = 1, past: count = PAST_DAYS } = {}): Tables {
  const chance = dice(seed);
  const { past, coming } = weekdays(lastDay(now), count);
  const falls = new Set(past.filter(calendars.nyse).slice(-FALL_DAYS));
  let [shares, fear, ten, euro] = [SHARES - GAIN * count, 0, 4.1, Math.log(1.1)];
  const days = [...past, ...coming].map((day, i) => {
    const [common, own, rate, money] = [chance, chance, chance, chance].map(deviate) as [
      number,
      number,
      number,
      number,
    ];
    const fall = falls.has(day);
    shares += fall
      ? -0.016 + 0.003 * own
      : GAIN + 0.008 * common + 0.002 * (SHARES - GAIN * (count - i) - shares);
    fear = fall ? fear + 0.18 : 0.93 * fear - 0.035 * common + 0.03 * own;
    ten = fall ? ten + 0.08 + 0.01 * rate : ten + 0.003 * (4.1 - ten) + 0.045 * rate;
    euro += fall ? 0.008 + 0.001 * money : 0.003 * (Math.log(1.1) - euro) + 0.004 * money;
    const vix = 16.5 * Math.exp(fear);
    const parts = {
      Credit: 0.12 * fear + 0.05 * own,
      'Equity valuation': 0.3 * fear,
      'Safe assets': 0.2 * fear - 0.05 * rate,
      Funding: 0.08 * fear + 0.02 * money,
      Volatility: 0.9 * fear,
    };
    return { day, spx: Math.exp(shares), vix, ten, euro: Math.exp(euro), parts };
  });
  const rows = (
    read: (day: (typeof days)[number]) => number,
    { places, of, zone, time, later = 0 }: Release,
  ): readonly TableRow[] =>
    days
      .filter(({ day }) => calendars[of](day))
      .map((one) => ({
        day: one.day,
        // No value is minus nothing.
        value: Number(read(one).toFixed(places)) + 0,
        knownAt: instantAt(sessionAfter(calendars[of], one.day, later), time, zone),
      }));
  const newYork = 'America/New_York';
  const close: Release = { of: 'nyse', places: 2, zone: newYork, time: '18:00' };
  const evening: Release = { of: 'sifma', places: 2, zone: newYork, time: '18:30' };
  const morning: Release = { of: 'sifma', places: 2, zone: newYork, time: '08:15', later: 1 };
  const noon: Release = { of: 'target', places: 4, zone: 'Europe/Berlin', time: '16:00' };
  const stress: Release = { of: 'sifma', places: 3, zone: newYork, time: '17:00', later: 2 };
  const total = (parts: Readonly<Record<string, number>>): number =>
    Object.values(parts).reduce((sum, x) => sum + x, 0);
  const [first] = days;
  return {
    'cboe/SPX': rows(({ spx }) => spx, close),
    'cboe/VIX': rows(({ vix }) => vix, close),
    'cboe/VIX3M': rows(({ vix }) => 4 + 0.8 * vix, close),
    'treasury/10 Yr': rows(({ ten }) => ten, evening),
    ...Object.fromEntries(
      Object.entries(CURVE).map(([key, off]) => [
        `treasury/${key}`,
        rows(({ ten }) => ten + off, evening),
      ]),
    ),
    'fred/DGS10': rows(({ ten }) => ten, morning),
    'fred/DGS3MO': rows(({ ten }) => ten + (CURVE['3 Mo'] ?? 0), morning),
    'fred/DGS2': rows(({ ten }) => ten + (CURVE['2 Yr'] ?? 0), morning),
    'fred/DGS30': rows(({ ten }) => ten + (CURVE['30 Yr'] ?? 0), morning),
    'fred/VIXCLS': rows(({ vix }) => vix, morning),
    'fred/SP500': rows(({ spx }) => spx, morning),
    'fred/BAA10Y': rows(({ parts }) => 1.9 + (parts.Credit ?? 0), morning),
    'ecb/EXR/D.USD.EUR.SP00.A': rows(({ euro }) => euro, noon),
    ...Object.fromEntries(
      Object.entries(PER_DOLLAR).map(([code, rate]) => [
        `ecb/EXR/D.${code}.EUR.SP00.A`,
        rows(({ euro }) => rate * euro, noon),
      ]),
    ),
    'ofr/OFR FSI': rows(({ parts }) => total(parts), stress),
    ...Object.fromEntries(
      Object.entries(REGIONS).map(([name, share]) => [
        `ofr/${name}`,
        rows(({ parts }) => share * total(parts), stress),
      ]),
    ),
    ...Object.fromEntries(
      Object.keys(first?.parts ?? {}).map((name) => [
        `ofr/${name}`,
        rows(({ parts }) => parts[name as keyof typeof parts], stress),
      ]),
    ),
  };
}

/** The last weekday of which everything but what comes days later is known. */
function lastDay(now: Instant): Day {
  let day = (Math.floor(now / DAY_MS) - 1) as Day;
  while (weekday(day) > 5) day = (day - 1) as Day;
  return day;
}
