import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lang } from '../../domain/text.ts';
import { bundled } from '../episode/bundled.ts';
import { text } from '../episode/file.ts';
import { type Reading, read } from '../episode/read.ts';
import { say } from '../problem.ts';
import { rehearse } from '../rehearse.ts';
import type { Coverage } from '../thesis/coverage.ts';
import { lint } from '../thesis/lint.ts';
import { kindsOf, policy } from '../thesis/policy.ts';
import { readThesis } from '../thesis/read.ts';
import { sayRemark } from '../thesis/remark.ts';
import { type Trial, trials } from '../thesis/trial.ts';
import type { Common } from './common.ts';
import { FINE, refuse, tell, WRONG } from './say.ts';

/** `bide check`: reads a thesis, lints it, and runs its own tests through the live step. */
export async function run([name = '']: readonly string[], options: Common): Promise<number> {
  const place = placeOf(name);
  const reading = read(place.folder);
  if (!reading.ok) return refuse(reading.problems, options.lang, options.json);
  const content = text(place.file, place.file);
  if (!content.ok) return refuse(content.problems, options.lang, options.json);
  const draft = readThesis(content.value, place.file);
  if (!draft.ok) return refuse(draft.problems, options.lang, options.json);
  const { episode, evidence } = reading.value;
  const rules = policy(draft.value, episode.series);
  if (!rules.ok) return refuse(rules.problems, options.lang, options.json);
  const { remarks, coverage } = lint(draft.value, {
    kinds: kindsOf(episode.series),
    evidence: evidenceOf(reading.value),
  });
  const tests = trials(draft.value, rules.value, rehearse(episode, rules.value));
  const failed = tests.filter((t) => t.problems.length > 0);
  const wrong = failed.length > 0 || remarks.some((r) => r.severity === 'error');
  if (options.json)
    tell(
      JSON.stringify({
        thesis: draft.value.thesis.id,
        evidence: evidence.length,
        remarks,
        tests,
        coverage,
        ok: !wrong,
      }),
    );
  else {
    for (const remark of remarks) tell(sayRemark(remark, options.lang));
    for (const { problems } of failed)
      for (const problem of problems) tell(say(problem, options.lang));
    for (const line of summary(tests, coverage, wrong, options.lang)) tell(line);
  }
  return wrong ? WRONG : FINE;
}

/** A thesis file beside its episode, or an episode, whose own thesis is meant. */
function placeOf(name: string): { readonly folder: string; readonly file: string } {
  if (existsSync(name) && existsSync(join(dirname(name), 'episode.yaml')))
    return { folder: dirname(name), file: name };
  const folder = bundled(name);
  return folder.ok
    ? { folder: folder.value, file: join(folder.value, 'thesis.yaml') }
    : { folder: dirname(name), file: name };
}

const evidenceOf = (reading: Reading) => reading.evidence.map(({ id, claim }) => ({ id, claim }));

function summary(
  tests: readonly Trial[],
  { stops, questions, readings, scenarios }: Coverage,
  wrong: boolean,
  lang: Lang,
): string[] {
  const passed = tests.filter((t) => t.problems.length === 0).length;
  const share = (c: Coverage['stops']): string =>
    `${c.reached.length}/${c.reached.length + c.missed.length}`;
  return lang === 'en'
    ? [
        `tests      ${passed} of ${tests.length} passed`,
        `coverage   stops ${share(stops)}, questions ${share(questions)}, readings ${share(readings)}, scenarios ${share(scenarios)}`,
        wrong ? 'not fit to be signed' : 'fit to be signed',
      ]
    : [
        `測試　　${passed}/${tests.length}通過`,
        `涵蓋　　停損${share(stops)}，問題${share(questions)}，判讀${share(readings)}，劇本${share(scenarios)}`,
        wrong ? '還不能簽署' : '可以簽署',
      ];
}
