import { join, sep } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { formatDay } from '../../domain/time.ts';
import { agreePage, agreeScreen } from '../../report/answer/agree.ts';
import type { Entry } from '../../run/journal.ts';
import { agreement } from '../../sense/agree.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import { evidenceLines } from '../episode/lines.ts';
import { accepted, chain } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readFrom, readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { ask } from './ask.ts';
import { MESSAGES } from './message.ts';
import { type Command, declined, FINE, misused, type Reply, together, type Voice } from './say.ts';

/** An item in the inbox: the line as it was given. */
type Inbox = { readonly episode: string; readonly id: string; readonly line: string };

/** One action: on a file or an item, in the folder of an episode. */
type Action = (on: string, folder: string, call: Call) => number;
type Call = { readonly home: string | undefined; readonly why?: string; readonly voice: Voice };

/** `bide evidence add FILE EPISODE | list EPISODE | accept ID EPISODE | reject ID EPISODE | agree A B`. */
export const run: Command = async ([action = '', first = '', second], options, voice) => {
  if (action === 'agree') return agreed([first, second ?? ''], options, voice);
  const name = action === 'list' ? first : second;
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (name === undefined || !act) return voice.refuse(misused(MESSAGES.evidenceUsage));
  const folder = bundled(name);
  if (!folder.ok) return voice.refuse(folder);
  return act(first, folder.value, { home: options.home, voice, ...present({ why: options.why }) });
};

/** How far two coders agree: of each a file, or the folder or name of an episode. */
const agreed = ask({
  view: ([a = '', b = '']) => {
    if (b === '') return misused(MESSAGES.evidenceUsage);
    const read = together({ a: coded(a), b: coded(b) });
    return chain(read, (items) => accepted({ ...agreement(items.a, items.b), names: { a, b } }));
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

const coded = (name: string) =>
  chain(
    name.endsWith('.jsonl') ? accepted(name) : chain(bundled(name), (at) => accepted(fileOf(at))),
    (file) => readFrom(file, evidenceLines),
  );

const ACTIONS: Readonly<Record<string, Action>> = {
  list: (_, folder, { home, voice }) => {
    const known = readFrom(fileOf(folder), evidenceLines);
    if (!known.ok) return voice.refuse(known);
    for (const item of known.value) voice.tell(row('in use', item, voice));
    for (const { line } of waiting(folder, home)) {
      const parsed = evidenceLines(line, 'inbox');
      if (parsed.ok) for (const item of parsed.value) voice.tell(row('waiting', item, voice));
    }
    return FINE;
  },
  add: (file, folder, { home, voice }) => {
    const content = readText(file, file);
    if (!content.ok) return voice.refuse(content);
    const read = evidenceLines(content.value, file);
    if (!read.ok) return voice.refuse(read);
    const raw = content.value.split(/\r?\n/).filter((l) => l.trim() !== '');
    const items = raw.map((line): Inbox => {
      return { episode: folder, id: String(JSON.parse(line).id), line };
    });
    withJournal(home, (store) =>
      store.append(items.map((body) => ({ kind: 'evidence', at: now(), body }))),
    );
    voice.answer(MESSAGES.evidenceWaits(raw.length), { waiting: raw.length });
    return FINE;
  },
  accept: (id, folder, call) =>
    settle('accept-evidence', { id, folder, call }, ({ line }) => {
      if (folder.startsWith(join(root(), 'episodes') + sep)) return declined(MESSAGES.bundledStays);
      const file = fileOf(folder);
      return chain(readText(file, file), (known) => {
        const joined = `${known.trimEnd()}\n${line}\n`.trimStart();
        return chain(evidenceLines(joined, file), () => {
          write(file, joined);
          return accepted('in use');
        });
      });
    }),
  reject: (id, folder, call) =>
    settle('reject-evidence', { id, folder, call }, () => accepted('rejected')),
};

const fileOf = (folder: string): string => join(folder, 'evidence.jsonl');

function row(state: 'in use' | 'waiting', item: Evidence, { json, lang }: Voice): string {
  const { id, claim, rung, watch, occurredOn, direction, headline, size } = item;
  if (json) return JSON.stringify({ state, id, claim, rung, watch, ...present({ size }) });
  const named = (state === 'waiting' ? MESSAGES.waiting : MESSAGES.inUse)[lang];
  const leans = MESSAGES.directions[direction][lang];
  return `${named} ${id.padEnd(8)} ${formatDay(occurredOn)} ${watch}${rung} ${leans}${size === 'small' ? MESSAGES.small[lang] : ''} ${headline[lang]}`;
}

/** Items that were added and neither accepted nor rejected. */
const waiting = (folder: string, home: string | undefined): readonly Inbox[] =>
  withJournal(home, (store) => {
    const of = (kind: Entry['kind']) =>
      entriesOf<Inbox>(store, kind).flatMap((e) => (e.read.episode === folder ? e.read : []));
    const settled = new Set([...of('accept-evidence'), ...of('reject-evidence')].map((e) => e.id));
    return of('evidence').filter((e) => !settled.has(e.id));
  });

/** Does what an item in the inbox came to, and puts it on record. */
function settle(
  kind: 'accept-evidence' | 'reject-evidence',
  { id, folder, call }: { readonly id: string; readonly folder: string; readonly call: Call },
  work: (item: Inbox) => Reply<string>,
): number {
  const { home, why, voice } = call;
  const item = waiting(folder, home).find((e) => e.id === id);
  const done = item ? work(item) : declined(MESSAGES.notInInbox(id));
  if (!done.ok) return voice.refuse(done);
  const body = { episode: folder, id, ...present({ why }) };
  withJournal(home, (store) => store.append([{ kind, at: now(), body }]));
  const said = kind === 'accept-evidence' ? MESSAGES.evidenceUsed : MESSAGES.evidenceRejected;
  voice.answer(said(id), { id, state: done.value });
  return FINE;
}
