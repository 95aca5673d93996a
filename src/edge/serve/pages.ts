import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LANGS, type Lang } from '../../domain/text.ts';
import { dayDocument } from '../../report/page/document.ts';
import { STYLE } from '../../report/render/style.ts';
import type { Format } from '../memo.ts';
import {
  bodyOnce,
  langOf,
  type MadeBodies,
  problemReply,
  refusalReply,
  sendTagged,
  tagged,
} from './reply.ts';
import type { Serves } from './serving.ts';

type PageQuery = {
  readonly episode?: string;
  readonly at?: string;
  readonly lang?: string;
  readonly zone?: string;
  readonly about?: string;
  readonly view?: string;
};

/** The page of a day, its panels anew, and what stands behind one of them. */
export function pageRoutes(app: FastifyInstance, serves: Serves): void {
  const made: MadeBodies = new WeakMap();
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
    if (!outcome.ok) return refusalReply(reply, outcome);
    // Whoever lives through an episode is not shown one of its days beforehand.
    const flies = (request.query as PageQuery).view === 'flight';
    const page = bodyOnce(made, { of: outcome.value, key: flies ? 'flight' : 'page' }, () =>
      dayDocument(
        {
          ...outcome.value,
          ...(flies && { html: '', title: 'bide' }),
        },
        of.lang,
      ),
    );
    return sendTagged(request, reply.type('text/html; charset=utf-8'), page);
  });
  app.get('/page/day', async (request, reply) => {
    const outcome = await serves.remembered({ kind: 'day', ...asked(request) });
    if (!outcome.ok) return refusalReply(reply, outcome);
    const { value: of } = outcome;
    return sendTagged(
      request,
      reply,
      bodyOnce(made, { of, key: 'day' }, () => of),
    );
  });
  app.get('/page/lab', async (request, reply) => {
    const outcome = await serves.remembered({ kind: 'lab', ...asked(request) });
    return outcome.ok ? tagged(request, reply, outcome.value) : refusalReply(reply, outcome);
  });
  app.get('/page/why', async (request, reply) => {
    const { about = '' } = request.query as PageQuery;
    const outcome = await serves.remembered({ kind: 'why', about, ...asked(request) });
    return outcome.ok ? tagged(request, reply, outcome.value) : refusalReply(reply, outcome);
  });
  app.get<{ Params: { file: string } }>('/:file', async (request, reply) => {
    const [, full, lang, format] = MEMO.exec(request.params.file) ?? [];
    if (!format) return problemReply(reply, 404, { detail: 'no such page' });
    const outcome = await serves.remembered({
      ...{ kind: 'memo', ...asked(request), lang: lang as Lang, format: format as Format },
      length: full ? 'full' : 'short',
    });
    if (!outcome.ok) return refusalReply(reply, outcome);
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
