import { exactName, type Waiting, waiting } from '../episode/inbox.ts';
import { evidenceLines } from '../episode/lines.ts';
import { attempt, must } from '../file/problem.ts';
import { inJournal } from '../keep.ts';
import { edited } from './edit.ts';
import { FIELD_NAMES, PROPOSALS } from './inboxwords.ts';
import { CODING } from './ladder.ts';
import { itemLines, proposalLines, takenBack } from './listing.ts';
import { declined, FINE, type Options, type Refusal, same, type Voice } from './say.ts';
import {
  acceptOne,
  type EvidencePlace,
  notBundled,
  picked,
  reasonOf,
  rejectOne,
  takeBack,
} from './verdict.ts';

/** What was decided of an item in this review, so that the last can be taken back. */
type Decided = { readonly id: string; readonly what: 'accepted' | 'rejected' | 'edited' };

/**
 * `bide evidence review EPISODE`: one item a screen, decided by a key. Where keys cannot be read one by one
 * a line is asked for. What was decided before it ends stays decided.
 */
export async function reviewed(
  at: EvidencePlace,
  { options, voice }: { readonly options: Options; readonly voice: Voice },
): Promise<number> {
  const { question, key = question } = voice;
  if (!question || !key || voice.json) return must(declined(PROPOSALS.needsTerminal));
  notBundled(at.folder);
  const inbox = (): readonly Waiting[] =>
    picked(inJournal(options.home, (records) => waiting(records, at.folder)) ?? [], options);
  if (inbox().length === 0) must(declined(CODING.noneWaits));
  const quiet = {
    ...voice,
    answer: (text: Parameters<Voice['answer']>[0]) => voice.aside([text].flat()[0] ?? same('')),
  };
  const way = { home: options.home, voice: quiet };
  const done: Decided[] = [];
  const passed = new Set<string>();
  /** Does a piece of work; why it could not be done is told, and the review goes on. */
  const tried = (work: () => void): boolean => {
    const made = attempt<void, Refusal>(work);
    if (!made.ok) voice.aside({ en: reasonOf(made, 'en'), 'zh-Hant': reasonOf(made, 'zh-Hant') });
    return made.ok;
  };
  for (;;) {
    const all = inbox();
    const next = all.find(({ item }) => !passed.has(item));
    if (!next) break;
    const name = exactName(next);
    const over = done.filter(({ what }) => what !== 'edited').length;
    const place = PROPOSALS.place(over + passed.size + 1, over + all.length);
    show(next, { place, gone: takenBack(at.folder, { options, voice }) }, voice);
    const said = (await key(PROPOSALS.keys))?.trim().toLowerCase();
    if (said === undefined || said.startsWith('q')) break;
    if (said.startsWith('s')) passed.add(next.item);
    if (said.startsWith('a') && tried(() => acceptOne(name, at.folder, way)))
      done.push({ id: next.id, what: 'accepted' });
    if (said.startsWith('r')) {
      const why = (await question(PROPOSALS.why))?.trim();
      const reasoned = { ...way, ...(why ? { why } : {}) };
      if (tried(() => rejectOne(name, at.folder, reasoned)))
        done.push({ id: next.id, what: 'rejected' });
    }
    if (said.startsWith('e')) {
      const typed = (await question(PROPOSALS.edits)) ?? '';
      const fields = fieldsIn(typed);
      const made =
        fields.length > 0 && tried(() => edited(name, fields, { at, options, voice: quiet }));
      if (made) done.push({ id: next.id, what: 'edited' });
    }
    if (said.startsWith('u')) {
      const last = done.at(-1);
      if (last && tried(() => takeBack([last.id], at, { options, voice: quiet }))) done.pop();
      else if (!last) voice.aside(PROPOSALS.nothingToUndo);
    }
  }
  const count = (what: Decided['what']): number => done.filter((one) => one.what === what).length;
  const left = inbox().length;
  voice.answer(
    PROPOSALS.ended({ accepted: count('accepted'), rejected: count('rejected'), left }),
    {
      accepted: count('accepted'),
      rejected: count('rejected'),
      left,
    },
  );
  return FINE;
}

/** Shows one item with every reason. */
function show(
  one: Waiting,
  {
    place,
    gone,
  }: {
    readonly place: ReturnType<typeof PROPOSALS.place>;
    readonly gone: ReadonlySet<string>;
  },
  voice: Voice,
): void {
  const read = evidenceLines(one.line, 'inbox');
  const items = read.ok ? read.value : [];
  const title = one.proposal?.document?.url;
  voice.tell(
    '',
    place[voice.lang],
    ...items.flatMap((item) => itemLines(item, voice)),
    ...(title === undefined ? [] : [`      ${title}`]),
    ...proposalLines(one.proposal, voice, { fields: Object.keys(FIELD_NAMES), gone }),
  );
}

/**
 * Fields and values that are typed in one line: each field begins with its name and an equals sign, and its
 * value goes on to the next one.
 */
const fieldsIn = (typed: string): readonly string[] =>
  typed.split(/\s+(?=[a-z_]+=)/).filter((change) => change.trim() !== '');
