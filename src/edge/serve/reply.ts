import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../../domain/text.ts';
import { visible } from '../../report/render/escape.ts';
import type { NoAnswer } from './job.ts';

/** An answer under the digest of what it says: whoever has it is told that nothing changed. */
export function tagged(request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply {
  const text = typeof body === 'string' ? body : visible(JSON.stringify(body));
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  void reply.header('etag', etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  if (typeof body !== 'string') void reply.type('application/json; charset=utf-8');
  return reply.send(text);
}

/** HTTP statuses of the exit codes of the program: content is wrong, the question is, or the program is. */
const STATUS: Readonly<Record<number, number>> = { 1: 422, 2: 400, 3: 500 };

/** A no of the program, as a problem. */
export const refusalReply = (
  reply: FastifyReply,
  { code, error, problems, done }: NoAnswer,
): FastifyReply =>
  problemReply(reply, STATUS[code] ?? 500, {
    detail: error,
    exit: code,
    ...(problems && { problems }),
    ...(done && { done }),
  });

/** Problem details, RFC 9457. */
export const problemReply = (
  reply: FastifyReply,
  status: number,
  { detail, ...more }: { readonly detail: string } & Readonly<Record<string, unknown>>,
): FastifyReply =>
  reply
    .code(status)
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
