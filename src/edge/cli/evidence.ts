import type { Evidence } from '../../domain/evidence.ts';
import { agreePage, agreeScreen } from '../../report/answer/agree.ts';
import { agreement } from '../../sense/agree.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import {
  evidenceFile,
  evidenceStretch,
  inUse,
  itemOf,
  linesOf,
  realPath,
  waiting,
} from '../episode/inbox.ts';
import { itemsOfCsv } from '../episode/item.ts';
import { evidenceLines } from '../episode/lines.ts';
import { must } from '../file/problem.ts';
import { similar } from '../file/similar.ts';
import { readBytes, readFrom, readText } from '../file/text.ts';
import { decoded } from '../foreign/decode.ts';
import { withJournal } from '../keep.ts';
import { ask } from './ask.ts';
import { edited } from './edit.ts';
import { evaluated } from './evaluation.ts';
import { PROPOSALS } from './inboxwords.ts';
import { written } from './interview.ts';
import { listed } from './listing.ts';
import { MESSAGES } from './message.ts';
import { reviewed } from './review.ts';
import { type Command, FINE, misused, type Options, type Voice } from './say.ts';
import { accept, type EvidencePlace, picks, reject, takeBack } from './verdict.ts';

/** One action on files or items, in the folder of an episode as it was named. */
type Action = (on: readonly string[], at: EvidencePlace, call: Call) => number | Promise<number>;
type Call = { readonly options: Options; readonly voice: Voice };

/** `bide evidence new EPISODE | add FILE EPISODE | list EPISODE | accept ID... EPISODE | ... | agree A B | eval`. */
export const run: Command = ([action = '', ...args], options, voice) => {
  if (action === 'agree' && args.length <= 2)
    return agreed([args[0] ?? '', args[1] ?? ''], options, voice);
  if (action === 'eval') return evaluated(args, options, voice);
  if (action === 'edit') {
    const [id = '', name = '', ...fields] = args;
    if (fields.length === 0) must(misused(PROPOSALS.editUsage));
    return edited(id, fields, { at: placeOf(name), options, voice });
  }
  const found = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  const [on, name] = [args.slice(0, -1), args.at(-1)];
  const [least, most] = found?.takes(options) ?? [0, 0];
  const like = found ? [] : similar(action, [...Object.keys(ACTIONS), 'agree', 'edit', 'eval']);
  if (like.length > 0) must(misused(MESSAGES.notAWord(action, like)));
  if (!name || !found || on.length < least || on.length > most)
    return must(misused(MESSAGES.evidenceUsage));
  return found.act(on, placeOf(name), { options, voice });
};

const placeOf = (name: string): EvidencePlace => ({ folder: realPath(must(bundled(name))), name });

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

/** Items by their names, or those that options pick. */
function several(options: Options): readonly [least: number, most: number] {
  return picks(options) ? [0, 0] : [1, Number.POSITIVE_INFINITY];
}

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
  accept: { act: accept, takes: several },
  reject: { act: reject, takes: several },
  review: { act: (_, at, call) => reviewed(at, call), takes: () => [0, 0] },
  undo: { act: takeBack, takes: () => [1, 1] },
};
