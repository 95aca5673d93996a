import { scoreLines } from '../../report/score.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { scored } from '../score.ts';
import { play } from '../workspace.ts';
import type { Common } from './common.ts';
import { opened } from './opened.ts';
import { FINE, refuse, tell } from './say.ts';

type Options = Common & { readonly thesis?: string };
/** What a person did about the proposal of a day; the last word on a day stands. */
type Held = {
  readonly kind: 'override' | 'accept';
  readonly episode: string;
  readonly day: string;
  readonly exposure: number;
};

/** `bide score`: every call against what came; the path against the baselines; overrides beside it. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const own = scored(played);
  const held = withJournal(options.home, (store) =>
    (['override', 'accept'] as const)
      .flatMap((kind) =>
        entriesOf<Omit<Held, 'kind'>>(store, kind).map((e) => ({ ...e.read, kind, seq: e.seq })),
      )
      .filter((e) => e.episode === episode.value.setup.episode.id)
      .sort((x, y) => x.seq - y.seq),
  );
  const overridden = held.some((h) => h.kind === 'override')
    ? scored(played, carried(played, held))
    : undefined;
  if (options.json) tell(JSON.stringify({ score: own, ...(overridden ? { overridden } : {}) }));
  else for (const line of scoreLines(own, options.lang, overridden)) tell(line);
  return FINE;
}

/** An override holds until the next word: another one, or going along with the machine again. */
function carried(
  { lines }: ReturnType<typeof play>,
  held: readonly Held[],
): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  let now: number | undefined;
  for (const { at } of lines) {
    const day = at.slice(0, 10);
    const last = held.findLast((h) => h.day === day);
    if (last) now = last.kind === 'override' ? last.exposure : undefined;
    if (now !== undefined) out.set(day, now);
  }
  return out;
}
