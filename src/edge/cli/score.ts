import { scoreLines } from '../../report/score.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { scored } from '../score.ts';
import { open, play } from '../workspace.ts';
import type { Common } from './common.ts';
import { FINE, refuse, tell } from './say.ts';

type Options = Common & { readonly thesis?: string };
type Held = { readonly episode: string; readonly day: string; readonly exposure: number };

/** `bide score`: every call against what came; the path against the baselines; overrides beside it. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const opened = open(name, options.thesis);
  if (!opened.ok) return refuse(opened.problems, options.lang, options.json);
  const played = play(opened.value);
  const own = scored(played);
  const held = withJournal(options.home, (store) =>
    entriesOf<Held>(store, 'override')
      .map((e) => e.read)
      .filter((e) => e.episode === opened.value.setup.episode.id),
  );
  const overridden = held.length > 0 ? scored(played, carried(played, held)) : undefined;
  if (options.json) tell(JSON.stringify({ score: own, ...(overridden ? { overridden } : {}) }));
  else for (const line of scoreLines(own, options.lang, overridden)) tell(line);
  return FINE;
}

/** An override holds until the next one. */
function carried(
  { lines }: ReturnType<typeof play>,
  held: readonly Held[],
): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  let now: number | undefined;
  for (const { at } of lines) {
    const day = at.slice(0, 10);
    now = held.findLast((h) => h.day === day)?.exposure ?? now;
    if (now !== undefined) out.set(day, now);
  }
  return out;
}
