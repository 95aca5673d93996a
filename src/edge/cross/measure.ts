import { existsSync } from 'node:fs';
import type { CrossReading, Forensics } from '../../domain/delever.ts';
import type { Known } from '../../domain/known.ts';
import type { Day } from '../../domain/time.ts';
import { log } from '../../kernel/fdlibm.ts';
import { forensics } from '../../sense/delever/forensics.ts';
import { marketOf, type Panel } from '../../sense/delever/rankmeasure.ts';
import { RANK_RULE, ranks } from '../../sense/delever/ranks.ts';
import { sha256 } from '../file/hash.ts';
import {
  accepted,
  allOf,
  type Problem,
  type Result,
  refused,
  wholeProblem,
} from '../file/problem.ts';
import { type CrossPlan, fileOf, type Tape, tape } from './read.ts';

/** Sessions in which a book may have been sold, those before, and those of its usual trade. */
const DURING = 20;
const BEFORE = 250;
const TRADE = 60;
/** Chance of the intervals. */
const CHANCE = { seed: 1, draws: 400 };
/** Days from the last session after which a reading would be of another time. */
const OLD = 5;
/** Sessions that everything looks back on. */
const NEEDED = RANK_RULE.past + RANK_RULE.window * (RANK_RULE.placebos + 1) + 1;
/** Lines read of a name; a few more than sessions, since a file may tell of days that are none. */
const LINES = 2 * NEEDED;

/**
 * What a cross-section says of the window that ends with the last session up to a day. Nothing after
 * the day is read. A name without a file counts among those that could not be read; a folder without
 * any of them is a problem.
 * @param folder one CSV a name: date, close and volume among its columns
 * @returns undefined inside when no session lies within five days before the day
 */
export function cross(folder: string, day: Day, plan: CrossPlan): Result<CrossReading | undefined> {
  const ids = [...new Set(plan.groups.flatMap((g) => g.names))];
  const read = allOf(ids.map((id) => tape(folder, id, { until: day, lines: LINES })));
  if (!read.ok) return read;
  const told = read.value.filter((one) => one !== undefined && one.days.length > 0) as Tape[];
  const tapes = new Map(told.map((one) => [one.id, one]));
  const [some] = ids;
  if (some !== undefined && !ids.some((id) => existsSync(fileOf(folder, id))))
    return refused(nothing(folder, some));
  const sessions = sessionsOf([...tapes.values()], NEEDED);
  const last = sessions.at(-1);
  if (last === undefined || day - last > OLD) return accepted(undefined);
  const at = sessions.length - 1;
  const laid = { tapes, sessions };
  const readings = plan.groups.map((g) => ranks(panel(g.id, g.names, laid), at));
  return accepted({
    day: last,
    ranks: readings.flatMap((r) => ('unknown' in r ? [] : [r])),
    forensics: sold(panel('book', plan.book, laid)),
    inputs: sha256(ids.map((id) => `${id} ${tapes.get(id)?.hash ?? 'none'}`).join('\n')),
  });
}

/** A folder in which no name has a file. */
function nothing(folder: string, id: string): Problem {
  const expected = {
    en: `a folder with one CSV a name, such as ${id}.csv`,
    'zh-Hant': `每個名稱一個CSV的資料夾，例如\`${id}.csv\``,
  };
  const empty = { en: 'none of them', 'zh-Hant': '一個也沒有' };
  const absent = { en: 'no such folder', 'zh-Hant': '不存在的資料夾' };
  return wholeProblem(folder, expected, existsSync(folder) ? empty : absent);
}

/** The sold book over a few names, from sessions in which all of them have a price. */
function sold({ names }: Panel): Known<Forensics> {
  const length = names[0]?.returns.length ?? 0;
  const rows = (from: number, to: number): readonly (readonly number[])[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, t) =>
      names.flatMap(({ returns }) => returns[from + t] ?? []),
    ).filter((row) => row.length === names.length);
  const start = length - DURING;
  const [before, during] = [rows(Math.max(0, start - BEFORE), start), rows(start, length)];
  const assets = names.flatMap(({ id, traded }, i) => {
    const trade = traded.slice(Math.max(0, start - TRADE), start).filter((x) => x !== undefined);
    const money = trade.sort((a, b) => a - b)[trade.length >> 1];
    const sigma = Math.sqrt(before.reduce((s, r) => s + (r[i] ?? 0) ** 2, 0) / before.length);
    // A day's trade moves the price by a day's sigma.
    return money !== undefined && sigma > 0 ? [{ id, depth: money / sigma }] : [];
  });
  if (assets.length < names.length) return { unknown: { kind: 'no prices' } };
  return forensics({ before, during, assets }, CHANCE);
}

/** A price does not double or halve in a session; a split that was not told looks as if it did. */
const SPLIT = Math.LN2;

/**
 * The last sessions on which at least half of the names then alive have a price.
 * @param most how many are kept
 */
function sessionsOf(tapes: readonly Tape[], most: number): readonly Day[] {
  const told = new Map<Day, number>();
  for (const { days } of tapes) for (const day of days) told.set(day, (told.get(day) ?? 0) + 1);
  const alive = (day: Day): number =>
    tapes.filter((t) => (t.days[0] ?? day + 1) <= day && day <= (t.days.at(-1) ?? day - 1)).length;
  return [...told.keys()]
    .sort((a, b) => a - b)
    .slice(-2 * most)
    .filter((day) => (told.get(day) ?? 0) >= alive(day) / 2)
    .slice(-most);
}

/** Tapes by name, and the sessions on which they are laid. */
type Tapes = { readonly tapes: ReadonlyMap<string, Tape>; readonly sessions: readonly Day[] };

/**
 * The names of a group on one row of sessions. A name without a tape is a name without values.
 * @param names every name of the group
 */
function panel(group: string, names: readonly string[], { tapes, sessions }: Tapes): Panel {
  const all = names.map((id) => {
    const tape = tapes.get(id);
    const place = new Map(tape?.days.map((day, i) => [day, i]));
    const of = (day: Day | undefined, xs: readonly number[] | undefined): number | undefined => {
      const i = day === undefined ? undefined : place.get(day);
      const x = i === undefined ? undefined : xs?.[i];
      return x !== undefined && x > 0 ? x : undefined;
    };
    const price = sessions.map((day) => of(day, tape?.close));
    const volume = sessions.map((day) => of(day, tape?.volume));
    return {
      id,
      returns: price.map((p, t) => {
        const before = price[t - 1];
        if (p === undefined || before === undefined) return undefined;
        const r = log(p / before);
        return Math.abs(r) < SPLIT ? r : undefined;
      }),
      traded: price.map((p, t) => {
        const v = volume[t];
        return p === undefined || v === undefined ? undefined : p * v;
      }),
      volume,
    };
  });
  return { group, names: all, market: marketOf(all) };
}
