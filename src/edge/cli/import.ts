import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import type { Series } from '../../domain/series.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { wrap } from '../../report/render/columns.ts';
import { bundled, META } from '../episode/bundled.ts';
import { realPath } from '../episode/inbox.ts';
import { inPerCent } from '../episode/leap.ts';
import type { Merged } from '../episode/merge.ts';
import { meta } from '../episode/meta.ts';
import { takePrices } from '../episode/prices.ts';
import { OBSERVATIONS } from '../episode/read.ts';
import { must } from '../file/problem.ts';
import { hinted } from '../file/similar.ts';
import { readBytes, readFrom } from '../file/text.ts';
import { adjustmentOf } from '../foreign/origin.ts';
import type { PriceRow } from '../foreign/quote.ts';
import { wayOf } from './foreign.ts';
import { IMPORTED } from './imported.ts';
import { ownFolder } from './own.ts';
import { type Command, declined, FINE, misused, type Options } from './say.ts';

/** Days that are named of a list. */
const SHOWN_DAYS = 5;

/** `bide import prices SERIES FILE [EPISODE]`: prices as they were downloaded, into an episode. */
export const run: Command = ([what, id, file, name, ...more], options, voice) => {
  if (what !== 'prices' || id === undefined || file === undefined || more.length > 0)
    return must(misused(IMPORTED.importUsage));
  if (name === undefined && !existsSync(META)) must(misused(IMPORTED.notHere));
  const place = must(bundled(name ?? '.'));
  const folder = options.dryRun ? realPath(place) : ownFolder(place);
  const episode = must(readFrom(join(folder, META), meta));
  const series = seriesOf(episode, id);
  const stated = withColumn(must(wayOf(options, ['date', 'value'])), options);
  const { found, taken, late, unripe, made, calendars, table } = must(
    takePrices(
      { folder, episode, series },
      { bytes: must(readBytes(file, file)), file },
      { ...options, now: voice.now(), stated },
    ),
  );
  const open = calendars[series.calendar];
  const days = new Set(taken.map(({ day }) => day));
  const [first, last] = [taken[0]?.day, taken.at(-1)?.day];
  const gaps =
    first === undefined || last === undefined
      ? []
      : Array.from({ length: last - first }, (_, i) => (first + i) as Day).filter(
          (day) => open(day) && !days.has(day),
        );
  const off = taken.flatMap(({ day }) => (open(day) ? [] : [day]));
  const { origin, encoding, column, missing } = found;
  const { calendar } = series;
  const { added, same, replaced } = made;
  const priced = series.kind === 'price' || series.kind === 'index';
  const says = priced ? adjustmentOf(origin, column) : undefined;
  const told: readonly Text[] = [
    IMPORTED.readPrices({ file, encoding, column }, origin.title),
    first === undefined || last === undefined
      ? IMPORTED.none
      : IMPORTED.values({
          count: taken.length,
          first: formatDay(first),
          last: formatDay(last),
          missing,
        }),
    ...rangeOf(taken, series),
    ...(found.says.length === 0 ? [] : [IMPORTED.fileSays(found.says.join('; '))]),
    ...steps(made.leaps),
    ...(says ? [says] : []),
    ...(taken.length === 0
      ? []
      : [
          gaps.length === 0
            ? IMPORTED.noGaps(calendar)
            : each(gaps, (listed) => IMPORTED.gaps({ count: gaps.length, calendar, days: listed })),
        ]),
    ...(off.length === 0
      ? []
      : [each(off, (listed) => IMPORTED.offDays({ count: off.length, calendar, days: listed }))]),
    ...(late === 0 ? [] : [IMPORTED.late(late, formatDay(episode.to))]),
    ...(unripe === 0 ? [] : [IMPORTED.unripe(unripe)]),
    ...odd(series, taken),
    IMPORTED.done({ file: OBSERVATIONS, added, same, replaced }),
    ...(options.dryRun ? [IMPORTED.dry] : []),
  ];
  if (voice.json)
    voice.tell(
      JSON.stringify({
        series: series.id,
        ...{ file, from: origin.id, encoding, column, decimal: found.decimal },
        ...{ values: taken.length, missing, late, unripe, added, same, replaced },
        first: first === undefined ? null : formatDay(first),
        last: last === undefined ? null : formatDay(last),
        gaps: gaps.map(formatDay),
        off: off.map(formatDay),
        leaps: made.leaps.map(({ from, to }) => ({
          from: { on: formatDay(from.day), value: from.value },
          to: { on: formatDay(to.day), value: to.value },
        })),
        written: options.dryRun ? null : table,
        said: told.map((text) => text[voice.lang]),
      }),
    );
  else voice.tell(...told.flatMap((text) => wrap(text[voice.lang], voice.columns)));
  return FINE;
};

