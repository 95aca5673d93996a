import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Decision } from '../../domain/decision.ts';
import { present } from '../../domain/present.ts';
import { both, LANGS, type Lang } from '../../domain/text.ts';
import { LENGTHS } from '../../report/memo/page.ts';
import { screen } from '../../report/screen.ts';
import type { Anchor } from '../../run/journal.ts';
import { must } from '../file/problem.ts';
import { writeAll } from '../file/write.ts';
import { anchorOf, keep } from '../keep.ts';
import { FORMATS, memoText } from '../memo.ts';
import { dossier, type Played } from '../workspace.ts';
import { replayed } from './ask.ts';
import { wholeOption } from './option.ts';
import { notice, readerZone } from './reader.ts';
import { dailyLines } from './replay.ts';
import { type Command, FINE, same, type Voice } from './say.ts';

const MAX_PORT = 65_535;

/**
 * `bide serve`: replays an episode, prints its verdicts and the screen of its gravest day, writes the
 * memo of that day in both languages, and serves it on 127.0.0.1 until Ctrl-C.
 */
export const run: Command = async ([name = ''], options, voice) => {
  const port = must(wholeOption('--port', options.port, { min: 0, max: MAX_PORT, fallback: 0 }));
  const zone = must(readerZone(options, voice));
  const played = replayed(name, options, voice);
  keep(played, [...played.decisions.keys()], options.home);
  notice(played, options.home, voice);
  const { at, by } = gravest(played.decisions);
  const { out = 'out' } = options;
  const pages = compose(played, at, { out, zone, ...present({ anchor: anchorOf(options.home) }) });
  const written = [...pages.keys()].map((file) => join(out, file));
  const { lang, json, columns } = voice;
  if (!json)
    voice.tell(
      ...dailyLines(played.decisions, played.setup.episode, voice),
      '',
      GRAVEST[by][lang],
      '',
      ...screen(dossier(played, at), lang, columns),
      '',
    );
  voice.answer(written.map(same), { decision: played.lines[at], written });
  if (!options.once) await listen(pages, port, voice);
  return FINE;
};

/** By which rule the day was chosen. */
const GRAVEST = {
  together: both(
    'The day shown is the gravest: the severest joint fall while something was held.',
    '以下是最嚴峻的一天：持有部位期間，同跌最重的一天。',
  ),
  'one leg': both(
    'The day shown is the gravest: no joint fall came while something was held, so it is the day on which one asset class fell hardest over three sessions.',
    '以下是最嚴峻的一天：持有部位期間沒有同跌，所以取單一資產三個交易日跌得最重的一天。',
  ),
  last: both(
    'The day shown is the last: nothing was held while anything fell.',
    '以下是最後一天：下跌時都沒有部位。',
  ),
};

/**
 * The gravest decision: the severest fall of all legs together while something was held; where there was
 * none, the hardest fall of one leg over three sessions while something was held; else the last decision.
 */
export function gravest(decisions: readonly Decision[]): {
  readonly at: number;
  readonly by: 'together' | 'one leg' | 'last';
} {
  const worst = (of: (d: Decision) => number | undefined): number | undefined => {
    let [at, most]: [number | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
    for (const [i, d] of decisions.entries()) {
      const fell = d.exposure.before > 0 ? of(d) : undefined;
      if (fell !== undefined && fell > most) [at, most] = [i, fell];
    }
    return at;
  };
  const together = worst(({ stress: { state, severity } }) =>
    state === 'synchronised' && typeof severity === 'number' ? severity : undefined,
  );
  if (together !== undefined) return { at: together, by: 'together' };
  const one = worst(({ stress }) => {
    const legs = Object.values(stress.windows.find((w) => w.window === 3)?.legs ?? {});
    const falls = legs.flatMap((leg) => ('unknown' in leg || leg.z >= 0 ? [] : [-leg.z]));
    return falls.length === 0 ? undefined : Math.max(...falls);
  });
  return one === undefined ? { at: decisions.length - 1, by: 'last' } : { at: one, by: 'one leg' };
}

/** Both languages, as page and as Markdown, written and kept for serving. */
function compose(
  played: Played,
  at: number,
  { out, ...end }: { readonly out: string; readonly zone: string; readonly anchor?: Anchor },
): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const lang of LANGS)
    for (const format of FORMATS)
      for (const length of LENGTHS)
        pages.set(
          `memo.${length === 'full' ? 'full.' : ''}${lang}.${format}`,
          memoText(played, { at, lang, format, length, ...end }),
        );
  writeAll([...pages].map(([file, content]) => [join(out, file), content]));
  return pages;
}

/** Serves the pages on the loopback address alone; ends with Ctrl-C, whoever is still connected. */
async function listen(pages: ReadonlyMap<string, string>, port: number, voice: Voice) {
  const server = createServer(PATIENCE, (request, response) => {
    const { status, body = '', ...more } = answer(pages, request, voice.lang);
    const length = { 'content-length': Buffer.byteLength(body) };
    response.writeHead(status, { ...GUARDS, ...more, ...length }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const url = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`;
  voice.answer(same(url), { url });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  server.close();
  server.closeAllConnections();
}

type Answer = {
  readonly status: number;
  readonly body?: string;
  readonly [header: string]: unknown;
};

/** A page, or why there is none; whatever cannot be read is not there. */
function answer(pages: ReadonlyMap<string, string>, request: IncomingMessage, lang: Lang): Answer {
  const { method = '', url = '/', socket, headersDistinct } = request;
  const hosts = headersDistinct.host ?? [];
  if (hosts.length !== 1 || !own(hosts[0] ?? '', socket.localPort)) return { status: 421 };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, allow: 'GET, HEAD' };
  const asked = pathOf(url);
  if (asked === undefined) return { status: 400 };
  const file = asked === '' ? `memo.${lang}.html` : asked;
  const body = pages.get(file);
  const type = file.endsWith('.md') ? 'markdown' : 'html';
  return body === undefined
    ? { status: 404 }
    : { status: 200, body, 'content-type': `text/${type}; charset=utf-8` };
}

const LOOPBACK = '127.0.0.1';

/** Whether a page was asked for by a name of this machine: a name that a stranger led here is not answered. */
const own = (host: string, port = 0): boolean =>
  [LOOPBACK, 'localhost'].some((name) =>
    [`${name}:${port}`, ...(port === HTTP_PORT ? [name] : [])].includes(host.toLowerCase()),
  );

/** The port that browsers leave out. */
const HTTP_PORT = 80;

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/\?.*$/s, '')).slice(1);
  } catch {
    return undefined;
  }
}

/** How long a request may take to come, milliseconds, and how often that is looked at. */
const PATIENCE = { headersTimeout: 4000, requestTimeout: 5000, connectionsCheckingInterval: 1000 };

/** No other page may show, embed or learn of a memo, and none runs or loads anything. */
const GUARDS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
