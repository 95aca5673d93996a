import { join, sep } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { formatDay } from '../../domain/time.ts';
import { agreePage, agreeScreen } from '../../report/answer/agree.ts';
import type { Entry } from '../../run/journal.ts';
import { agreement } from '../../sense/agree.ts';
import { marked } from '../../sense/counted.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import { evidenceLines } from '../episode/lines.ts';
import { meta } from '../episode/meta.ts';
import { must, type Result } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readFrom, readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { ask } from './ask.ts';
import { MESSAGES } from './message.ts';
import { type Command, declined, FINE, misused, type Voice } from './say.ts';

/** An item in the inbox: the line as it was given. */
type Inbox = { readonly episode: string; readonly id: string; readonly line: string };

/** One action: on a file or an item, in the folder of an episode. */
type Action = (on: string, folder: string, call: Call) => number;
type Call = { readonly home: string | undefined; readonly why?: string; readonly voice: Voice };

/** `bide evidence add FILE EPISODE | list EPISODE | accept ID EPISODE | reject ID EPISODE | agree A B`. */
export const run: Command = ([action = '', first = '', second], options, voice) => {
  if (action === 'agree') return agreed([first, second ?? ''], options, voice);
  const name = action === 'list' ? first : second;
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (name === undefined || !act) return must(misused(MESSAGES.evidenceUsage));
  const { home, why } = options;
  return act(first, must(bundled(name)), { home, voice, ...present({ why }) });
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
  must(readFrom(name.endsWith('.jsonl') ? name : fileOf(must(bundled(name))), evidenceLines));

const ACTIONS: Readonly<Record<string, Action>> = {
  list: (_, folder, { home, voice }) => {
    const known = must(readFrom(fileOf(folder), evidenceLines));
    for (const item of marked(known)) voice.tell(row('in use', item, voice));
    for (const { line } of waiting(folder, home)) {
      const parsed = evidenceLines(line, 'inbox');
      if (parsed.ok) for (const item of parsed.value) voice.tell(row('waiting', item, voice));
    }
    return FINE;
  },
  add: (file, folder, { home, voice }) => {
    const content = must(readText(file, file));
    must(ofStretch(folder)(content, file));
    const raw = content.split(/\r?\n/).filter((l) => l.trim() !== '');
    const drafts = raw.map((line) => {
      const body: Inbox = { episode: folder, id: String(JSON.parse(line).id), line };
      return { kind: 'evidence' as const, at: now(), body };
    });
    withJournal(home, (store) => store.append(drafts));
    voice.answer(MESSAGES.evidenceWaits(raw.length), { waiting: raw.length });
    return FINE;
  },
  accept: (id, folder, call) =>
    settle('accept-evidence', { id, folder, call }, ({ line }) => {
      if (folder.startsWith(join(root(), 'episodes') + sep)) must(declined(MESSAGES.bundledStays));
      const file = fileOf(folder);
      const joined = `${must(readText(file, file)).trimEnd()}\n${line}\n`.trimStart();
      const items = marked(must(ofStretch(folder)(joined, file)));
      write(file, joined);
      if (items.some((i) => i.id === id && i.disputed)) call.voice.aside(MESSAGES.contradicts(id));
      return 'in use';
    }),
  reject: (id, folder, call) => settle('reject-evidence', { id, folder, call }, () => 'rejected'),
};

/** The reader of the items of an episode, which knows its end. */
function ofStretch(folder: string): (text: string, file: string) => Result<readonly Evidence[]> {
  const { to } = must(readFrom(join(folder, 'episode.yaml'), meta));
  return (text, file) => evidenceLines(text, file, to);
}

const fileOf = (folder: string): string => join(folder, 'evidence.jsonl');

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
  work: (item: Inbox) => string,
): number {
  const { home, why, voice } = call;
  const item = waiting(folder, home).find((e) => e.id === id);
  const state = item ? work(item) : must(declined(MESSAGES.notInInbox(id)));
  const body = { episode: folder, id, ...present({ why }) };
  withJournal(home, (store) => store.append([{ kind, at: now(), body }]));
  const said = kind === 'accept-evidence' ? MESSAGES.evidenceUsed : MESSAGES.evidenceRejected;
  voice.answer(said(id), { id, state });
  return FINE;
}
