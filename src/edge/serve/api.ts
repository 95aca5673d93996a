import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGS } from '../../domain/text.ts';
import { clean } from '../../report/render/escape.ts';
import { seenValue } from '../mcp/desk.ts';
import { VERSION } from '../version.ts';
import type { Endpoint } from './contract.ts';
import { CONTRACT } from './endpoints.ts';
import type { ServedJob, TaskSaid } from './job.ts';
import { openApi } from './openapi.ts';
import {
  bodyOnce,
  langOf,
  type MadeBodies,
  problemReply,
  RETRY_SECONDS,
  refusalReply,
  sendTagged,
  tagged,
  taggedBody,
} from './reply.ts';
import type { LongRuns } from './runs.ts';
import type { Serves } from './serving.ts';

/** Where the contract is served. */
export const API = '/api/v1';

type Task = Extract<ServedJob, { kind: 'task' }>;
type Read = { readonly job: Task; readonly of: Readonly<Record<string, unknown>> };

/** Every endpoint of the contract, and the document that tells of them. */
export function apiRoutes(app: FastifyInstance, serves: Serves, runs: LongRuns): void {
  const document = taggedBody(openApi());
  const made: MadeBodies = new WeakMap();
  app.get(`${API}/openapi.json`, (request, reply) => sendTagged(request, reply, document));
  for (const [name, one] of Object.entries(CONTRACT) as readonly [string, Endpoint][]) {
    const [method = '', path = ''] = name.split(' ');
    app.route({
      method,
      url: `${API}${path.replace(/\{(\w+)\}/g, ':$1')}`,
      handler: (request, reply) => {
        const read = reading(one, request, serves);
        if ('wrong' in read)
          return problemReply(reply, 400, {
            detail: read.wrong.map(({ path: at, message }) => `${at}: ${message}`).join('; '),
            problems: read.wrong,
          });
        return (OWN[name] ?? answering)({ one, read, request, reply, serves, runs, made });
      },
    });
  }
}

type Answering = {
  readonly one: Endpoint;
  readonly read: Read;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly serves: Serves;
  readonly runs: LongRuns;
  readonly made: MadeBodies;
};

/** Reads a request as its endpoint wants it: names of the path, and the query or the body. */
function reading(
  { input, does }: Endpoint,
  { params, query, body, method, headers }: FastifyRequest,
  serves: Serves,
): Read | { readonly wrong: readonly { readonly path: string; readonly message: string }[] } {
  const given = method === 'GET' || method === 'DELETE' ? query : (body ?? {});
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { wrong: [{ path: 'body', message: 'expected an object' }] };
  // What is no number in a script becomes null on its way, and must not become 0.
  const empty = Object.entries(given).filter(([, value]) => value === null || value === '');
  if (method !== 'GET' && empty.length > 0)
    return { wrong: empty.map(([path]) => ({ path: clean(path), message: 'expected a value' })) };
  const read = input.safeParse({ ...given, ...(params as object) });
  if (!read.success)
    return {
      wrong: read.error.issues.map(({ path, message }) => ({
        path: path.map((key) => clean(String(key))).join('.'),
        message: clean(message),
      })),
    };
  const known = 'episode' in input.shape ? { episode: serves.episode } : {};
  const of: Readonly<Record<string, unknown>> = { ...known, ...read.data };
  const lang =
    LANGS.find((l) => l === of.lang) ?? langOf(headers['accept-language']) ?? serves.lang;
  const { episode } = of;
  const named = typeof episode === 'string' ? episode : serves.episode;
  const task = does?.(of) ?? { commands: [] };
  return { of, job: { kind: 'task', episode: named, lang, task } };
}

/** Has it done by a worker, and answers. */
async function answering({
  one,
  read,
  request,
  reply,
  serves,
  made,
}: Answering): Promise<FastifyReply> {
  const { job, of } = read;
  const safe = request.method === 'GET';
  const outcome = safe
    ? // What takes long has a worker of its own, so that nobody waits for it who did not ask.
      await serves.remembered(job, one.alone ? { stop: new AbortController().signal } : {})
    : await serves.workers.run(job, one.alone ? { stop: leaving(request) } : {});
  if (!outcome.ok)
    return one.absent && !outcome.busy && outcome.code !== FAULTY
      ? told(request, reply, { absent: outcome.error })
      : refusalReply(reply, outcome);
  const { code, documents, notes, overtaken } = outcome.value;
  if (overtaken !== undefined) return problemReply(reply, 409, { detail: overtaken, exit: 1 });
  // A change that was not made, or not wholly.
  if (!safe && code !== 0 && !(one.tells && documents.length > 0))
    return refusalReply(reply, { ok: false, code, error: notes.join(' '), problems: documents });
  if (!safe) return told(request, reply, answerOf(one, outcome.value, of));
  const key = JSON.stringify([one.summary, of]);
  const body = bodyOnce(made, { of: outcome.value, key }, () => answerOf(one, outcome.value, of));
  return sendTagged(request, reply.header('vary', 'accept-language'), body);
}

/** The exit code of a fault. */
const FAULTY = 3;

/** The answer of an endpoint, from what was said. */
function answerOf(
  { tells = ([first]) => first, pages }: Endpoint,
  { documents, notes }: TaskSaid,
  of: Read['of'],
): unknown {
  const answer = tells(documents, of, notes);
  return pages ? answer : seenValue(answer);
}

/** An answer that its reader may keep, but asks after. */
const told = (request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply =>
  tagged(request, reply.header('vary', 'accept-language'), answer);

/** Stops what is done for somebody who leaves before the answer. */
function leaving({ raw }: FastifyRequest): AbortSignal {
  const gone = new AbortController();
  raw.socket.once('close', () => gone.abort());
  return gone.signal;
}

const NO_RUN = { detail: 'no such run' };
const [ACCEPTED, NOT_FOUND, TOO_MANY] = [202, 404, 429];

/** Endpoints that the server answers of itself. */
const OWN: Readonly<Record<string, (answering: Answering) => FastifyReply>> = {
  'GET /server': ({ request, reply, serves: { episode, at, readOnly, lang } }) =>
    told(request, reply, { version: VERSION, episode, ...(at && { at }), readOnly, lang }),
  'POST /crowd/runs': ({ read, reply, runs, request }) => {
    const run = runs.begin(read.job);
    return run
      ? told(request, reply.code(ACCEPTED), run)
      : problemReply(reply.header('retry-after', RETRY_SECONDS), TOO_MANY, {
          detail: 'too many runs at one time',
        });
  },
  'GET /crowd/runs/{id}': ({ read, ...rest }) => ofRun(rest, rest.runs.told(String(read.of.id))),
  'DELETE /crowd/runs/{id}': ({ read, ...rest }) => ofRun(rest, rest.runs.stop(String(read.of.id))),
  'GET /crowd/runs/{id}/result': ({ read, one, request, reply, runs }) => {
    const said = runs.result(String(read.of.id));
    return said
      ? told(request, reply, answerOf(one, said, read.of))
      : problemReply(reply, NOT_FOUND, NO_RUN);
  },
};

const ofRun = (
  { request, reply }: Pick<Answering, 'request' | 'reply'>,
  run: ReturnType<LongRuns['told']>,
): FastifyReply => (run ? told(request, reply, run) : problemReply(reply, NOT_FOUND, NO_RUN));
