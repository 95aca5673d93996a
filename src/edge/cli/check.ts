import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lang, Text } from '../../domain/text.ts';
import { gather } from '../crowd/gather.ts';
import { laid } from '../crowd/laid.ts';
import { bundled } from '../episode/bundled.ts';
import { read } from '../episode/read.ts';
import { type Result, sayProblem } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { rehearse } from '../rehearse.ts';
import type { Coverage } from '../thesis/coverage.ts';
import { lint } from '../thesis/lint.ts';
import { kindsOf, policy } from '../thesis/policy.ts';
import { readThesis } from '../thesis/read.ts';
import { type Remark, sayRemark } from '../thesis/remark.ts';
import { type TrialResult, trials } from '../thesis/trial.ts';
import { ask } from './ask.ts';
import { VERIFICATION } from './verification.ts';

/** What the check of a thesis found. */
export type Checked = {
  readonly thesis: string;
  readonly remarks: readonly Remark[];
  readonly tests: readonly TrialResult[];
  readonly coverage: Coverage;
  /** Fit to be signed: nothing wrong, and every test passed. */
  readonly ok: boolean;
};

/** `bide check`: reads a thesis, lints it, and runs its own tests through the live step. */
export const run = ask({
  view: ([name = '']) => checked(name),
  screen: checkLines,
  json: (found) => found,
  holds: (found) => found.ok,
});

/** Reads, lints and tries a thesis beside its episode. */
export function checked(name: string): Result<Checked> {
  const found = placeOf(name);
  if (!found.ok) return found;
  const place = found.value;
  const reading = read(place.folder);
  if (!reading.ok) return reading;
  const content = readText(place.file, place.file);
  if (!content.ok) return content;
  const draft = readThesis(content.value, place.file);
  if (!draft.ok) return draft;
  const gathering = gather(place.folder);
  if (!gathering.ok) return gathering;
  const astray = laid(draft.value, gathering.value.crowd);
  if (astray.length > 0) return { ok: false, problems: astray };
  const { episode, evidence } = reading.value;
  const rules = policy(draft.value, episode.series);
  if (!rules.ok) return rules;
  const { remarks, coverage } = lint(draft.value, { kinds: kindsOf(episode.series), evidence });
  const tests = trials(draft.value, rules.value, rehearse(episode, rules.value));
  const ok =
    tests.every((t) => t.problems.length === 0) && remarks.every((r) => r.severity !== 'error');
  return { ok: true, value: { thesis: draft.value.thesis.id, remarks, tests, coverage, ok } };
}

/** What was found, a line each, and whether the thesis is fit to be signed. */
export function checkLines(found: Checked, lang: Lang): string[] {
  return [
    ...found.remarks.map((remark) => sayRemark(remark, lang)),
    ...found.tests.flatMap(({ problems }) => problems.map((problem) => sayProblem(problem, lang))),
    ...summary(found).map((line) => line[lang]),
  ];
}

/** A thesis file beside its episode, or an episode, whose own thesis is meant. */
function placeOf(name: string): Result<{ readonly folder: string; readonly file: string }> {
  if (existsSync(name) && existsSync(join(dirname(name), 'episode.yaml')))
    return { ok: true, value: { folder: dirname(name), file: name } };
  const folder = bundled(name);
  return folder.ok
    ? { ok: true, value: { folder: folder.value, file: join(folder.value, 'thesis.yaml') } }
    : folder;
}

function summary({ tests, coverage, ok }: Checked): readonly Text[] {
  const passed = tests.filter((t) => t.problems.length === 0).length;
  const share = ({ reached, missed }: Coverage['stops']): string =>
    `${reached.length}/${reached.length + missed.length}`;
  const { stops, questions, readings, scenarios } = coverage;
  return [
    VERIFICATION.testsPassed(passed, tests.length),
    VERIFICATION.covered({
      stops: share(stops),
      questions: share(questions),
      readings: share(readings),
      scenarios: share(scenarios),
    }),
    ok ? VERIFICATION.readyToSign : VERIFICATION.notReadyToSign,
  ];
}
