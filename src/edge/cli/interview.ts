import { join } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import { inEach } from '../../report/words/index.ts';
import { evidenceFile, evidenceStretch, inUse, itemOf, waiting } from '../episode/inbox.ts';
import {
  fieldProblems,
  type Item,
  type ItemField,
  itemOfWords,
  TOLD_FIELDS,
  usualKind,
  wordSource,
} from '../episode/item.ts';
import { evidenceLines } from '../episode/lines.ts';
import { dayWord, type When } from '../file/date.ts';
import { must, type Problem, refused, tellProblem } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { withJournal } from '../keep.ts';
import { readThesis } from '../thesis/read.ts';
import {
  CODING,
  DIRECTION_LINES,
  ITEM_QUESTIONS,
  type ItemQuestion,
  LADDER_LINES,
} from './ladder.ts';
import { itemLines } from './listing.ts';
import { readerClock } from './reader.ts';
import { declined, FINE, misused, type Options, same, type Voice } from './say.ts';

/** Texts by the fields that they answer. */
type Answers = { readonly [F in ItemField]?: string };

const NEEDED_FIELDS: ReadonlySet<ItemField> = new Set([...TOLD_FIELDS, 'headline']);

/** Acts that are named beside the question which one is meant. */
const SHOWN_CLAIMS = 4;

/**
 * `bide evidence new EPISODE`: one item from answers, which then waits. What the options leave open is
 * asked at the terminal; where nobody sits there, what is needed is named.
 */
export async function written(
  { folder, name }: { readonly folder: string; readonly name: string },
  options: Options,
  voice: Voice,
): Promise<number> {
  const { until } = evidenceStretch(folder);
  const clock = readerClock(options, voice);
  const given = givenIn(options, clock);
  const missing = ITEM_QUESTIONS.filter(
    ({ field }) => NEEDED_FIELDS.has(field) && given[field] === undefined,
  );
  const asks = missing.length > 0 && voice.question !== undefined && !voice.json;
  if (missing.length > 0 && !asks)
    must(misused(CODING.needed(missing.map(({ option }) => `--${option}`))));
  const answers = asks ? await interview({ folder, given, until, clock }, voice) : given;
  const item = wholeItem(answers, until);
  if (asks) await confirmed(item, voice);
  const kept = withJournal(options.home, (store) =>
    store.alone(() => {
      const there = new Set([...inUse(folder), ...waiting(store, folder).map((one) => one.item)]);
      if (there.has(itemOf(item.line))) return must(declined(CODING.there(item.id)));
      const body = { episode: folder, id: item.id, line: item.line };
      return store.append([{ kind: 'evidence', at: voice.now(), body }])[0];
    }),
  );
  voice.answer(CODING.waits(item.id, name), {
    id: item.id,
    state: 'waiting',
    ...present({ entry: kept?.seq }),
    item: JSON.parse(item.line),
  });
  return FINE;
}

const optionOf = (field: ItemField): string =>
  ITEM_QUESTIONS.find((q) => q.field === field)?.option ?? field;

/** Answers of the command line; ends with every one that cannot stand. */
function givenIn(options: Options, clock: When): Answers {
  const given = ITEM_QUESTIONS.flatMap(({ field, option }) => {
    const text = options[option];
    return typeof text === 'string' ? [{ field, text: told(field, text, clock), option }] : [];
  });
  const wrong = given.flatMap(({ field, text, option }) =>
    fieldProblems(field, text, `--${option}`).map(({ path: _, ...problem }) => problem),
  );
  if (wrong.length > 0) must(refused(...wrong));
  return Object.fromEntries(given.map(({ field, text }) => [field, text]));
}

/** The item of the answers; ends with what is wrong between them, told under the option that answers it. */
function wholeItem(answers: Answers, until: Day): Item {
  const read = itemOfWords(wordSource('evidence new', answers as Record<string, string>), until);
  return read.ok ? read.value : must(refused(...read.problems.map(placed)));
}

const placed = ({ path = '', ...problem }: Problem): Problem => ({
  ...problem,
  file: `--${optionOf(path as ItemField)}`,
});

/** An answer as its field takes it: `today` is a date by the reader's own clock. */
const told = (field: ItemField, text: string, clock: When): string =>
  field === 'occurred_on' || field === 'known_on' ? dayWord(text, clock) : text;

type Room = {
  readonly folder: string;
  readonly given: Answers;
  readonly until: Day;
  readonly clock: When;
};

