import { join } from 'node:path';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import { parseDay } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import { type Anchor, type Break, verify } from '../../run/journal.ts';
import { finishOwed } from '../amend.ts';
import { kernel } from '../compute/machine.ts';
import { answer } from '../crowd/answer.ts';
import { askedAt } from '../crowd/asked.ts';
import { bundled } from '../episode/bundled.ts';
import { Fault } from '../fault.ts';
import { NONE } from '../file/columns.ts';
import { sha256 } from '../file/hash.ts';
import { accepted, must, type Result, refused, wholeProblem } from '../file/problem.ts';
import { readFrom, readText } from '../file/text.ts';
import { home, journalFile } from '../home.ts';
import { entriesOf, inJournal } from '../keep.ts';
import { anchorsIn, memoText, originOf } from '../memo.ts';
import { loadEpisode, THESIS } from '../opening.ts';
import { readJournal } from '../store/records.ts';
import { heldRecords } from '../taken.ts';
import { versions } from '../thesis/versions.ts';
import { type Played, play, positionOf } from '../workspace.ts';
import { ask } from './ask.ts';
import type { Signed } from './reader.ts';
import { type Command, declined, misused } from './say.ts';
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
  view: (_, options): Journal => {
    const { anchor } = options;
    const anchors = anchor === undefined ? [] : must(readFrom(anchor, anchorFile));
    try {
      const found = readJournal(journalFile(home(options.home)), (records) => {
        // Counted before it is read: an entry appended in between is then not missed.
        const entries = records.count();
        const breaks = verify(records.entries(), sha256, { least: entries, anchors });
        return { entries, breaks };
      });
      const { entries, breaks } = found ?? { entries: 0, breaks: verify([], sha256, { anchors }) };
      return { entries, breaks, ok: entries > 0 && breaks.length === 0 };
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

/** The ends of a journal that a file holds, at least one. */
function anchorFile(text: string, file: string): Result<readonly Anchor[]> {
  const found = anchorsIn(text);
  return found.length > 0 ? accepted(found) : refused(wholeProblem(file, AN_ANCHOR, NONE));
}

const AN_ANCHOR = both(
  'a line `bide anchor COUNT HASH`, as bide decide prints it',
  '`bide decide`印出的一行`bide anchor 筆數 雜湊值`',
);

/** How a memo stands to the same memo written again. */
type Comparison = { readonly file: string } & (
  | { readonly ok: true }
  | { readonly ok: false; readonly crowd: string }
  | (Difference & { readonly ok: false; readonly thesis?: string })
);

/** The first line in which two texts differ, and the two from shortly before the first difference. */
type Difference = { readonly line: number; readonly expected: string; readonly found: string };

const page = ask({
  view: ([file = ''], options): Comparison => {
    if (options.anchor !== undefined) must(misused(VERIFICATION.anchorAlone));
    const text = must(readText(file, file));
    const origin = originOf(text);
    const day = origin && parseDay(origin.day);
    if (!origin || day === undefined) return must(declined(VERIFICATION.notAMemo(file)));
    const { name, thesis, lang, format, length = 'short', zone, rule, anchor, dated } = origin;
    const earlier = origin.since === undefined ? undefined : parseDay(origin.since);
    const held =
      anchor && inJournal(options.home, (records) => heldRecords(records, anchor.entries));
    const way = { ...present({ thesis, held }), home: home(options.home) };
    const { version, unlike } = versionOf(text, {
      file: thesis ?? join(must(bundled(name)), THESIS),
      workspace: options.home,
    });
    finishOwed(options.home);
    const played = play(must(loadEpisode(name, { ...way, ...present({ version }) })));
    const at = positionOf(played.decisions, day);
    if (at < 0) return must(declined(VERIFICATION.noSuchDay(file, origin.day)));
    const crowd = crowdDiffers(played, at);
    if (crowd !== undefined) return { file, ok: false, crowd };
    const since = earlier === undefined ? undefined : positionOf(played.decisions, earlier);
    if (since !== undefined && (since < 0 || since >= at))
      return must(declined(VERIFICATION.noSuchDay(file, origin.since ?? '')));
    const end = { length, ...present({ anchor, zone, rule, since, dated }) };
    const again = memoText(played, { at, lang, format, ...end });
    if (again === text) return { file, ok: true };
    return { file, ...difference(again, text), ok: false, ...present({ thesis: unlike }) };
  },
  screen: (comparison, lang) => {
    const { file } = comparison;
    if (comparison.ok) return [VERIFICATION.memoSame(file)[lang]];
    if ('crowd' in comparison) return [VERIFICATION.crowdDiffers(file, comparison.crowd)[lang]];
    const { line, expected, found, thesis } = comparison;
    const differs = VERIFICATION.memoDiffers({ file, line, expected, found })[lang];
    return thesis === undefined
      ? [differs]
      : [differs, VERIFICATION.otherThesis(thesis.slice(0, 12))[lang]];
  },
  holds: ({ ok }) => ok,
});

/**
 * The version of the thesis that a memo was written under, which its text names by a hash: the file as
 * it is, or one that was signed or is kept.
 * @returns a version in place of the file's; the hash of the file's where the memo names none that is known
 */
function versionOf(
  text: string,
  { file, workspace }: { readonly file: string; readonly workspace: string | undefined },
): { readonly version?: string; readonly unlike?: string } {
  const named = new Set(text.match(/\b[0-9a-f]{64}\b/g));
  const now = sha256(must(readText(file, file)));
  if (named.has(now)) return {};
  const kept = versions(home(workspace));
  const signed =
    inJournal(workspace, (records) => entriesOf<Signed>(records, 'sign').map((e) => e.read)) ?? [];
  for (const hash of named) {
    const version = signed.find((s) => s.hash === hash)?.text ?? kept.recall(hash);
    if (version !== undefined && sha256(version) === hash) return { version };
  }
  return { unlike: now };
}

/** Signs that are shown of a line, and how many of them before the first difference. */
const SHOWN_SIGNS = 200;
const SIGNS_BEFORE = 60;

function difference(again: string, text: string): Difference {
  const [found, expected] = [text.split('\n'), again.split('\n')];
  const length = Math.max(found.length, expected.length);
  const at = Array.from({ length }, (_, i) => i).findIndex((i) => found[i] !== expected[i]);
  const [a, b] = [[...(found[at] ?? '')], [...(expected[at] ?? '')]];
  const from = a.findIndex((sign, i) => sign !== b[i]);
  const first = Math.max(0, (from < 0 ? a.length : from) - SIGNS_BEFORE);
  return { line: at + 1, expected: cut(b, first), found: cut(a, first) };
}

/** A piece of a line, as much as a terminal can show. */
function cut(line: readonly string[], first: number): string {
  const piece = line.slice(first, first + SHOWN_SIGNS).join('');
  const more = first + SHOWN_SIGNS < line.length ? ' [...]' : '';
  return `${first > 0 ? '[...] ' : ''}${piece}${more}`;
}

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
