import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendars } from '../../domain/calendar/index.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Observation } from '../../domain/series.ts';
import type { Day } from '../../domain/time.ts';
import { META } from '../episode/bundled.ts';
import { dataFindings } from '../episode/findings.ts';
import { knownRule } from '../episode/known.ts';
import { meta } from '../episode/meta.ts';
import type { Sifted } from '../episode/sift.ts';
import { root } from '../file/folder.ts';
import { accepted, attempt, type Result } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { longPast } from '../past.ts';

/** The text of a file and the name under which its problems are told. */
type Page = { readonly text: string; readonly file: string };

/** What the record is made from. Nothing in it is a function, so it can be posted to a thread. */
export type RecordMaterial = Sifted & {
  /** It ends on the last day that every series has. */
  readonly episode: Episode;
  readonly thesis: Page;
  /** SHA-256 of each input file. */
  readonly inputs: Readonly<Record<string, string>>;
};

/** Where the record's episode and thesis lie. */
export const recordFolder = (): string => join(root(), 'record');

/**
 * Reads the record: its episode and thesis, and its figures from a folder with one CSV a series.
 * @param data    folder with one CSV a series, and its own `episode.yaml` where they are others
 * @param folder  where `episode.yaml` and `thesis.yaml` lie
 * @param until   day after which no figure exists; none where it is left out
 */
export const material = (
  data: string,
  folder: string = recordFolder(),
  until: Day = Number.POSITIVE_INFINITY as Day,
): Result<RecordMaterial> =>
  attempt((must) => {
    const page = (name: string): Page =>
      must(readFrom(join(folder, name), (text, file) => accepted({ text, file })));
    // Series that were pulled tell themselves which they are.
    const own = join(data, META);
    const about = existsSync(own)
      ? must(readFrom(own, (text, file) => accepted({ text, file })))
      : page(META);
    const thesis = page('thesis.yaml');
    const whole = must(meta(about.text, about.file));
    const { legs, series, decide } = whole;
    const all = Object.values(series);
    const to = Math.min(whole.to, until) as Day;
    const stretch = { legs: Object.values(legs).flat(), zone: decide.zone, calendars };
    const { histories, inputs } = must(longPast(all, { ...stretch, folder: data, until: to }));
    const last = Math.min(...all.map(({ id }) => histories[id]?.days.at(-1) ?? 0)) as Day;
    const episode = { ...whole, to: last };
    const known = knownRule(calendars);
    const observations = all.flatMap((one) => {
      const h = histories[one.id];
      return (h?.days ?? []).flatMap((at, i): Observation[] => {
        const value = h?.values[i] as number;
        return at > last ? [] : [{ series: one.id, at, knownAt: known(one, at), value }];
      });
    });
    const sifted = dataFindings(episode, { observations, evidence: [], calendars, known });
    return { episode, thesis, inputs, ...sifted };
  });
