import { join, sep } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { agreePage, agreeScreen } from '../../report/answer/agree.ts';
import type { Records } from '../../run/ports.ts';
import { agreement } from '../../sense/agree.ts';
import { marked } from '../../sense/counted.ts';
import { amend } from '../amend.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import {
  evidenceFile,
  evidenceStretch,
  exactName,
  type ItemVerdict,
  inUse,
  itemOf,
  lineOf,
  linesOf,
  realPath,
  type Waiting,
  waiting,
  withItem,
} from '../episode/inbox.ts';
import { itemsOfCsv } from '../episode/item.ts';
import { evidenceLines } from '../episode/lines.ts';
import { root } from '../file/folder.ts';
import { attempt, must, sayProblem } from '../file/problem.ts';
import { similar } from '../file/similar.ts';
import { readBytes, readFrom, readText } from '../file/text.ts';
import { decoded } from '../foreign/decode.ts';
import { inJournal, standing, withJournal } from '../keep.ts';
import { ask } from './ask.ts';
import { written } from './interview.ts';
import { CODING } from './ladder.ts';
import { listed } from './listing.ts';
import { MESSAGES } from './message.ts';
import {
  type Command,
  declined,
  FINE,
  misused,
  type Options,
  type Refusal,
  type Voice,
  WRONG,
} from './say.ts';
import { undo } from './undo.ts';

/** One action on files or items, in the folder of an episode as it was named. */
type Action = (on: readonly string[], at: Place, call: Call) => number | Promise<number>;
type Place = { readonly folder: string; readonly name: string };
type Call = { readonly options: Options; readonly voice: Voice };

/** `bide evidence new EPISODE | add FILE EPISODE | list EPISODE | accept ID... EPISODE | ... | agree A B`. */
export const run: Command = ([action = '', ...args], options, voice) => {
  if (action === 'agree' && args.length <= 2)
    return agreed([args[0] ?? '', args[1] ?? ''], options, voice);
  const found = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  const [on, name] = [args.slice(0, -1), args.at(-1)];
  const [least, most] = found?.takes(options) ?? [0, 0];
  const like = found ? [] : similar(action, [...Object.keys(ACTIONS), 'agree']);
  if (like.length > 0) must(misused(MESSAGES.notAWord(action, like)));
  if (!name || !found || on.length < least || on.length > most)
    return must(misused(MESSAGES.evidenceUsage));
  return found.act(on, { folder: realPath(must(bundled(name))), name }, { options, voice });
};

/** How far two coders agree: of each a file, or the folder or name of an episode. */
const agreed = ask({
  view: ([a = '', b = '']) => {
    if (b === '') must(misused(MESSAGES.evidenceUsage));
    return { ...agreement(coded(a), coded(b)), names: { a, b } };
  },
  screen: agreeScreen,
  page: agreePage,
  json: ({ names, matches, only, accords }) => ({
    ...names,
    matches: matches.map(({ a, b, apart }) => ({ a: a.id, b: b.id, apart })),
    only: { a: only.a.map((e) => e.id), b: only.b.map((e) => e.id) },
    accords,
  }),
});

const coded = (name: string): readonly Evidence[] =>
  must(readFrom(name.endsWith('.jsonl') ? name : evidenceFile(must(bundled(name))), evidenceLines));

const add: Action = ([file = ''], { folder }, { options: { home }, voice }) => {
  const table = /\.csv$/i.test(file);
  // A spreadsheet in Taiwan writes Big5.
  const content = table
    ? must(decoded(must(readBytes(file, file)), file, undefined)).text
    : must(readText(file, file));
  const { read, until } = evidenceStretch(folder);
  if (!table) must(read(content, file));
  const lines = table
    ? must(itemsOfCsv({ text: content, file }, until)).map((item) => item.line)
    : linesOf(content);
  const given = lines.map((line) => ({ episode: folder, id: String(JSON.parse(line).id), line }));
  const added = withJournal(home, (store) =>
    store.alone(() => {
      const there = new Set([...inUse(folder), ...waiting(store, folder).map((one) => one.item)]);
      const fresh = given.filter(({ line }) => !there.has(itemOf(line)));
      return store.append(fresh.map((body) => ({ kind: 'evidence', at: now(), body })));
    }),
  );
  const [waits, known] = [added.length, given.length - added.length];
  voice.answer(MESSAGES.evidenceWaits(waits, known), { waiting: waits, known });
  return FINE;
};

