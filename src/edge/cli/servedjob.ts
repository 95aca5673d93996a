import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { dayPage } from '../../report/page/day.ts';
import { whyHtml } from '../../report/page/why.ts';
import { singly, until } from '../../run/event.ts';
import { must, refusalOf } from '../file/problem.ts';
import { anchorOf } from '../keep.ts';
import { compared, memoText } from '../memo.ts';
import type {
  Behind,
  CommandSaid,
  DayPage,
  JobReply,
  PageOf,
  ServedJob,
  Surroundings,
} from '../serve/job.ts';
import { dossier } from '../workspace.ts';
import { select } from './ask.ts';
import { failureText, program } from './program.ts';
import { readerZone } from './reader.ts';
import { declined, FAULTY, type Refusal, type Voice, voice } from './say.ts';

/**
 * Does one job of the server: the same command, or the same page, that anybody is shown at a terminal.
 * @param progress is told how far a long one got
 */
export async function doJob(
  job: ServedJob,
  around: Surroundings,
  progress: (line: string) => void,
): Promise<JobReply> {
  if (job.kind === 'command') return said(job, around, progress);
  const ears: string[] = [];
  const speaks = listener(job, around, ears);
  try {
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
const PAGES = { day, why, memo };

/** A command as it runs at a terminal with `--json`. */
async function said(
  { args, lang }: Extract<ServedJob, { kind: 'command' }>,
  around: Surroundings,
  progress: (line: string) => void,
): Promise<JobReply<'command'>> {
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
  if (documents.length === 0 && code > 1) return { ok: false, code, error: lines(err).join(' ') };
  const value: CommandSaid = { code, documents, notes: lines(err) };
  return { ok: true, value };
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
const listener = ({ lang }: PageOf, around: Surroundings, ears: string[]): Voice =>
  voice(
    { ...around, out: () => {}, err: (text) => void ears.push(text.trim()) },
    { lang, json: false },
  );

/** The decision that a page is of, on the clock of its reader. */
function chosen({ episode, at, zone: stated }: PageOf, speaks: Voice) {
  const { BIDE_HOME: home } = speaks.env;
  const options = { ...(home && { home }), ...(at !== undefined && { at }) };
  const zone = must(readerZone(options, { zone: stated ?? speaks.zone }));
  const selection = select(episode, options, speaks);
  return { ...selection, of: dossier(selection.played, selection.at, { zone }) };
}

function day(job: PageOf, speaks: Voice, notes: readonly string[]): DayPage {
  const { played, at, decision, line, of } = chosen(job, speaks);
  const since = at > 0 ? compared(played, at - 1, of) : undefined;
  return {
    ...{
      episode: job.episode,
      ...dayPage(of, job.lang, since),
      notes: [...notes],
      hash: line.hash,
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
