import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Decision } from '../../domain/decision.ts';
import { LANGS } from '../../domain/text.ts';
import { screen } from '../../report/screen.ts';
import { must } from '../file/problem.ts';
import { write } from '../file/write.ts';
import { keep } from '../keep.ts';
import { FORMATS, memoText } from '../memo.ts';
import { dossier, type Played } from '../workspace.ts';
import { notice, replayed } from './ask.ts';
import { MESSAGES } from './message.ts';
import { wholeOption } from './option.ts';
import { dailyLines } from './replay.ts';
import { type Command, FINE, same, type Voice } from './say.ts';

const MAX_PORT = 65_535;

/**
 * `bide serve`: replays an episode, prints its verdicts and the screen of its gravest day, writes the
 * memo of that day in both languages, and serves it on 127.0.0.1 until Ctrl-C.
 */
export const run: Command = async ([name = ''], options, voice) => {
  const port = must(wholeOption('--port', options.port, { min: 0, max: MAX_PORT, fallback: 0 }));
  const played = replayed(name, options, voice);
  keep(played, options.home);
  notice(played, options.home, voice);
  const { at, by } = gravest(played.decisions);
  const { out = 'out' } = options;
  const pages = compose(played, at, out);
  const written = [...pages.keys()].map((file) => join(out, file));
  const { lang, json } = voice;
  if (!json)
    voice.tell(
      ...dailyLines(played.decisions, lang),
      '',
      MESSAGES.gravest[by][lang],
      '',
      ...screen(dossier(played, at), lang),
      '',
    );
  voice.answer(same(written.join('\n')), { decision: played.lines[at], written });
  if (!options.once) await listen(pages, port, voice);
  return FINE;
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
function compose(played: Played, at: number, out: string): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const lang of LANGS)
    for (const format of FORMATS)
      pages.set(`memo.${lang}.${format}`, memoText(played, { at, lang, format }));
  for (const [file, content] of pages) write(join(out, file), content);
  return pages;
}

/** Serves the pages on the loopback address alone; ends with Ctrl-C. */
async function listen(pages: ReadonlyMap<string, string>, port: number, voice: Voice) {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/').slice(1);
    const page = pages.get(asked === '' ? `memo.${voice.lang}.html` : asked);
    if (page === undefined || request.method !== 'GET') {
      response.writeHead(page === undefined ? 404 : 405).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': `text/${asked.endsWith('.md') ? 'markdown' : 'html'}; charset=utf-8`,
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .end(page);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  voice.answer(same(url), { url });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  server.close();
}
