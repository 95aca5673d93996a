import type { Episode } from '../../domain/episode.ts';
import type { Series } from '../../domain/series.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { columns } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { attempt, judged, type Phrase, type Problem, type Result } from '../file/problem.ts';
import type { KnownRule } from './known.ts';
import { type Leap, leaps } from './leap.ts';
import { HEADER, rowReader } from './row.ts';
import { observationTable } from './table.ts';

/** A value to be put in, and the problem that it is where another one stands in its place. */
type Given = {
  readonly day: Day;
  readonly value: number;
  readonly wrong: (expected: Phrase, hint: Phrase) => readonly Problem[];
};

/** An `observations.csv` with values put in, and how many of them were new, there before, or put in place of others. */
export type Merged = {
  readonly text: string;
  readonly added: number;
  readonly same: number;
  readonly replaced: number;
  /** Steps to and from the values put in that are larger than usual. */
  readonly leaps: readonly Leap<Given>[];
};

/** The first part of an `observations.csv`. */
const EMPTY = `${HEADER.join(',')}\n`;

/**
 * Puts values of one series into an `observations.csv`: each new day among the days of the series, with
 * no instant of knowing, so that the rule of the series holds. What stands there stays as it is to the
 * byte. Another value for a day is refused, unless it is to be replaced: then the one known last gives way.
 * One that is far from its neighbours is refused, unless leaps are taken.
 * @param given by day, none twice
 */
export const merged = (
  { text, file }: { readonly text: string | undefined; readonly file: string },
  given: readonly Given[],
  {
    series,
    episode,
    known,
    replace,
    leap,
  }: {
    readonly series: Series;
    readonly episode: Episode;
    readonly known: KnownRule;
    readonly replace: boolean;
    readonly leap: boolean;
  },
): Result<Merged> =>
  attempt((must) => {
    const before = text ?? EMPTY;
    must(observationTable({ text: before, file }, episode, known));
    const table = must(csv(before, file));
    const where = must(columns(table, { needed: HEADER }));
    const read = rowReader({ file, where, episode, known });
    const end = /\r\n/.test(before) ? '\r\n' : '\n';
    const lines = before.replace(/(?:\r\n?|\n)+$/, '').split(/\r\n?|\n/);
    type Standing = { day: Day; line: number; value: number; knownAt: number };
    const own: Standing[] = [];
    for (let i = 0; i < table.size; i++) {
      const entry = table.entry(i);
      if (entry.cells[where.series] !== series.id) continue;
      const { at: day, value, knownAt } = must(read(entry));
      own.push({ day, value, knownAt, line: entry.line - 1 });
    }
    const last = new Map<Day, Standing>();
    for (const one of own)
      if ((last.get(one.day)?.knownAt ?? Number.NEGATIVE_INFINITY) <= one.knownAt)
        last.set(one.day, one);
    const row = (cells: Readonly<Record<(typeof HEADER)[number], string>>): string =>
      (table.header?.cells ?? HEADER)
        .map((name) => cells[name as (typeof HEADER)[number]])
        .join(',');
    const problems: Problem[] = [];
    const after = new Map<number, string[]>();
    const ordered = own.toSorted((a, b) => a.day - b.day || a.line - b.line);
    let [added, same, replaced, passed] = [0, 0, 0, 0];
    const all = new Map(
      [...last.values()].map((one) => [one.day, { ...one, given: undefined as Given | undefined }]),
    );
    for (const one of given)
      if (last.get(one.day)?.value !== one.value)
        all.set(one.day, { ...one, line: 0, knownAt: 0, given: one });
    const far = leaps(
      [...all.values()].toSorted((a, b) => a.day - b.day),
      series,
    );
    if (!leap)
      for (const { from, to, refused } of far)
        if (refused) {
          const [one, other] = to.given ? [to.given, from] : [from.given, to];
          problems.push(...(one?.wrong(NEAR(other.value, formatDay(other.day)), LEAP) ?? []));
        }
    for (const { day, value, wrong } of given) {
      const there = last.get(day);
      if (there?.value === value) same++;
      else if (there && !replace)
        problems.push(...wrong(STANDS(there.value, there.line + 1), REPLACE));
      else if (there) {
        const cells = (lines[there.line] ?? '').split(',');
        cells[where.value] = String(value);
        lines[there.line] = cells.join(',');
        replaced++;
      } else {
        while ((ordered[passed]?.day ?? Number.POSITIVE_INFINITY) < day) passed++;
        const first = ordered[0]?.line;
        const place =
          ordered[passed - 1]?.line ?? (first === undefined ? lines.length - 1 : first - 1);
        const rows = after.get(place) ?? [];
        rows.push(
          row({ series: series.id, at: formatDay(day), known_at: '', value: String(value) }),
        );
        after.set(place, rows);
        added++;
      }
    }
    must(judged(problems, given));
    const out = lines.flatMap((line, i) => [line, ...(after.get(i) ?? [])]);
    const made = `${out.join(end)}${end}`;
    must(observationTable({ text: made, file }, episode, known));
    return { text: added + replaced > 0 ? made : before, added, same, replaced, leaps: far };
  });

const STANDS = (value: number, line: number): Text =>
  both(
    `${value}, as on line ${line} of observations.csv`,
    `${value}，與\`observations.csv\`第${line}行相同`,
  );
const REPLACE = both('--replace takes the new one', '用--replace改採新的數值');
const NEAR = (value: number, day: string): Text =>
  both(`a value near ${value} of ${day}`, `與${day}的${value}相近的數值`);
const LEAP = both(
  'another unit, a split or another series? --leaps takes it as it is',
  '是否為其他單位、股票分割或另一個序列？確定無誤可用--leaps照樣採用',
);