/** Asks what is open, each answer until it can stand; ends where whoever sits there ends it. */
async function interview({ folder, given, until, clock }: Room, voice: Voice): Promise<Answers> {
  const file = evidenceFile(folder);
  const known = must(readFrom(file, evidenceLines));
  voice.aside(CODING.begin);
  let answers = given;
  for (const question of ITEM_QUESTIONS as readonly ItemQuestion[]) {
    const { field, heads, says } = question;
    if (heads) voice.aside(heads);
    for (const text of beside(question, folder, known)) voice.aside(text);
    const usual = fallback(field, answers, known);
    while (given[field] === undefined) {
      const typed = await voice.question?.(CODING.prompt(says, usual?.says));
      if (typed === undefined) must(declined(CODING.notKept));
      const text = told(field, typed?.trim() ?? '', clock) || usual?.text;
      if (text === undefined && usual) break;
      const wrong = problemsOf({ ...answers, [field]: text ?? '' }, field, until);
      for (const problem of wrong) voice.aside(indented(tellProblem(problem)));
      if (wrong.length > 0) continue;
      answers = { ...answers, [field]: text ?? '' };
      break;
    }
  }
  return answers;
}

const indented = ({ en, 'zh-Hant': zh }: Text): Text => both(`    ${en}`, `    ${zh}`);

/** What is wrong with an answer by itself, and beside the answers before it. */
function problemsOf(answers: Answers, field: ItemField, until: Day): readonly Problem[] {
  const own = fieldProblems(field, answers[field] ?? '', field);
  if (own.length > 0) return own;
  const stand = { headline: 'x', actor: 'x', rung: '0', direction: 'neutral', watch: 'A' };
  const rest = { ...stand, source_name: 'x', source_url: 'https://example.org/' };
  const words = { ...rest, occurred_on: answers.known_on ?? '', ...answers };
  const read = itemOfWords(wordSource(field, words), until);
  const between = read.ok ? [] : read.problems;
  return field === 'occurred_on' || field === 'known_on' ? between : [];
}

/** What stands beside a question: the ladder, the watch groups, acts that are known. */
function beside(
  { field }: ItemQuestion,
  folder: string,
  known: readonly Evidence[],
): readonly Text[] {
  if (field === 'rung') return LADDER_LINES;
  if (field === 'direction') return DIRECTION_LINES;
  if (field === 'claim') {
    const acts = [...new Set(known.map((e) => e.claim).toReversed())].slice(0, SHOWN_CLAIMS);
    return acts.length === 0 ? [] : [same(`    ${acts.join('  ')}`)];
  }
  if (field !== 'watch') return [];
  const thesis = readFrom(join(folder, 'thesis.yaml'), readThesis);
  return thesis.ok
    ? thesis.value.thesis.watch.map(({ watch, short }) =>
        both(`    ${watch}  ${short.en}`, `    ${watch}  ${short['zh-Hant']}`),
      )
    : [];
}

/** What is taken where nothing is typed, and how it is told; without a text the field is left out. */
function fallback(
  field: ItemField,
  answers: Answers,
  known: readonly Evidence[],
): { readonly says: Text; readonly text?: string } | undefined {
  const like = known.findLast((e) => e.claim === answers.claim);
  const told = (text: string | undefined) => text && { says: same(text), text };
  switch (field) {
    case 'claim':
      return { says: CODING.ownAct };
    case 'known_on':
      return told(answers.occurred_on) || undefined;
    case 'counterparty':
      return { says: CODING.nobody };
    case 'kind': {
      const kind = usualKind(Number(answers.rung));
      return kind && { says: inEach((w) => `${kind}${w.brackets(w.kind[kind])}`), text: kind };
    }
    case 'direction':
      return told('neutral') || undefined;
    case 'watch':
      return told(like?.watch) || undefined;
    default:
      return undefined;
  }
}

/** Shows the item and asks whether it is to be kept; ends where it is not. */
async function confirmed({ line }: Item, voice: Voice): Promise<void> {
  for (const item of must(evidenceLines(line, 'evidence new')))
    for (const text of itemLines(item, voice)) voice.aside(same(text));
  for (;;) {
    const said = (await voice.question?.(CODING.keep))?.trim().toLowerCase();
    if (said !== undefined && /^(y|yes|是|要|好)$/.test(said)) return;
    if (said === undefined || /^(n|no|否|不|不要)$/.test(said)) must(declined(CODING.notKept));
  }
}
