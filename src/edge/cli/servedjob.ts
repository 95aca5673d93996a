import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { present } from '../../domain/present.ts';
import { both, type Lang, type Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { dayPage } from '../../report/page/day.ts';
import { whyHtml } from '../../report/page/why.ts';
import { singly, until } from '../../run/event.ts';
import type { LabBase } from '../../weigh/laboratory/setting.ts';
import { must, refusalOf } from '../file/problem.ts';
import { anchorOf } from '../keep.ts';
import { compared, memoText } from '../memo.ts';
import { type ContractTask, SENT_FILE } from '../serve/contract.ts';
import type {
  Behind,
  DayPage,
  JobReply,
  PageOf,
  ServedJob,
  Surroundings,
  TaskSaid,
} from '../serve/job.ts';
import { dossier } from '../workspace.ts';
import { select } from './ask.ts';
import { flightEnd, flightOffers, flightPlace } from './flightjob.ts';
import { laboratoryOf } from './laboratory.ts';
import { failureText, program } from './program.ts';
import { readerZone, takenNow } from './reader.ts';
import { declined, FAULTY, FINE, type Refusal, type Voice, voice } from './say.ts';
import { sentName } from './sentname.ts';
import { type DayRequest, READS } from './servedread.ts';
import { type Overtaken, THESIS_WORK, type ThesisRequest } from './servedthesis.ts';

/**
 * Does one job of the server: the same command, or the same page, that anybody is shown at a terminal.
 * @param progress is told how far a long one got
 */
export async function doJob(
  job: ServedJob,
  around: Surroundings,
  progress: (line: string) => void,
): Promise<JobReply> {
  const ears: string[] = [];
  const speaks = listener(job, around, { ears, progress });
  try {
    if (job.kind === 'task' && 'commands' in job.task)
      return await commanded(job.task, { lang: job.lang, around, progress });
    return { ok: true, value: PAGES[job.kind](job as never, speaks, ears) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) return { ok: false, code: FAULTY, error: failureText(error)[job.lang] };
    let told = '';
    const code = voice(
      { ...around, out: (text) => (told += text), err: () => {} },
      { lang: job.lang, json: true },
    ).refuse(refusal as Refusal);
    return { ok: false, code, ...refusedIn(JSON.parse(told)) };
  }
}

/** Pieces of pages by their sort. */
const PAGES = {
  day,
  why,
  memo,
  task,
  lab,
  flights: flightOffers,
  flight: flightPlace,
  flown: flightEnd,
};

/** For whom a task is done. */
type Hearing = {
  readonly lang: Lang;
  readonly around: Surroundings;
  readonly progress: (line: string) => void;
};

/** Something that is read, or done with a thesis; its contract was kept before. */
function task(
  { task: of }: Extract<ServedJob, { kind: 'task' }>,
  speaks: Voice,
  notes: readonly string[],
): TaskSaid {
  const { BIDE_HOME: home } = speaks.env;
  const call = { options: present({ home: home || undefined }), voice: speaks };
  const told =
    'reading' in of
      ? READS[of.reading](of.of as DayRequest, call)
      : 'thesis' in of
        ? THESIS_WORK[of.thesis](of.of as ThesisRequest, call)
        : undefined;
  const { overtaken } = told as Partial<Overtaken>;
  return { code: FINE, documents: [told], notes, ...present({ overtaken }) };
}

/** Commands as they run at a terminal with `--json`, one after the other; the first that is refused is the last. */
async function commanded(
  { commands, file }: Extract<ContractTask, { readonly commands: unknown }>,
  { lang, around, progress }: Hearing,
): Promise<JobReply<'task'>> {
  const room = file && mkdtempSync(join(tmpdir(), 'bide-sent-'));
  try {
    const path = room && file && join(room, sentName(file.name));
    if (path && file) writeFileSync(path, Buffer.from(file.base64, 'base64'));
    const done: unknown[] = [];
    const notes: string[] = [];
    let worst = FINE;
    for (const args of commands) {
      const own = args.map((arg) => (arg === SENT_FILE && path ? path : arg));
      const one = await said(own, { lang, around, progress });
      if (!one.ok) return outOf(room, { ...one, ...(done.length > 0 && { done }) });
      done.push(...one.value.documents);
      notes.push(...one.value.notes);
      worst = Math.max(worst, one.value.code);
    }
    return outOf(room, { ok: true, value: { code: worst, documents: done, notes } });
  } finally {
    if (room) rmSync(room, { recursive: true, force: true });
  }
}

/** What was said of a file that was sent, under the name that its sender gave it. */
function outOf<T>(room: string | undefined, value: T): T {
  if (room === undefined) return value;
  const path = JSON.stringify(join(room, sep)).slice(1, -1);
  return JSON.parse(JSON.stringify(value).replaceAll(path, ''));
}

/** One command. */
async function said(
  args: readonly string[],
  { lang, around, progress }: Hearing,
): Promise<JobReply<'task'>> {
  let [out, err] = ['', ''];
  const code = await program([...args, '--json', '--lang', lang], {
    ...around,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      if (text.startsWith('\r')) progress(text.replace(ERASED, ''));
      else err += text;
    },
    watched: () => true,
  });
  const lines = (text: string): readonly string[] =>
    text.split('\n').filter((l) => l.trim() !== '');
  const documents: readonly unknown[] = lines(out).map((line) => JSON.parse(line));
  const last = documents.at(-1);
  if (code !== 0 && isRefusal(last)) return { ok: false, code, ...refusedIn(last) };
  if (documents.length === 0 && code !== 0) return { ok: false, code, error: lines(err).join(' ') };
  return { ok: true, value: { code, documents, notes: lines(err) } };
}

