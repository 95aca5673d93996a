import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { LANGS, type Lang } from '../../domain/text.ts';
import { dayDocument } from '../../report/page/document.ts';
import { STYLE } from '../../report/render/style.ts';
import type { Format } from '../memo.ts';
import type { Crew } from './crew.ts';
import { type Listeners, listeners } from './events.ts';
import { turned } from './guard.ts';
import type { JobReply, NoOutcome } from './job.ts';

/** What a server serves, and how. */
export type Serving = {
  /** What is shown where no episode is named, and which of its days where none is. */
  readonly episode: string;
  readonly at?: string;
  readonly crew: Crew;
  /** What tells one state of the workspace and of an episode from the next. */
  readonly stamp: (episode: string) => string;
  readonly lang: Lang;
  readonly token: string;
  readonly readOnly: boolean;
  /** Folder of the built page. */
  readonly assets: string;
  /** 0: any that is free. */
  readonly port: number;
};

/** What routes are made with. */
export type Serves = Serving & {
  readonly hub: Listeners;
  /** The outcome of a job, remembered until the workspace changes. */
  readonly remembered: Crew['run'];
};

/** A server that listens. */
export type Listening = {
  readonly url: string;
  readonly port: number;
  readonly hub: Listeners;
  readonly close: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';
/** Most bytes of a body; a broker's export is smaller. */
const MOST_BODY_BYTES = 4 * 1024 * 1024;
const MOST_LISTENERS = 2000;
/** How long a request may take to come, milliseconds. */
const PATIENCE = {
  headersTimeout: 4000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
};
/** Requests of one address in a minute that change something. */
const MOST_CHANGES_A_MINUTE = 240;
/** How often the workspace is looked at, milliseconds. */
const LOOK_MS = 1000;

const POLICY = {
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
  useDefaults: false,
} as const;

/** Starts a server on the loopback address alone. */
export async function listen(serving: Serving): Promise<Listening> {
  const app = Fastify({
    bodyLimit: MOST_BODY_BYTES,
    http: PATIENCE,
    requestTimeout: PATIENCE.requestTimeout,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  });
  const hub = listeners(MOST_LISTENERS);
  const serves: Serves = { ...serving, hub, remembered: remembering(serving) };
  let port = serving.port;
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers, raw } = request;
    const why = turned(
      {
        ...{ method, hosts: raw.headersDistinct.host ?? [], origin: headers.origin },
        ...{ site: header(headers['sec-fetch-site']), authorization: headers.authorization },
      },
      { port, token: serving.token, readOnly: serving.readOnly },
    );
    if (why) return problem(reply, why.status, why.reason);
  });
  await app.register(helmet, {
    contentSecurityPolicy: POLICY,
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(rateLimit, {
    max: MOST_CHANGES_A_MINUTE,
    timeWindow: '1 minute',
    allowList: ({ method }) => method === 'GET' || method === 'HEAD',
  });
  app.setErrorHandler((error: Error & { readonly statusCode?: number }, _request, reply) =>
    problem(reply, error.statusCode ?? 500, error.message),
  );
  app.setNotFoundHandler((_request, reply) => problem(reply, 404, 'no such page'));
  await app.register(serveStatic, {
    root: serving.assets,
    prefix: '/assets/',
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
  pages(app, serves);
  await app.listen({ port, host: LOOPBACK });
  ({ port } = app.server.address() as AddressInfo);
  const eyes = looking(serves);
  return {
    ...{ url: `http://${LOOPBACK}:${port}/`, port, hub },
    close: async () => {
      clearInterval(eyes);
      hub.close();
      await app.close();
      await serving.crew.close();
    },
  };
}

/** Tells every page when what it shows may have changed. */
function looking({ stamp, episode, hub }: Serves): NodeJS.Timeout {
  let last = stamp(episode);
  const eyes = setInterval(() => {
    const now = stamp(episode);
    if (now === last) return;
    last = now;
    hub.tell({ event: 'changed', data: { episode, stamp: now } });
  }, LOOK_MS);
  eyes.unref();
  return eyes;
}

/** Outcomes that are kept, at most. */
const MOST_KEPT = 200;

/** Runs a job once for each state of the workspace, however many ask. */
function remembering({ crew, stamp }: Serving): Crew['run'] {
  const kept = new Map<string, Promise<JobReply>>();
  return (job, way) => {
    if (way?.stop) return crew.run(job, way);
    const of = 'episode' in job ? job.episode : '';
    const key = JSON.stringify([job, stamp(of)]);
    const found = kept.get(key);
    if (found) return found as ReturnType<typeof crew.run<typeof job.kind>>;
    const run = crew.run(job);
    kept.set(key, run);
    run.catch(() => kept.delete(key));
    for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
    return run;
  };
}

type PageQuery = {
  readonly episode?: string;
  readonly at?: string;
  readonly lang?: string;
  readonly zone?: string;
  readonly about?: string;
};

/** The page of a day, its panels anew, and what stands behind one of them. */
function pages(app: FastifyInstance, serves: Serves): void {
  const asked = ({ query, headers }: FastifyRequest) => {
    const { episode = serves.episode, lang, zone, ...day } = query as PageQuery;
    const at = day.at ?? (episode === serves.episode ? serves.at : undefined);
    const language =
      LANGS.find((l) => l === lang) ?? langOf(headers['accept-language']) ?? serves.lang;
    return { episode, lang: language, ...(at && { at }), ...(zone && { zone }) };
  };
  app.get('/', async (request, reply) => {
    const of = asked(request);
    const outcome = await serves.remembered({ kind: 'day', ...of });
    if (!outcome.ok) return refused(reply, outcome);
    const page = dayDocument({ ...outcome.value, ...(of.zone && { zone: of.zone }) }, of.lang);
    return tagged(request, reply.type('text/html; charset=utf-8'), page);
  });
  app.get('/page/day', async (request, reply) => {
    const outcome = await serves.remembered({ kind: 'day', ...asked(request) });
    return outcome.ok ? tagged(request, reply, outcome.value) : refused(reply, outcome);
  });
  app.get('/page/why', async (request, reply) => {
    const { about = '' } = request.query as PageQuery;
    const outcome = await serves.remembered({ kind: 'why', about, ...asked(request) });
    return outcome.ok ? tagged(request, reply, outcome.value) : refused(reply, outcome);
  });
  app.get<{ Params: { file: string } }>('/:file', async (request, reply) => {
    const [, full, lang, format] = MEMO.exec(request.params.file) ?? [];
    if (!format) return problem(reply, 404, 'no such page');
    const outcome = await serves.remembered({
      ...{ kind: 'memo', ...asked(request), lang: lang as Lang, format: format as Format },
      length: full ? 'full' : 'short',
    });
    if (!outcome.ok) return refused(reply, outcome);
    void reply.header('content-security-policy', MEMO_POLICY);
    const type = format === 'md' ? 'markdown' : 'html';
    return tagged(request, reply.type(`text/${type}; charset=utf-8`), outcome.value);
  });
  app.get('/assets/bide.css', (request, reply) =>
    tagged(request, reply.type('text/css; charset=utf-8'), STYLE),
  );
  app.get('/api/v1/events', (_request, reply) => {
    reply.hijack();
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
    reply.raw.writeHead(200, headers);
    if (!serves.hub.take(reply.raw)) reply.raw.end();
  });
}

/** A memo by the name of its file, and what may happen in one: it is whole, and neither runs nor loads anything. */
const MEMO = /^memo\.(full\.)?(en|zh-Hant)\.(md|html)$/;
const MEMO_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The language that a browser prefers, where it is one of ours. */
const langOf = (accepted: string | undefined): Lang | undefined =>
  accepted === undefined
    ? undefined
    : /^zh\b/i.test(accepted)
      ? 'zh-Hant'
      : /^en\b/i.test(accepted)
        ? 'en'
        : undefined;

const header = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0];

/** An answer under the digest of what it says: whoever has it is told that nothing changed. */
export function tagged(request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  void reply.header('etag', etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  if (typeof body !== 'string') void reply.type('application/json; charset=utf-8');
  return reply.send(text);
}

/** HTTP statuses of the exit codes of the program: content is wrong, the question is, or the program is. */
const STATUS: Readonly<Record<number, number>> = { 1: 422, 2: 400, 3: 500 };

/** A no of the program, as a problem. */
export const refused = (reply: FastifyReply, { code, error, problems }: NoOutcome): FastifyReply =>
  problem(reply, STATUS[code] ?? 500, error, { exit: code, ...(problems && { problems }) });

/** Problem details, RFC 9457. */
export const problem = (
  reply: FastifyReply,
  status: number,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, detail, ...more }));
