import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../../domain/text.ts';
import { visible } from '../../report/render/escape.ts';
import type { NoAnswer } from './job.ts';

/** A body under the digest of what it says. */
type TaggedBody = { readonly text: string; readonly etag: string; readonly json: boolean };

/** A text, or a value as JSON in which whatever cannot be seen is written by its number. */
export function taggedBody(body: unknown): TaggedBody {
  const json = typeof body !== 'string';
  const text = json ? visible(JSON.stringify(body)) : body;
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  return { text, etag, json };
}

/** Bodies that were made of what is remembered, as long as that is. */
export type MadeBodies = WeakMap<object, Map<string, TaggedBody>>;

/** Bodies of one thing that are remembered: parts of a list, languages. */
const MOST_BODIES = 20;

/** A body that is made once of one thing, however many ask for it. */
export function bodyOnce(
  made: MadeBodies,
  { of, key }: { readonly of: object; readonly key: string },
  make: () => unknown,
): TaggedBody {
  const all = made.get(of) ?? new Map<string, TaggedBody>();
  made.set(of, all);
  const body = all.get(key) ?? taggedBody(make());
  if (all.size < MOST_BODIES) all.set(key, body);
  return body;
}

/** An answer under the digest of what it says: whoever has it is told that nothing changed. */
export const tagged = (request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply =>
  sendTagged(request, reply, taggedBody(body));

/** The same, of a body that was tagged before. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, etag, json }: TaggedBody,
): FastifyReply {
  void reply.header('etag', etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  if (json) void reply.type('application/json; charset=utf-8');
  return reply.send(text);
}

/** HTTP statuses of the exit codes of the program: content is wrong, the question is, or the program is. */
const STATUS: Readonly<Record<number, number>> = { 1: 422, 2: 400, 3: 500 };

/** Seconds after which it is worth asking again. */
export const RETRY_SECONDS = 5;

/** A no of the program, as a problem. */
export const refusalReply = (
  reply: FastifyReply,
  { code, error, problems, done, busy }: NoAnswer,
): FastifyReply =>
  problemReply(
    busy ? reply.header('retry-after', RETRY_SECONDS) : reply,
    busy ? 503 : (STATUS[code] ?? 500),
    {
      detail: error,
      exit: code,
      ...(problems && { problems }),
      ...(done && { done }),
    },
  );

/** Problem details, RFC 9457. */
export const problemReply = (
  reply: FastifyReply,
  status: number,
  { detail, ...more }: { readonly detail: string } & Readonly<Record<string, unknown>>,
): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(visible(JSON.stringify({ type: 'about:blank', status, detail, ...more })));

/** The language that a browser prefers, where it is one of ours. */
export const langOf = (accepted: string | undefined): Lang | undefined =>
  accepted === undefined
    ? undefined
    : /^zh\b/i.test(accepted)
      ? 'zh-Hant'
      : /^en\b/i.test(accepted)
        ? 'en'
        : undefined;
