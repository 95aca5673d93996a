import { lanes } from '../../judge/score/lane.ts';
import { scorePage } from '../../report/answer/record.ts';
import { scoreLines } from '../../report/answer/score.ts';
import { write } from '../file/write.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { scored, trialOf } from '../score.ts';
import { play } from '../workspace.ts';
import { opened } from './ask.ts';
import { run as lookahead } from './lookahead.ts';
import { counts } from './option.ts';
import { RECORD, run as record } from './record.ts';
import { type Common, FINE, refuse, tell } from './say.ts';

type Options = Common & {
  readonly thesis?: string;
  readonly html?: string;
  readonly data?: string;
  readonly threads?: string;
  readonly lookahead?: boolean;
  readonly cuts?: string;
  readonly seed?: string;
};
/** What a person did about the proposal of a day; the last word on a day stands. */
type Held = {
  readonly kind: 'override' | 'accept';
  readonly episode: string;
  readonly day: string;
  readonly exposure: number;
};

/** `bide score`: every call against what came; the path against the baselines; overrides beside it. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  if (name === RECORD) return record(options);
  const asked = counts(options, options);
  if ('wrong' in asked) return asked.wrong;
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  if (options.lookahead) return lookahead(episode.value, asked, options);
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
  if (options.html !== undefined) {
    const { title } = episode.value.setup.episode;
    write(options.html, scorePage(own, daily(played), title, options.lang));
  }
  if (options.json) tell(JSON.stringify({ score: own, ...(overridden ? { overridden } : {}) }));
  else for (const line of scoreLines(own, options.lang, overridden)) tell(line);
  return FINE;
}

/** Wealth of every contender by session, 1 at the start. */
const daily = (played: ReturnType<typeof play>): Parameters<typeof scorePage>[1] =>
  lanes(trialOf(played)).map(({ contender, path }) => ({
    contender,
    points: 'unknown' in path ? [] : [{ day: path.start, wealth: 1 }, ...path.points],
  }));

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