/** Takes each into use by itself: one that cannot be is named, and the others are taken. */
const accept: Action = (names, { folder }, { options: { home, why, all }, voice }) => {
  if (folder.startsWith(join(realPath(root()), 'episodes') + sep))
    must(declined(MESSAGES.bundledStays));
  const meant = all
    ? new Set(inJournal(home, (records) => waiting(records, folder))?.map((one) => one.id))
    : new Set(names);
  if (meant.size === 0) must(declined(CODING.noneWaits));
  let code = FINE;
  for (const name of meant) {
    const taken = attempt<void, Refusal>(() =>
      acceptOne(name, folder, { home, voice, ...present({ why }) }),
    );
    if (taken.ok) continue;
    if (meant.size === 1) must(taken);
    code = WRONG;
    const said = (lang: keyof Text): string => reasonOf(taken, lang);
    voice.aside(CODING.notTaken(name, { en: said('en'), 'zh-Hant': said('zh-Hant') }));
  }
  return code;
};

/** Why something was refused, in one line. */
const reasonOf = (refusal: Refusal, lang: keyof Text): string =>
  'problems' in refusal
    ? refusal.problems.map((p) => sayProblem(p, lang)).join(' ')
    : 'misused' in refusal
      ? refusal.misused[lang]
      : refusal.declined[lang];

type How = { readonly home: string | undefined; readonly why?: string; readonly voice: Voice };

function acceptOne(name: string, folder: string, { home, why, voice }: How): void {
  const file = evidenceFile(folder);
  let [replaced, contradicts] = [false, false];
  const entry = withJournal(home, (store) =>
    amend(store, () => {
      const { id, line, item } = chosen(store, folder, name);
      const before = must(readText(file, file));
      const items = marked(must(evidenceStretch(folder).read(withItem(before, line), file)));
      contradicts = items.some((i) => i.id === id && i.disputed);
      const there = lineOf(before, id) ?? null;
      replaced = there !== null && itemOf(there) !== item;
      const body: ItemVerdict = {
        ...{ episode: folder, id, item, line, replaces: there },
        ...present({ why }),
      };
      return { kind: 'accept-evidence', at: now(), body };
    }),
  );
  const { id }: ItemVerdict = JSON.parse(entry.body);
  if (contradicts) voice.aside(MESSAGES.contradicts(id));
  const said = replaced ? MESSAGES.evidenceReplaces : MESSAGES.evidenceUsed;
  voice.answer(said(id), { id, state: 'in use', ...(replaced ? { replaced } : {}) });
}

const reject: Action = ([name = ''], { folder }, { options: { home, why }, voice }) => {
  const id = withJournal(home, (store) =>
    store.alone(() => {
      const { id, item } = chosen(store, folder, name);
      const body: ItemVerdict = { episode: folder, id, item, ...present({ why }) };
      store.append([{ kind: 'reject-evidence', at: now(), body }]);
      return id;
    }),
  );
  voice.answer(MESSAGES.evidenceRejected(id), { id, state: 'rejected' });
  return FINE;
};

/** Takes back the last acceptance or rejection of an item that counts. */
const takeBack: Action = ([id = ''], { folder }, { options: { home, why = '' }, voice }) => {
  const find = (store: Records): number => {
    const last = (['accept-evidence', 'reject-evidence'] as const)
      .flatMap((kind) => standing<ItemVerdict>(store, kind))
      .filter(({ read }) => read.id === id && realPath(read.episode) === folder)
      .map(({ seq }) => seq);
    return last.length > 0 ? Math.max(...last) : must(declined(CODING.noVerdict(id)));
  };
  return undo({ home, find, why }, voice);
};

/** What each action takes before the episode, at least and at most. */
const ACTIONS: Readonly<
  Record<
    string,
    {
      readonly act: Action;
      readonly takes: (options: Options) => readonly [least: number, most: number];
    }
  >
> = {
  new: { act: (_, at, { options, voice }) => written(at, options, voice), takes: () => [0, 0] },
  list: { act: (_, at, { options, voice }) => listed(at, options, voice), takes: () => [0, 0] },
  add: { act: add, takes: () => [1, 1] },
  accept: { act: accept, takes: ({ all }) => (all ? [0, 0] : [1, Number.POSITIVE_INFINITY]) },
  reject: { act: reject, takes: () => [1, 1] },
  undo: { act: takeBack, takes: () => [1, 1] },
};

/** The item of the inbox that is meant: by its id, or by its exact name where several wait under one. */
function chosen(records: Records, folder: string, name: string): Waiting {
  const inbox = waiting(records, folder);
  const meant = inbox.filter((one) => one.id === name || exactName(one) === name);
  const [one, ...others] = meant;
  if (one === undefined) return must(declined(MESSAGES.notInInbox(name)));
  return others.length === 0
    ? one
    : must(declined(MESSAGES.severalWait(name, meant.map(exactName))));
}
