import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LANGS } from '../../domain/text.ts';
import { screen } from '../../report/screen.ts';
import { write } from '../file/write.ts';
import { keep } from '../keep.ts';
import { FORMATS, memo } from '../memo.ts';
import { dossier, type Played, play } from '../workspace.ts';
import { gravest, notice, opened } from './ask.ts';
import { daily, dailyHead } from './replay.ts';
import { answer, type Common, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly thesis?: string;
  readonly once?: boolean;
  readonly port?: string;
  readonly out: string;
};

/**
 * `bide serve`: replays an episode, prints its verdicts and the screen of its gravest day, writes the
 * memo of that day in both languages, and serves it on 127.0.0.1 until Ctrl-C.
 */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const port = options.port === undefined ? 0 : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return misuse(
      {
        en: `--port: expected 0 to 65535, found ${options.port}`,
        'zh-Hant': `--port：應為0至65535，實為${options.port}`,
      },
      options,
    );
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  keep(played, options.home);
  notice(played, options);
  const at = gravest(played.decisions);
  const pages = compose(played, at, options.out);
  const written = [...pages.keys()].map((file) => join(options.out, file));
  if (!options.json) {
    tell(dailyHead(options.lang));
    for (const decision of played.decisions) tell(daily(decision, options.lang));
    for (const line of ['', ...screen(dossier(played, at), options.lang), '']) tell(line);
  }
  const list = written.join('\n');
  answer({ en: list, 'zh-Hant': list }, { decision: played.lines[at], written }, options);
  if (options.once) return FINE;
  await listen(pages, port, options);
  return FINE;
}

/** Both languages, as page and as Markdown, written and kept for serving. */
function compose(played: Played, at: number, out: string): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const lang of LANGS)
    for (const format of FORMATS)
      pages.set(`memo.${lang}.${format}`, memo(played, at, lang, format));
  for (const [file, content] of pages) write(join(out, file), content);
  return pages;
}

/** Serves the pages on the loopback address alone; ends with Ctrl-C. */
async function listen(
  pages: ReadonlyMap<string, string>,
  port: number,
  options: Options,
): Promise<void> {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/').slice(1);
    const page = pages.get(asked === '' ? `memo.${options.lang}.html` : asked);
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
  answer({ en: url, 'zh-Hant': url }, { url }, options);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  server.close();
}
