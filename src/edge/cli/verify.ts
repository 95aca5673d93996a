import { present } from '../../domain/present.ts';
import { parseDay } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import { type Break, verify } from '../../run/journal.ts';
import { kernel } from '../compute/machine.ts';
import { answer } from '../crowd/answer.ts';
import { askedAt } from '../crowd/asked.ts';
import { Fault } from '../fault.ts';
import { sha256 } from '../file/hash.ts';
import { must } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { home } from '../home.ts';
import { withJournal } from '../keep.ts';
import { memoText, originOf } from '../memo.ts';
import { loadEpisode } from '../opening.ts';
import { type Played, play, positionOf } from '../workspace.ts';
import { ask } from './ask.ts';
import { type Command, declined } from './say.ts';
import { VERIFICATION } from './verification.ts';

/** `bide verify`: the journal's chain; or, given a memo, the memo written again and compared. */
export const run: Command = (args, options, voice) =>
  args.length === 0 ? journal(args, options, voice) : page(args, options, voice);

type Journal = {
  readonly entries: number;
  readonly breaks: readonly Break[];
  readonly ok: boolean;
};

const journal = ask({
  view: (_, { home }): Journal => {
    try {
      return withJournal(home, (store) => {
        // Counted before it is read: an entry appended in between is then not missed.
        const entries = store.count();
        const breaks = verify(store.read(), sha256, entries);
        return { entries, breaks, ok: breaks.length === 0 };
      });
    } catch (error) {
      // One that is damaged beyond reading is a broken chain, not a fault.
      if (!(error instanceof Fault) || error.code !== 'damaged') throw error;
      const found = { expected: 'a journal', found: error.message };
      return { entries: 0, breaks: [{ kind: 'body', seq: 0, ...found }], ok: false };
    }
  },
  screen: ({ entries, breaks }, lang) => {
    if (breaks.length > 0) return breaks.map((broken) => VERIFICATION.chainBroken(broken)[lang]);
    return [(entries === 0 ? VERIFICATION.noJournal : VERIFICATION.chainWhole(entries))[lang]];
  },
  holds: ({ ok }) => ok,
});

/** How a memo stands to the same memo written again. */
type Comparison = { readonly file: string } & (
  | { readonly ok: true }
  | { readonly ok: false; readonly crowd: string }
  | { readonly line: number; readonly expected: string; readonly found: string; readonly ok: false }
);

const page = ask({
  view: ([file = ''], { home: workspace }): Comparison => {
    const text = must(readText(file, file));
    const origin = originOf(text);
    const day = origin && parseDay(origin.day);
    if (!origin || day === undefined) return must(declined(VERIFICATION.notAMemo(file)));
    const { name, thesis, lang, format } = origin;
    const way = { ...present({ thesis }), home: home(workspace) };
    const played = play(must(loadEpisode(name, way)));
    const at = positionOf(played.decisions, day);
    const crowd = at < 0 ? undefined : crowdDiffers(played, at);
    if (crowd !== undefined) return { file, ok: false, crowd };
    return compared(file, at < 0 ? '' : memoText(played, { at, lang, format }), text);
  },
  screen: (comparison, lang) => {
    const { file } = comparison;
    if (comparison.ok) return [VERIFICATION.memoSame(file)[lang]];
    if ('crowd' in comparison) return [VERIFICATION.crowdDiffers(file, comparison.crowd)[lang]];
    const { line, expected, found } = comparison;
    const shown = { file, line, expected: cut(expected), found: cut(found) };
    return [VERIFICATION.memoDiffers(shown)[lang]];
  },
  holds: ({ ok }) => ok,
});

/** The first line in which two texts differ. */
function compared(file: string, again: string, text: string): Comparison {
  if (again === text) return { file, ok: true };
  const [found, expected] = [text.split('\n'), again.split('\n')];
  const at = found.findIndex((l, i) => l !== expected[i]);
  return { file, line: at + 1, expected: expected[at] ?? '', found: found[at] ?? '', ok: false };
}

/** A long line shortened to what a terminal can show. */
const cut = (line: string): string => (line.length > 200 ? `${line.slice(0, 200)} [...]` : line);

/** The world in which the crowd, asked again, does not answer as the episode says; undefined: in none. */
function crowdDiffers(played: Played, at: number): string | undefined {
  const { gathering } = played.setup;
  const asked = gathering && askedAt(played, at);
  if (!gathering || !asked || 'unknown' in asked) return undefined;
  const said = new Map(
    played.events.flatMap((e) =>
      e.kind === 'simulation'
        ? [[canonical(e.simulation.inquiry), canonical(e.simulation)] as const]
        : [],
    ),
  );
  const module = kernel();
  return Object.values(asked.worlds).find(
    (inquiry) => canonical(answer(inquiry, gathering, module)) !== said.get(canonical(inquiry)),
  )?.world;
}
