import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { LEGS } from '../../domain/episode.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay, type Instant, weekday } from '../../domain/time.ts';
import { feedOf } from '../feed/source.ts';
import { dayWord, type When } from '../file/date.ts';
import { must } from '../file/problem.ts';
import { writeAll } from '../file/write.ts';
import type { Prompt } from '../template/answer.ts';
import { draft, TEMPLATE } from '../template/draft.ts';
import { liveAnswers } from '../template/live.ts';
import { MAKING } from '../template/placeholder.ts';
import {
  type Answers,
  clash,
  extrasOf,
  legOf,
  QUESTIONS,
  type QuestionName,
  weekdaysBetween,
} from '../template/question.ts';
import { dayAt } from '../zone.ts';
import { horizonNote } from './caution.ts';
import { readerClock } from './reader.ts';
import { type Command, declined, FINE, misused, type Options, same, type Voice } from './say.ts';
import { schemasNamed } from './schema.ts';

/** Longest name of a thesis that a folder gives it. */
const MAX_ID = 40;

/**
 * `bide init`: a folder of one's own to begin with, from answers at the terminal or on the command line.
 * Never writes over what is there, and writes nothing before the last answer.
 */
export const run: Command = async ([dir = '.'], options, voice) => {
  const clock = readerClock(options, voice);
  const today = dayAt(clock.now, clock.zone);
  const live = options.live === true;
  const given = taken(options, clock);
  free(dir, readdirSync(TEMPLATE()));
  const asks = voice.question !== undefined && !options.yes && !voice.json && !live;
  const answers = asks ? await interview(given, clock, voice) : given;
  if (answers === undefined) return must(declined(MAKING.givenUp));
  const tonight = live
    ? { ...liveAnswers(voice.lang), ...stretchFrom(lastWeekday(clock.now)) }
    : {};
  const whole = { ...usual(today), ...tonight, ...answers };
  if (live) fedWhole(whole);
  const { begins = '' } = whole;
  const [opened = begins] = [begins, formatDay(today)].toSorted();
  const own = [
    ...draft(whole, {
      ...{ id: named(dir), opened, lang: voice.lang },
      feeds: live ? feedOf : undefined,
    }),
  ];
  const files = [...own, ...schemasNamed(own.map(([, text]) => text))];
  const names = files.map(([file]) => file);
  free(dir, names);
  writeAll(files.map(([file, content]) => [join(dir, file), content]));
  const written = names.map((file) => join(dir, file));
  if (!asks || given.horizon !== undefined) sayHorizon(whole, voice);
  const next = live ? MAKING.evening(dir) : MAKING.begun(join(dir, 'thesis.yaml'));
  voice.answer([...written.map(same), next], { written });
  return FINE;
};

/** Ends where the folder holds a file already that would be written. */
function free(dir: string, files: readonly string[]): void {
  const there = files.filter((file) => existsSync(join(dir, file)));
  if (there.length > 0) must(declined(MAKING.alreadyThere(dir, there)));
}

const names = Object.keys(QUESTIONS) as readonly QuestionName[];

/** The name of an option as commander keeps it. */
const keyOf = ({ flags }: Prompt): keyof Options =>
  (/^--([a-z-]+)/.exec(flags)?.[1] ?? '').replace(/-(\w)/g, (_, letter) =>
    letter.toUpperCase(),
  ) as keyof Options;

/** Answers of the command line; ends with the first that is none. */
function taken(options: Options, clock: When): Answers {
  let answers: Answers = {};
  for (const name of names) {
    const question: Prompt = QUESTIONS[name];
    const text = options[keyOf(question)];
    if (typeof text !== 'string') continue;
    const read = answered(name, told(name, text, clock), answers);
    const [option = ''] = question.flags.split(' ');
    if ('wrong' in read) must(misused(MAKING.expected(option, read.wrong, text.trim())));
    else answers = read.answers;
  }
  return answers;
}

/** An answer as its question takes it: `today` is a date by the reader's own clock. */
const told = (name: QuestionName, text: string, clock: When): string =>
  name === 'begins' || name === 'ends' ? dayWord(text, clock) : text;

