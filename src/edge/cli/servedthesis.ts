import { join } from 'node:path';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { realPath } from '../episode/inbox.ts';
import { sha256 } from '../file/hash.ts';
import { must, type Problem, refusalOf, sayProblem } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { inJournal, standing, withJournal } from '../keep.ts';
import { keptIn, loadEpisode, THESIS } from '../opening.ts';
import type { ThesisStep } from '../serve/contract.ts';
import { readThesis } from '../thesis/read.ts';
import { type Played, play } from '../workspace.ts';
import { openEpisode } from './ask.ts';
import { checked } from './check.ts';
import { folderNamed } from './mcpread.ts';
import { MESSAGES } from './message.ts';
import { isOwn, ownFolder } from './own.ts';
import type { Signed } from './reader.ts';
import { declined, type Options, type Refusal, type Voice } from './say.ts';
import { run as sign } from './sign.ts';
import { VERIFICATION } from './verification.ts';

/** What is done with the text of a thesis, as a request told it. */
export type ThesisRequest = {
  readonly episode: string;
  readonly text?: string;
  readonly before?: string;
  readonly hash?: string;
};

type Call = { readonly options: Pick<Options, 'home'>; readonly voice: Voice };

/** The file changed meanwhile: nothing was done. */
export type Overtaken = { readonly overtaken: string };

/** Reads, tries, writes or signs the thesis of an episode. */
export const THESIS_WORK: Readonly<Record<ThesisStep, (of: ThesisRequest, call: Call) => unknown>> =
  { read, check, preview, write, sign: freeze };

const fileOf = (episode: string): string => join(folderNamed(episode), THESIS);

function read({ episode }: ThesisRequest, { options }: Call) {
  const file = fileOf(episode);
  const text = must(readText(file, file));
  const hash = sha256(text);
  const draft = readThesis(text, file);
  const id = draft.ok ? draft.value.thesis.id : undefined;
  const last = signedLast(id, options.home);
  return {
    ...{ episode, file, text, hash, own: isOwn(folderNamed(episode)) },
    signed: last
      ? {
          ...{ entry: last.seq, hash: last.read.hash, same: last.read.hash === hash },
          on: formatDay(Math.floor(last.at / DAY_MS) as Day),
        }
      : null,
  };
}

/** The entry that froze the last version of a thesis. */
const signedLast = (id: string | undefined, workspace: string | undefined) =>
  inJournal(workspace, (records) =>
    standing<Signed>(records, 'sign').findLast((e) => e.read.thesis === id),
  );

/** What is wrong with a text, and whether its tests pass. What keeps it from being read is told, not refused. */
function check({ episode, text = '' }: ThesisRequest, { voice: { lang } }: Call) {
  const told = (problem: Problem) => ({ ...problem, text: sayProblem(problem, lang) });
  try {
    const { found } = checked(fileOf(episode), text);
    const { ok, remarks, coverage } = found;
    const tests = found.tests.map(({ name, problems }) => ({ name, problems: problems.map(told) }));
    return { ok, problems: [], remarks, tests, coverage };
  } catch (error) {
    const refusal = refusalOf(error) as Refusal | undefined;
    if (!(refusal && 'problems' in refusal)) throw error;
    return { ok: false, problems: refusal.problems.map(told), remarks: [], tests: [] };
  }
}

/**
 * Every day as a text decides it, beside the version that was signed last, or what stands in the file where none
 * was; both on the machine's own path.
 */
function preview({ episode, text = '' }: ThesisRequest, { options, voice }: Call) {
  const file = fileOf(episode);
  const draft = readThesis(must(readText(file, file)), file);
  const signed = signedLast(draft.ok ? draft.value.thesis.id : undefined, options.home);
  const { progress, lang, now } = voice;
  const told = (next: number, all: number): void =>
    progress?.(next === all ? undefined : MESSAGES.asking(next, all)[lang]);
  const { home, shelf } = keptIn(options.home, undefined);
  const way = { now: now(), told, ...present({ home, shelf }) };
  const as = (version: string): Played => play(must(loadEpisode(episode, { ...way, version })));
  const own = signed
    ? as(signed.read.text)
    : play(openEpisode(episode, { ...options, alone: true }, voice));
  const changed = as(text);
  const [then, today] = [sides(changed), sides(own)];
  const days = [...new Set([...today.keys(), ...then.keys()])].sort().map((day) => ({
    ...{ day, now: today.get(day) ?? null, changed: then.get(day) ?? null },
  }));
  const differ = days.filter(
    (day) => day.now?.verdict !== day.changed?.verdict || day.now?.target !== day.changed?.target,
  );
  return { days, differ: differ.length };
}

const sides = ({ decisions }: Played) =>
  new Map(
    decisions.map(({ moment, verdict, exposure: { target } }) => [
      formatDay(moment.day),
      { verdict, target },
    ]),
  );

/** Writes a text that can be read, in place of the one that whoever wrote it had before. */
function write({ episode, text = '', before = '' }: ThesisRequest, { options }: Call) {
  const file = join(ownFolder(folderNamed(episode)), THESIS);
  must(readThesis(text, file));
  const still = (): boolean => sha256(must(readText(file, file))) === before;
  const done = withJournal(options.home, (store) =>
    store.alone(() => still() && writeAll([[file, text]], { durable: true, still })),
  );
  return done ? { file: realPath(file), hash: sha256(text) } : overtaken(file);
}

/** Signs the text that is meant. */
function freeze({ episode, hash }: ThesisRequest, { options, voice }: Call) {
  const file = fileOf(episode);
  const { found, draft } = checked(file);
  if (hash !== undefined && hash !== sha256(draft.source.text)) return overtaken(file);
  if (!found.ok) must(declined(VERIFICATION.notReadyToSign));
  let answer: unknown;
  const own: Voice = {
    ...voice,
    json: true,
    answer: (_, value) => {
      answer = value;
    },
  };
  void sign([file], options, own);
  return answer;
}

const overtaken = (file: string): Overtaken => ({
  overtaken: both(
    `${file} was changed meanwhile; nothing was written`,
    `${file}同時已被更改，沒有寫入`,
  ).en,
});