/** The series that is named; a name that the episode does not have is told with those that it has. */
function seriesOf({ series }: Episode, id: string): Series {
  const found = Object.hasOwn(series, id) ? series[id] : undefined;
  if (found) return found;
  const known = Object.keys(series);
  return must(declined(hinted(IMPORTED.noSeries(id, known), id, known)));
}

/** Largest yield or spread of a file, in per cent, that looks like a fraction of one; smallest that looks like basis points. */
const MAX_FRACTION = 0.2;
const MIN_BASIS_POINTS = 25;

/** The lowest and the highest value, and whether they look like another unit than that of the series. */
function rangeOf(taken: readonly PriceRow[], series: Series): readonly Text[] {
  const [low, high] = [taken.toSorted((a, b) => a.value - b.value)].flatMap((all) => [
    all[0],
    all.at(-1),
  ]);
  if (!low || !high) return [];
  const { unit } = series;
  const told = ({ value, day }: PriceRow): string => `${value} (${formatDay(day)})`;
  const largest = Math.max(Math.abs(low.value), Math.abs(high.value));
  const odd = inPerCent(series) && (largest < MAX_FRACTION || low.value > MIN_BASIS_POINTS);
  return [
    IMPORTED.range({ low: told(low), high: told(high), unit }),
    ...(odd ? [IMPORTED.otherUnit(unit)] : []),
  ];
}

/** The largest step, and how many are larger than usual. */
function steps(all: Merged['leaps']): readonly Text[] {
  const [largest] = all.toSorted((a, b) => b.size - a.size);
  if (!largest) return [];
  const told = ({ value, day }: { readonly value: number; readonly day: Day }): string =>
    `${value} (${formatDay(day)})`;
  const { from, to } = largest;
  return [IMPORTED.leaps({ count: all.length, from: told(from), to: told(to) })];
}

/** `--column` names the column of values. */
const withColumn = <S extends { readonly map?: Readonly<Record<string, string>> }>(
  stated: S,
  { column }: Options,
): S => (column === undefined ? stated : { ...stated, map: { ...stated.map, value: column } });

/** Yield beyond which a value is hardly one, per cent. */
const MAX_YIELD = 50;
/** Units of spreads that cannot be negative: those of credit, not of an index of stress. */
const IN_PER_CENT = /cent|%|％|basis|bps?\b|百分|基點/i;

/** Values that can stand, and hardly fit what the series says it is: one note a sort. */
function odd(
  { id, kind, unit }: Series,
  rows: readonly { readonly day: Day; readonly value: number }[],
): readonly Text[] {
  const told = (at: (typeof rows)[number] | undefined) => ({
    id,
    day: formatDay(at?.day ?? (0 as Day)),
    value: String(at?.value),
  });
  const high = kind === 'yield' ? rows.filter((r) => r.value > MAX_YIELD) : [];
  const low = kind === 'spread' && IN_PER_CENT.test(unit) ? rows.filter((r) => r.value < 0) : [];
  return [
    ...(high.length > 0 ? [IMPORTED.highYield(high.length, told(high[0]))] : []),
    ...(low.length > 0 ? [IMPORTED.lowSpread(low.length, told(low[0]))] : []),
  ];
}

/** Something said of a list of days, of which the first are named. */
function each(days: readonly Day[], say: (listed: string) => Text): Text {
  const more = days.length - SHOWN_DAYS;
  const shown = days.slice(0, SHOWN_DAYS).map(formatDay);
  const rest = more > 0 ? IMPORTED.andMore(more) : both('', '');
  return {
    en: say(`${shown.join(', ')}${rest.en}`).en,
    'zh-Hant': say(`${shown.join('、')}${rest['zh-Hant']}`)['zh-Hant'],
  };
}
