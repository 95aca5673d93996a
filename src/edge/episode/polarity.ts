import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Episode, LEGS } from '../../domain/episode.ts';
import { extend, type History, noHistory } from '../../domain/history.ts';
import type { Observation } from '../../domain/series.ts';
import { both } from '../../domain/text.ts';
import { direction } from '../../sense/leg.ts';
import { comovement } from '../../sense/measure.ts';
import type { Source } from '../file/document.ts';
import { type Remark, remarker } from '../thesis/remark.ts';
import { coded } from './bundled.ts';
import { OBSERVATIONS, read } from './read.ts';

/** Fewest common moves by which two readings of a leg are compared. */
const MIN_MOVES = 40;
/** Correlation, in the direction of the leg, under which one reading runs against another. */
const MAX_AGAINST = -0.3;

/** An episode as far as its figures tell. */
type Told = { readonly episode: Episode; readonly observations: readonly Observation[] };

/**
 * Series of legs that run against those of the same leg in a bundled episode over the days that both
 * tell: most likely a sign that is turned.
 * @param source the `episode.yaml`, where a remark stands
 */
export const reversed = (folder: string, own: Told, source: Source): readonly Remark[] =>
  coded()
    .filter((e) => resolve(e.folder) !== resolve(folder))
    .filter((e) => existsSync(join(e.folder, OBSERVATIONS)))
    .flatMap((e) => {
      const found = read(e.folder);
      return found.ok ? compared(own, { ...found.value, id: e.id }, source) : [];
    });

function compared(own: Told, other: Told & { readonly id: string }, source: Source): Remark[] {
  const tell = remarker(source);
  return LEGS.flatMap((leg) => {
    const [first = ''] = other.episode.legs[leg];
    const theirs = reading(other, first);
    return own.episode.legs[leg].flatMap((id, i) => {
      const ours = reading(own, id);
      const n = shared(ours.history, theirs.history) - 1;
      const raw =
        n < MIN_MOVES ? undefined : comovement(ours.history, theirs.history, n)?.correlation;
      const together = (raw ?? 0) * ours.way * theirs.way;
      if (together >= MAX_AGAINST) return [];
      const figure = together.toFixed(2);
      return tell(
        'against the bundled reading',
        ['legs', leg, i],
        both(
          `${id}: it moves against ${first}, which stands for \`${leg}\` in ${other.id}: correlation ${figure} over ${n} common moves; is its sign right?`,
          `${id}：與${other.id}裡代表\`${leg}\`的${first}反向，${n}次共同變動的相關係數為${figure}；\`sign\`是否正確？`,
        ),
      );
    });
  });
}

function reading({ episode, observations }: Told, id: string) {
  const series = episode.series[id];
  if (!series) throw new RangeError(`no series ${id}`);
  let history: History = noHistory(series.kind);
  for (const o of observations) if (o.series === id) history = extend(history, o.at, o.value);
  return { history, way: direction(series) };
}

/** Days on which both have a value. */
function shared(a: History, b: History): number {
  const days = new Set(b.days.slice(0, b.length));
  return a.days.slice(0, a.length).filter((day) => days.has(day)).length;
}