/** Answers with one more, or what belongs there instead. */
function answered(
  name: QuestionName,
  text: string,
  before: Answers,
): { readonly answers: Answers } | { readonly wrong: Text } {
  const question: Prompt = QUESTIONS[name];
  const read = text.trim() === '' ? undefined : question.read(text.trim());
  if (read === undefined) return { wrong: question.wants };
  const answers = { ...before, [name]: read };
  const wrong = clash(name, answers);
  return wrong ? { wrong } : { answers };
}

/** What is taken where nothing is answered. */
function usual(today: Day): Answers {
  let from = today;
  while (weekday(from) > 5) from = (from + 1) as Day;
  const stated = names.flatMap((name) => {
    const question: Prompt = QUESTIONS[name];
    return question.usual === undefined ? [] : [[name, question.usual]];
  });
  return { ...Object.fromEntries(stated), ...stretchFrom(from) };
}

/** A year from a day on. */
const stretchFrom = (from: Day): Answers => ({
  begins: formatDay(from),
  ends: formatDay((from + 364) as Day),
});

/** Ends where a series is chosen that no source feeds: it would lack for ever. */
function fedWhole(answers: Answers): void {
  const chosen = [...LEGS.flatMap((leg) => legOf(leg, answers) ?? []), ...extrasOf(answers)];
  const unfed = chosen.flatMap(({ offer }) => (feedOf(offer.id) ? [] : [offer.id]));
  if (unfed.length > 0) must(declined(MAKING.unfed(unfed)));
}

/** The last weekday that has begun where decisions are taken. */
function lastWeekday(now: Instant): Day {
  let day = dayAt(now, 'America/New_York');
  while (weekday(day) > 5) day = (day - 1) as Day;
  return day;
}

/** Says so where hardly a call can be judged before the stretch ends. */
function sayHorizon({ begins = '', ends = '', horizon }: Answers, { aside }: Voice): void {
  for (const note of horizonNote(Number(horizon), weekdaysBetween(begins, ends))) aside(note);
}

/** Asks what the command line has not answered; undefined where whoever sits there ends it. */
async function interview(given: Answers, clock: When, voice: Voice): Promise<Answers | undefined> {
  const today = dayAt(clock.now, clock.zone);
  voice.aside(MAKING.interview);
  let answers = given;
  for (const name of names) {
    if (given[name] !== undefined) continue;
    const question: Prompt = QUESTIONS[name];
    const offered = offers(name, answers, today);
    for (;;) {
      const text = await voice.question?.(prompt(question, offered));
      if (text === undefined) return undefined;
      const said = text.trim() === '' ? offered : text;
      if (said === undefined) break;
      const read = answered(name, told(name, said, clock), answers);
      if ('answers' in read) {
        answers = read.answers;
        if (name === 'horizon') sayHorizon(answers, voice);
        break;
      }
      voice.aside(MAKING.expected('', read.wrong, said.trim()));
    }
  }
  return answers;
}

/** What stands in brackets, and is taken where nothing is typed; undefined: it may be written later. */
function offers(name: QuestionName, answers: Answers, today: Day): string | undefined {
  if (name === 'risk') return 'us-index';
  if (name === 'rates') return 'us-10y';
  if (name === 'dollar') return 'eurusd';
  if (name !== 'ends' || answers.begins === undefined) return usual(today)[name];
  const { begins } = answers;
  return `${Number(begins.slice(0, 4)) + 1}${begins.slice(4)}`.replace('-02-29', '-02-28');
}

const prompt = ({ says }: Prompt, offered: string | undefined): Text => {
  const { en, 'zh-Hant': zh } = says;
  const later = offered === undefined;
  return both(
    `${en.charAt(0).toUpperCase()}${en.slice(1)} [${later ? 'later' : offered}]: `,
    `${zh}［${later ? '以後再寫' : offered}］：`,
  );
};

/** The name of a folder as that of a thesis. */
function named(dir: string): string {
  const plain = basename(resolve(dir))
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, MAX_ID);
  return plain === '' ? 'thesis' : plain;
}
