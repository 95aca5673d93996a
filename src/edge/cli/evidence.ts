import { join, sep } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { formatDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import { evidenceLines } from '../episode/lines.ts';
import { root } from '../file/root.ts';
import { text } from '../file/text.ts';
import { write } from '../file/write.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { answer, type Common, decline, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & { readonly why?: string };

/** An item in the inbox: the line as it was given. */
type Inbox = { readonly episode: string; readonly id: string; readonly line: string };
type Settled = { readonly episode: string; readonly id: string; readonly why?: string };

/** `bide evidence add FILE EPISODE | list EPISODE | accept ID EPISODE | reject ID EPISODE`. */
export async function run(
  [action = '', first = '', second]: readonly string[],
  options: Options,
): Promise<number> {
  const name = action === 'list' ? first : second;
  if (name === undefined || !['add', 'list', 'accept', 'reject'].includes(action))
    return misuse(
      {
        en: 'evidence: expected add FILE EPISODE, list EPISODE, accept ID EPISODE or reject ID EPISODE',
        'zh-Hant':
          'evidence：應為add FILE EPISODE、list EPISODE、accept ID EPISODE或reject ID EPISODE',
      },
      options,
    );
  const folder = bundled(name);
  if (!folder.ok) return refuse(folder.problems, options.lang, options.json);
  if (action === 'list') return list(folder.value, options);
  if (action === 'add') return add(first, folder.value, options);
  return settle(action, first, folder.value, options);
}

const fileOf = (folder: string): string => join(folder, 'evidence.jsonl');

function list(folder: string, options: Options): number {
  const known = text(fileOf(folder), fileOf(folder));
  if (!known.ok) return refuse(known.problems, options.lang, options.json);
  const read = evidenceLines(known.value, fileOf(folder));
  if (!read.ok) return refuse(read.problems, options.lang, options.json);
  const named = (state: 'in use' | 'waiting'): string =>
    options.lang === 'en' ? state.padEnd(9) : state === 'waiting' ? '待審' : '使用中';
  const show = (state: 'in use' | 'waiting', i: Evidence): void =>
    tell(
      options.json
        ? JSON.stringify({ state, id: i.id, claim: i.claim, rung: i.rung, watch: i.watch })
        : `${named(state)} ${i.id.padEnd(8)} ${formatDay(i.occurredOn)} ${i.watch}${i.rung} ${i.direction.padEnd(8)} ${i.headline[options.lang]}`,
    );
  for (const item of read.value) show('in use', item);
  for (const { line } of waiting(folder, options)) {
    const parsed = evidenceLines(line, 'inbox');
    if (parsed.ok) for (const item of parsed.value) show('waiting', item);
  }
  return FINE;
}

/** Items that were added and neither accepted nor rejected. */
const waiting = (folder: string, options: Options): readonly Inbox[] =>
  withJournal(options.home, (store) => {
    const settled = new Set(
      [
        ...entriesOf<Settled>(store, 'accept-evidence'),
        ...entriesOf<Settled>(store, 'reject-evidence'),
      ]
        .filter((e) => e.read.episode === folder)
        .map((e) => e.read.id),
    );
    return entriesOf<Inbox>(store, 'evidence')
      .map((e) => e.read)
      .filter((e) => e.episode === folder && !settled.has(e.id));
  });

function add(file: string, folder: string, options: Options): number {
  const content = text(file, file);
  if (!content.ok) return refuse(content.problems, options.lang, options.json);
  const read = evidenceLines(content.value, file);
  if (!read.ok) return refuse(read.problems, options.lang, options.json);
  const raw = content.value.split(/\r?\n/).filter((l) => l.trim() !== '');
  withJournal(options.home, (store) =>
    store.append(
      raw.map((line) => ({
        kind: 'evidence',
        at: now(),
        body: { episode: folder, id: String(JSON.parse(line).id), line } satisfies Inbox,
      })),
    ),
  );
  answer(
    {
      en: `${raw.length} waiting; bide evidence accept ID EPISODE puts one to use`,
      'zh-Hant': `${raw.length}則待審；以bide evidence accept ID EPISODE採用`,
    },
    { waiting: raw.length },
    options,
  );
  return FINE;
}

function settle(action: string, id: string, folder: string, options: Options): number {
  const item = waiting(folder, options).find((e) => e.id === id);
  if (!item)
    return decline({ en: `${id}: not in the inbox`, 'zh-Hant': `${id}：不在待審之列` }, options);
  if (action === 'accept' && folder.startsWith(join(root(), 'episodes') + sep))
    return decline(
      {
        en: 'a bundled episode is not edited; copy its folder first',
        'zh-Hant': '隨附的事件段不可修改，請先複製資料夾',
      },
      options,
    );
  if (action === 'accept') {
    const known = text(fileOf(folder), fileOf(folder));
    if (!known.ok) return refuse(known.problems, options.lang, options.json);
    const joined = `${known.value.trimEnd()}\n${item.line}\n`.trimStart();
    const read = evidenceLines(joined, fileOf(folder));
    if (!read.ok) return refuse(read.problems, options.lang, options.json);
    write(fileOf(folder), joined);
  }
  withJournal(options.home, (store) =>
    store.append([
      {
        kind: action === 'accept' ? 'accept-evidence' : 'reject-evidence',
        at: now(),
        body: { episode: folder, id, ...(options.why === undefined ? {} : { why: options.why }) },
      },
    ]),
  );
  answer(
    {
      en: `${id}: ${action === 'accept' ? 'in use' : 'rejected'}`,
      'zh-Hant': `${id}：${action === 'accept' ? '已採用' : '已退回'}`,
    },
    { id, state: action === 'accept' ? 'in use' : 'rejected' },
    options,
  );
  return FINE;
}
