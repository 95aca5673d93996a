import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { both, type Text } from '../../domain/text.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { words } from '../../report/words/index.ts';
import { DOCUMENT_SOURCES } from '../document/registry.ts';
import { bundledIds, META } from '../episode/bundled.ts';
import { realPath, waiting } from '../episode/inbox.ts';
import { meta } from '../episode/meta.ts';
import { isFault } from '../fault.ts';
import { heardOf } from '../feed/heard.ts';
import { standInOf } from '../feed/place.ts';
import { latestOf } from '../feed/snapshot.ts';
import { SOURCES } from '../feed/source.ts';
import { must, refusalOf } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { home as homeOf } from '../home.ts';
import { proposeTold } from '../inbox/assistant.ts';
import { entriesOf, inJournal, type Ran } from '../keep.ts';
import { type AssistantDesk, type DeskAnswer, MOST_PROPOSALS } from '../mcp/desk.ts';
import { assistantServer } from '../mcp/server.ts';
import { EXCHANGES } from '../odds/exchange.ts';
import { THESIS } from '../opening.ts';
import { readThesis } from '../thesis/read.ts';
import { VERSION } from '../version.ts';
import { explanationOf, folderNamed, iso, keptToRead, stateOf, type Telling } from './mcpread.ts';
import { searchOf } from './mcpsearch.ts';
import { ownFolder } from './own.ts';
import {
  type Command,
  declined,
  FINE,
  misused,
  type Options,
  type Refusal,
  same,
  voice as speaking,
  type Voice,
} from './say.ts';

/** By which somebody ends it. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * `bide mcp [EPISODE...]`: answers an assistant over standard input until that is closed. It is given a desk that can
 * read, and put a proposal into the inbox; of the workspace nothing else is ever written.
 */
export const run: Command = async (args, options, voice) => {
  for (const name of args) folderNamed(name);
  const names = (): readonly string[] => (args.length > 0 ? args : usualNames(options));
  const wire = voice.wire?.();
  if (!wire) {
    voice.aside(HINT);
    return FINE;
  }
  const { input, output } = wire;
  if ('isTTY' in input && input.isTTY === true) voice.aside(HINT);
  const server = assistantServer(deskOf(names, options, voice), {
    ...{ lang: voice.lang, version: VERSION, names },
    told: (error) => errorSays(error, voice),
  });
  server.onerror = (error) => voice.aside(same(error.message));
  const stop = new AbortController();
  const end = (): void => stop.abort();
  for (const signal of SIGNALS) process.once(signal, end);
  // Whoever reads the answers is gone.
  output.on('error', end);
  // A message that is too long closes the wire.
  server.onclose = end;
  try {
    const ended = once(input, 'close', { signal: stop.signal }).catch(() => {});
    const done = once(input, 'end', { signal: stop.signal }).catch(() => {});
    await server.connect(new StdioServerTransport(input, output, { maxBufferSize: MAX_MESSAGE }));
    await Promise.race([ended, done]);
    // What was asked last is answered first.
    await new Promise((resolve) => setImmediate(resolve));
    await server.close();
  } finally {
    end();
    for (const signal of SIGNALS) process.removeListener(signal, end);
  }
  return FINE;
};

/** Bytes of a message that are taken in. */
const MAX_MESSAGE = 1 << 20;

/** The bundled episodes, and folders of one's own that were run before or are here. */
function usualNames({ home }: Options): readonly string[] {
  const ran = inJournal(home, (records) => entriesOf<Ran>(records, 'run').map((e) => e.read.name));
  const own = [...(existsSync(META) ? [realPath('.')] : []), ...(ran ?? [])];
  return [...new Set([...bundledIds(), ...own.filter((name) => existsSync(join(name, META)))])];
}

/** The desk: what it can read, and the one thing that it can write. */
function deskOf(names: () => readonly string[], options: Options, voice: Voice): AssistantDesk {
  const folderOf = (name: string): string => {
    const known = names();
    return known.includes(name) ? folderNamed(name) : must(misused(NO_EPISODE(known, name)));
  };
  const { home } = options;
  const telling: Telling = {
    ...{ folderOf, voice: { ...voice, progress: undefined } },
    options: { ...(home !== undefined && { home }), kept: keptToRead(home, voice.build) },
  };
  let left = MOST_PROPOSALS;
  return {
    list: () => listed(names(), options, voice),
    sources: () => sourcesOf(options, voice),
    state: stateOf(telling),
    explain: explanationOf(telling),
    search: searchOf(telling),
    propose: ({ episode, item, reason }) => {
      const folder = ownFolder(folderOf(episode));
      if (left === 0) must(declined(ENOUGH));
      const now = voice.now();
      const out = proposeTold(folder, { item, reason }, { home, now });
      if (out.state === 'waiting') left--;
      const at = iso(now);
      return {
        page: [(out.state === 'waiting' ? WAITS(out.id, left) : KNOWN(out.id))[voice.lang]],
        value: {
          asOf: at,
          knownAt: at,
          source: 'inbox',
          episode,
          left,
          id: out.id,
          state: out.state,
        },
      };
    },
  };
}