/** How a line that is taken away again begins. */
const ERASED = /^\r(?:\u001b\[K)?/;

type Refused = {
  readonly error?: string;
  readonly problems?: readonly { readonly text: string }[];
};

const isRefusal = (document: unknown): document is Refused =>
  typeof document === 'object' &&
  document !== null &&
  ('error' in document || 'problems' in document);

const refusedIn = ({ error, problems }: Refused) => ({
  error: error ?? (problems ?? []).map(({ text }) => text).join(' '),
  ...(problems && { problems }),
});

/** A voice whose asides are kept. */
const listener = (
  { lang }: Pick<PageOf, 'lang'>,
  around: Surroundings,
  { ears, progress }: { readonly ears: string[]; readonly progress: (line: string) => void },
): Voice =>
  voice(
    {
      ...around,
      out: () => {},
      err: (text) => {
        if (text.startsWith('\r')) progress(text.replace(ERASED, ''));
        else ears.push(text.trim());
      },
      watched: () => true,
    },
    { lang, json: false },
  );

/** The decision that a page is of, on the clock of its reader. */
function chosen({ episode, at, zone: stated }: PageOf, speaks: Voice) {
  const { BIDE_HOME: home } = speaks.env;
  const options = { ...(home && { home }), ...(at !== undefined && { at }) };
  const zone = must(readerZone(options, { zone: stated ?? speaks.zone }));
  const selection = select(episode, options, speaks);
  const taken = takenNow(selection.played, selection.at, { options, voice: speaks });
  return { ...selection, zone, taken, of: dossier(selection.played, selection.at, { zone }) };
}

function day(job: PageOf, speaks: Voice, notes: readonly string[]): DayPage {
  const { played, at, decision, line, zone, taken } = chosen(job, speaks);
  // The page tells what was done about it, as the terminal does; a memo tells the decision as it was.
  const of = dossier(played, at, { zone, taken });
  const since = at > 0 ? compared(played, at - 1, of) : undefined;
  return {
    ...{
      episode: job.episode,
      ...dayPage(of, job.lang, since),
      notes: [...notes],
      hash: line.hash,
      zone: of.clock.zone,
    },
    day: formatDay(decision.moment.day),
    days: played.decisions.map(({ moment }) => formatDay(moment.day)),
  };
}

function why({ about, ...job }: Extract<ServedJob, { kind: 'why' }>, speaks: Voice): Behind {
  const { played, decision, of } = chosen(job, speaks);
  const observed = singly(until(played.events, decision.moment.at)).flatMap((event) =>
    event.kind === 'observation' ? [event.observation] : [],
  );
  const names = about.split(' ').filter((name) => name !== '');
  const found = whyHtml(of, { lang: job.lang, about: names, observed });
  return found ?? must(declined(NOTHING_BEHIND(about)));
}

/** Where the laboratory of a decision begins. */
function lab(job: PageOf, speaks: Voice): LabBase {
  return laboratoryOf(chosen(job, speaks));
}

function memo(
  { length, format, ...job }: Extract<ServedJob, { kind: 'memo' }>,
  speaks: Voice,
): string {
  const { played, at, of } = chosen(job, speaks);
  const { zone } = of.clock;
  const anchor = anchorOf(speaks.env.BIDE_HOME || undefined);
  return memoText(played, { at, lang: job.lang, format, length, zone, ...present({ anchor }) });
}

const NOTHING_BEHIND = (about: string): Text =>
  both(`nothing is known behind ${about}`, `找不到「${about}」的依據`);
