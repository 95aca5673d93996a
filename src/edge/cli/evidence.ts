import { join, sep } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { formatDay } from '../../domain/time.ts';
import { agreePage, agreeScreen } from '../../report/answer/agree.ts';
import type { Records } from '../../run/ports.ts';
import { agreement } from '../../sense/agree.ts';
import { marked } from '../../sense/counted.ts';
import { amend, finishOwed } from '../amend.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import {
  evidenceFile,
  type ItemVerdict,
  itemIdOf,
  itemOf,
  realPath,
  type Waiting,
  waiting,
  withItem,
} from '../episode/inbox.ts';
import { evidenceLines } from '../episode/lines.ts';
import { meta } from '../episode/meta.ts';
import { must, type Result } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { similar } from '../file/similar.ts';
import { readFrom, readText } from '../file/text.ts';
import { inJournal, withJournal } from '../keep.ts';
import { ask } from './ask.ts';
import { MESSAGES } from './message.ts';
import { type Command, declined, FINE, misused, type Voice } from './say.ts';

/** One action: on a file or an item, in the folder of an episode. */
type Action = (on: string, folder: string, call: Call) => number;
type Call = { readonly home: string | undefined; readonly why?: string; readonly voice: Voice };

/** `bide evidence add FILE EPISODE | list EPISODE | accept ID EPISODE | reject ID EPISODE | agree A B`. */
export const run: Command = ([action = '', first = '', second], options, voice) => {
  if (action === 'agree') return agreed([first, second ?? ''], options, voice);
  const name = action === 'list' ? first : second;
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  const like = act ? [] : similar(action, [...Object.keys(ACTIONS), 'agree']);
  if (like.length > 0) must(misused(MESSAGES.notAWord(action, like)));
  if (!name || !act) return must(misused(MESSAGES.evidenceUsage));
  const { home, why } = options;
  return act(first, realPath(must(bundled(name))), { home, voice, ...present({ why }) });
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

const ACTIONS: Readonly<Record<string, Action>> = {
  list: (_, folder, { home, voice }) => {
    finishOwed(home);
    const known = must(readFrom(evidenceFile(folder), evidenceLines));
    for (const item of marked(known)) voice.tell(row('in use', item, voice));
    const inbox = inJournal(home, (records) => waiting(records, folder)) ?? [];
    for (const one of inbox) {
      const parsed = evidenceLines(one.line, 'inbox');
      const twin = inbox.some((other) => other !== one && other.id === one.id);
      if (parsed.ok)
        for (const item of parsed.value)
          voice.tell(row('waiting', twin ? { ...item, id: exactName(one) } : item, voice));
    }
    return FINE;
  },
  add: (file, folder, { home, voice }) => {
    const content = must(readText(file, file));
    must(ofStretch(folder)(content, file));
    const given = linesOf(content).map((line) => {
      return { episode: folder, id: String(JSON.parse(line).id), line };
    });
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
  },
  accept: (name, folder, { home, why, voice }) => {
    if (folder.startsWith(join(realPath(root()), 'episodes') + sep))
      must(declined(MESSAGES.bundledStays));
    const file = evidenceFile(folder);
    let [replaced, contradicts] = [false, false];
    const entry = withJournal(home, (store) =>
      amend(store, () => {
        const { id, line, item } = chosen(store, folder, name);
        const before = must(readText(file, file));
        const items = marked(must(ofStretch(folder)(withItem(before, line), file)));
        contradicts = items.some((i) => i.id === id && i.disputed);
        replaced = linesOf(before).some((one) => itemIdOf(one) === id && itemOf(one) !== item);
        const body: ItemVerdict = { episode: folder, id, item, line, ...present({ why }) };
        return { kind: 'accept-evidence', at: now(), body };
      }),
    );
    const { id }: ItemVerdict = JSON.parse(entry.body);
    if (contradicts) voice.aside(MESSAGES.contradicts(id));
    const said = replaced ? MESSAGES.evidenceReplaces : MESSAGES.evidenceUsed;
    voice.answer(said(id), { id, state: 'in use', ...(replaced ? { replaced } : {}) });
    return FINE;
  },
  reject: (name, folder, { home, why, voice }) => {
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
  },
};

/** Lines of a file that hold something. */
const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');

/** Items of an episode that are in use; none where its file cannot be read. */
function inUse(folder: string): readonly string[] {
  const file = evidenceFile(folder);
  const read = readText(file, file);
  return read.ok ? linesOf(read.value).flatMap((line) => (itemIdOf(line) ? itemOf(line) : [])) : [];
}

/** The reader of the items of an episode, which knows its end. */
function ofStretch(folder: string): (text: string, file: string) => Result<readonly Evidence[]> {
  const { to } = must(readFrom(join(folder, 'episode.yaml'), meta));
  return (text, file) => evidenceLines(text, file, to);
}

function row(state: 'in use' | 'waiting', item: Evidence, { json, lang }: Voice): string {
  const { id, claim, rung, watch, occurredOn, direction, headline, size, disputed } = item;
  const begins = item.effectiveOn === undefined ? undefined : formatDay(item.effectiveOn);
  if (json) {
    const more = present({ size, effective_on: begins, disputed });
    const { counterparties } = item;
    return JSON.stringify({ state, id, claim, rung, watch, counterparties, ...more });
  }
  const named = (state === 'waiting' ? MESSAGES.waiting : MESSAGES.inUse)[lang];
  const marks = [
    MESSAGES.directions[direction],
    ...(size === 'small' ? [MESSAGES.small] : []),
    ...(begins === undefined ? [] : [MESSAGES.begins(begins)]),
    ...(disputed ? [MESSAGES.disputed] : []),
  ].map((mark) => mark[lang]);
  return `${named} ${id.padEnd(8)} ${formatDay(occurredOn)} ${watch}${rung} ${marks.join('')} ${headline[lang]}`;
}

/** Digits of the digest by which one of several items of the same id is named. */
const SHORT = 8;

/** The name of an item among several of the same id. */
const exactName = ({ id, item }: Waiting): string => `${id}@${item.slice(0, SHORT)}`;

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
