import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { present } from '../../domain/present.ts';
import { type Belief, REGIMES } from '../../domain/regime.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { silence } from '../../judge/regime.ts';
import { percent } from '../../report/words/number.ts';
import { bundled, META } from '../episode/bundled.ts';
import { reversed } from '../episode/polarity.ts';
import type { EpisodeReading } from '../episode/read.ts';
import { sha256 } from '../file/hash.ts';
import { must, sayProblem } from '../file/problem.ts';
import { readFrom, readText } from '../file/text.ts';
import { yaml } from '../file/yaml.ts';
import { inJournal, standing } from '../keep.ts';
import { pair, THESIS } from '../opening.ts';
import { placeholders } from '../template/placeholder.ts';
import type { Coverage } from '../thesis/coverage.ts';
import { lint } from '../thesis/lint.ts';
import { kindsOf } from '../thesis/policy.ts';
import type { ThesisDraft } from '../thesis/read.ts';
import { type Remark, remarker, sayRemark } from '../thesis/remark.ts';
import { rehearse, type TrialResult, trials } from '../thesis/trial.ts';
import { play, positionOf } from '../workspace.ts';
import { ask, openEpisode, whenOf } from './ask.ts';
import { dateOption } from './date.ts';
import { MESSAGES } from './message.ts';
import type { Signed } from './reader.ts';
import { type Readiness, readiness } from './readiness.ts';
import { misused } from './say.ts';
import { VERIFICATION } from './verification.ts';

export type Checked = {
  readonly thesis: string;
  readonly remarks: readonly Remark[];
  readonly tests: readonly TrialResult[];
  readonly coverage: Coverage;
  /** Where the prior stands after so many weekdays without news, and in the end. */
  readonly silence: Record<'prior' | 'after' | 'end', Belief> & { readonly weekdays: number };
  /** Fit to be signed: nothing wrong, and every test passed. */
  readonly ok: boolean;
  /** The entry that froze this very text, and the day on which it was written. */
  readonly signed?: { readonly entry: number; readonly on: string };
} & Partial<Readiness>;

/** `bide check`: reads a thesis, lints it, and runs its own tests through the live step. */
export const run = ask({
  view: ([name = ''], options, voice) => {
    const { found, folder, ...read } = checked(name);
    const dated = must(dateOption('--at', options.at));
    const other = existsSync(name) && !own(name, folder);
    const thesis = other ? { thesis: name } : {};
    const played = play(openEpisode(folder, { ...options, ...thesis }, voice));
    const day = dated?.(whenOf(played, voice));
    const at = positionOf(played.decisions, day);
    if (at < 0 && day !== undefined) must(misused(MESSAGES.noDecisions));
    const signed = signedAs(read.draft, options.home);
    const subject = { ...read, folder, ok: found.ok, signed: signed !== undefined };
    const shown = { ...found, ...present({ signed }) };
    return { ...shown, ...readiness(subject, played, at < 0 ? undefined : at) };
  },
  screen: checkLines,
  holds: (found) => found.ok,
});

/** Whether a path is a folder, or its own thesis. */
const own = (path: string, folder: string): boolean =>
  [folder, join(folder, THESIS)].some((file) => resolve(file) === resolve(path));

/** The entry of a workspace that froze this text of a thesis; undefined where none that counts does. */
export function signedAs(
  { source }: Pick<ThesisDraft, 'source'>,
  workspace: string | undefined,
): Checked['signed'] {
  const hash = sha256(source.text);
  const found = inJournal(workspace, (records) =>
    standing<Signed>(records, 'sign').find((e) => e.read.hash === hash),
  );
  return found && { entry: found.seq, on: formatDay(Math.floor(found.at / DAY_MS) as Day) };
}

/**
 * Reads, lints and tries a thesis beside its episode.
 * @param text  in place of what stands in its file
 */
export function checked(
  name: string,
  text?: string,
): {
  readonly found: Checked;
  readonly draft: ThesisDraft;
  readonly reading: EpisodeReading;
  readonly folder: string;
} {
  const beside = existsSync(name) && existsSync(join(dirname(name), META));
  if (!beside && /\.ya?ml$/.test(name)) must(readText(name, name));
  const folder = beside ? dirname(name) : must(bundled(name));
  const file = beside ? name : join(folder, THESIS);
  const { draft, rules, reading } = must(pair(folder, text === undefined ? file : { file, text }));
  const { episode, evidence } = reading;
  const risk = episode.legs.risk[0] ?? '';
  const linted = lint(draft, { kinds: kindsOf(episode.series), evidence, risk });
  const meta = must(readFrom(join(folder, META), yaml));
  const remarks = [
    ...linted.remarks,
    ...placeholders(draft.source),
    ...hindsight(draft, episode.from),
    ...placeholders(meta),
    ...reversed(folder, reading, meta),
  ];
  const { coverage } = linted;
  const tests = trials(draft, rules, rehearse(episode, rules));
  const ok =
    tests.every((t) => t.problems.length === 0) && remarks.every((r) => r.severity !== 'error');
  const { id, prior, horizon: weekdays } = draft.thesis;
  const [after, end] = [silence(draft.thesis, weekdays), silence(draft.thesis)];
  const still = { prior, weekdays, after, end };
  return {
    found: { thesis: id, remarks, tests, coverage, silence: still, ok },
    draft,
    reading,
    folder,
  };
}

/** A thesis that was opened after the first day that it judges knew what had come of it. */
function hindsight({ thesis: { opened }, source }: ThesisDraft, from: Day): readonly Remark[] {
  if (opened <= from) return [];
  const said = VERIFICATION.opened(formatDay(opened), formatDay(from));
  return [remarker(source)('hindsight', ['opened'], said)];
}

/** What was found, a line each, and whether the thesis is fit to be signed. */
export function checkLines(found: Checked, lang: Lang): string[] {
  return [
    ...found.remarks.map((remark) => sayRemark(remark, lang)),
    ...found.tests.flatMap(({ problems }) => problems.map((problem) => sayProblem(problem, lang))),
    ...[...(found.stops ?? []), ...summary(found)].map((line) => line[lang]),
    ...(found.steps?.length ? [VERIFICATION.steps[lang]] : []),
    ...(found.steps ?? []).map((step, i) => `  ${i + 1}. ${step[lang]}`),
  ];
}

const odds = (p: Belief): string => REGIMES.map((r) => percent(p[r], 1)).join(' / ');

function summary({ tests, coverage, silence: still, ok, signed }: Checked): readonly Text[] {
  const passed = tests.filter((t) => t.problems.length === 0).length;
  const shares = Object.entries(coverage).map(([part, { reached, missed }]) => {
    return [part, `${reached.length}/${reached.length + missed.length}`] as const;
  });
  const [prior, after, end] = [odds(still.prior), odds(still.after), odds(still.end)];
  return [
    VERIFICATION.testsPassed(passed, tests.length),
    VERIFICATION.covered(Object.fromEntries(shares) as Record<keyof Coverage, string>),
    VERIFICATION.silence({ prior, weekdays: String(still.weekdays), after, end }),
    ...(signed ? [VERIFICATION.signedAlready(signed)] : []),
    ...(ok ? (signed ? [] : [VERIFICATION.readyToSign]) : [VERIFICATION.notReadyToSign]),
  ];
}