/** What is told: each episode with its thesis and the proposals that wait. One that cannot be read says so. */
function listed(all: readonly string[], { home }: Options, { now, lang }: Voice): DeskAnswer {
  const w = words(lang);
  const rows = all.map((name) => {
    const folder = folderNamed(name);
    const [episode, thesis] = [
      readFrom(join(folder, META), meta),
      readFrom(join(folder, THESIS), readThesis),
    ];
    if (!episode.ok || !thesis.ok) return { episode: name, unread: true };
    const waits = inJournal(home, (records) => waiting(records, realPath(folder)).length) ?? 0;
    const { title, from, to } = episode.value;
    const { id, title: says, opened, horizon } = thesis.value.thesis;
    return {
      ...{ episode: name, title: title[lang], from: formatDay(from), to: formatDay(to) },
      thesis: { id, title: says[lang], opened: formatDay(opened), horizon },
      waiting: waits,
    };
  });
  const at = iso(now());
  return {
    page: rows.map((row) =>
      'unread' in row
        ? `- ${row.episode}${w.colon}${UNREAD[lang]}`
        : `- ${row.episode}${w.colon}${row.title}${w.brackets(`${row.from}..${row.to}`)}${w.semi}${WAITING(row.waiting)[lang]}`,
    ),
    value: { asOf: at, knownAt: at, source: `bide ${VERSION}`, episodes: rows },
  };
}

const MS_IN_HOUR = 3_600_000;

/** Every source, when it answered last, and how old the newest of what it told is. */
function sourcesOf({ home }: Options, { now, env, lang }: Voice): DeskAnswer {
  const [at, w] = [now(), words(lang)];
  const place = { home: homeOf(home, env), standIn: standInOf(env) !== undefined };
  const rows = Object.entries({ ...SOURCES, ...DOCUMENT_SOURCES, ...EXCHANGES }).map(
    ([id, source]) => {
      const { at: answered, failedAt } = latestOf(id, place);
      const { newest } = heardOf(id, place) ?? {};
      const stamp = (one: Instant | undefined): string | null =>
        one === undefined ? null : iso(one);
      return {
        ...{ id, title: source.title[lang], watch: source.watch, page: source.page },
        ...{ terms: source.terms[lang], answeredAt: stamp(answered), failedAt: stamp(failedAt) },
        newest: stamp(newest),
        ageHours: answered === undefined ? null : Math.round((at - answered) / MS_IN_HOUR),
      };
    },
  );
  const told = rows.flatMap((row) => row.answeredAt ?? []);
  return {
    page: rows.map(
      ({ id, title, answeredAt }) =>
        `- ${id}${w.colon}${title}${w.semi}${answeredAt ?? NEVER[lang]}`,
    ),
    value: {
      ...{ asOf: iso(at), knownAt: told.toSorted().at(-1) ?? null, source: `bide ${VERSION}` },
      sources: rows,
    },
  };
}

/** What went wrong, in words, as a terminal would be told it. */
function errorSays(error: unknown, { lang, env, aside }: Voice): string {
  const told: string[] = [];
  const refusal = refusalOf(error);
  if (refusal) {
    const err = (text: string): void => {
      told.push(text.trimEnd());
    };
    speaking({ out: () => {}, err, env }, { lang, json: false }).refuse(refusal as Refusal);
    return told.join('\n');
  }
  if (isFault(error)) return error.says[lang];
  aside(same(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return BROKEN[lang];
}

const HINT = both(
  'bide mcp answers an assistant over standard input, and is started by it: see `docs/mcp.md`',
  '`bide mcp`在標準輸入上回答人工智慧助理，由助理的程式啟動；說明見`docs/mcp.zh-Hant.md`',
);
const NO_EPISODE = (known: readonly string[], found: string): Text =>
  both(
    `episode: expected one of ${known.join(', ')}, found ${found}`,
    `事件期間應為${known.join('、')}其中之一，收到的是「${found}」`,
  );
const ENOUGH = both(
  `${MOST_PROPOSALS} proposals were made in this session; no more are taken before a person has looked at them`,
  `這次連線已提出${MOST_PROPOSALS}則；請先由人審核，不再接受新的提案`,
);
const WAITS = (id: string, left: number): Text =>
  both(
    `${id} waits for a person; it counts nothing until it is accepted. ${left} more may be proposed in this session.`,
    `${id}待人審核，採用之前不算數。這次連線還可以提出${left}則。`,
  );
const KNOWN = (id: string): Text =>
  both(
    `${id} was proposed or taken into use before; nothing was written.`,
    `${id}先前已提出或已使用，沒有寫入任何內容。`,
  );
const UNREAD = both('it cannot be read; bide check tells why', '無法讀取；原因請看bide check');
const WAITING = (n: number): Text => both(`${n} waiting`, `待審${n}則`);
const NEVER = both('never asked', '從未抓取');
const BROKEN = both(
  'the program failed; its error output tells more',
  '程式出錯；詳情見它的錯誤輸出',
);
