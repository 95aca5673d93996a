import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Instant } from '../../src/domain/time.ts';
import {
  cboe,
  ecb,
  fred,
  fredgraph,
  ofr,
  type StandInAnswer,
  type StandInQuestion,
  treasury,
  zip,
} from './body.ts';
import { CHANNELS } from './channel.ts';
import type { Paper } from './paper.ts';
import { PUBLISHERS } from './publisher.ts';
import type { Tables } from './table.ts';

/** Who is stood in for. */
const SOURCES: Readonly<Record<string, (asked: StandInQuestion) => StandInAnswer>> = {
  'cdn.cboe.com': cboe,
  'home.treasury.gov': treasury,
  'fred.stlouisfed.org': fredgraph,
  'api.stlouisfed.org': fred,
  'data-api.ecb.europa.eu': ecb,
  'www.financialresearch.gov': ofr,
  ...PUBLISHERS,
  ...CHANNELS,
};

/** What can go wrong at a source. */
export type StandInMode =
  | 'html200' // a page of the site in place of the file
  | 'empty202'
  | 'truncated' // half of the announced bytes, then the end
  | 'slow' // a byte now and then, without end
  | 'reset'
  | 'burst429'
  | 'duplicate' // each row twice
  | 'revised' // the middle row has another value
  | 'frozen' // what was answered first stays the answer
  | 'late' // not there yet
  | 'zipInsteadOfCsv'
  | 'renamedHeader'
  | 'redirectOut'
  | 'bomb' // unpacks to a thousand times its size
  | 'entityBomb' // XML that grows in whoever reads it
  | 'wrongEncoding' // says gzip, and is not
  | 'wrongCharset' // UTF-16 that is called UTF-8
  | 'wrongDate' // as it should be, but for a date that lies days behind
  | 'shortPage'; // the last rows alone

/** How a mode goes. */
type ModeWay = {
  /** Answers that it spoils; all of them, unless stated. */
  readonly times?: number;
  /** Head of `burst429`, `empty202`; none, unless stated. */
  readonly retryAfter?: string;
};

export type StandIn = {
  /** For `BIDE_WORLD`. */
  readonly origin: string;
  readonly set: (host: string, mode: StandInMode, way?: ModeWay) => void;
  readonly clear: (host?: string) => void;
  /** What was asked, first to last, and with which heads. */
  readonly asked: readonly { readonly url: string; readonly heads: IncomingMessage['headers'] }[];
  readonly close: () => Promise<void>;
};

const MINUTE_MS = 60_000;
/** Calls that a key has, of a minute unless stated. */
const CALLS: Readonly<Record<string, number>> = { 'api.stlouisfed.org': 120, 'api.sam.gov': 10 };
const SPANS: Readonly<Record<string, number>> = { 'api.sam.gov': 24 * 60 * MINUTE_MS };

/** Stands in for the sources on a free port of this computer, with what could be known by its clock. */
export async function standIn({
  tables,
  papers = [],
  clock,
  calls = CALLS,
  port = 0,
  more = {},
  dated = true,
}: {
  readonly tables: Tables;
  readonly papers?: readonly Paper[];
  readonly clock: () => Instant;
  readonly calls?: Readonly<Record<string, number>>;
  readonly port?: number;
  /** Others who are stood in for, by host. */
  readonly more?: typeof SOURCES;
  /** Whether answers bear a date; not where its clock runs so fast that an answer is old when it comes. */
  readonly dated?: boolean;
}): Promise<StandIn> {
  const sources = { ...SOURCES, ...more };
  const modes = new Map<
    string,
    { mode: StandInMode; left: number; retryAfter?: string | undefined }
  >();
  const frozen = new Map<string, StandInAnswer>();
  const asked: { url: string; heads: IncomingMessage['headers'] }[] = [];
  const counted = new Map<string, number[]>();

  /** Whether a host has been asked more often than it allows. */
  const over = (host: string): boolean => {
    const at = clock();
    const recent = (counted.get(host) ?? []).filter(
      (then) => then > at - (SPANS[host] ?? MINUTE_MS),
    );
    counted.set(host, [...recent, at]);
    return recent.length >= (calls[host] ?? Number.POSITIVE_INFINITY);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    // Its own clock dates its answers, not that of this computer.
    response.sendDate = false;
    if (dated) response.setHeader('date', new Date(clock()).toUTCString());
    const sent = await text(request);
    const [, host = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    asked.push({ url: `https://${host}${rest}`, heads: request.headers });
    const source = sources[host];
    if (!source) return response.writeHead(502).end();
    const { pathname: path, searchParams: query } = new URL(rest, `https://${host}`);
    const body = request.method === 'POST' ? { body: sent } : {};
    const asking = { tables, papers, clock: clock(), path, query, heads: request.headers };
    const told = source({ ...asking, ...body });
    if (over(host)) return refuse(response, undefined);
    const now = modes.get(host);
    if (!now || now.left <= 0) return send(request, response, told);
    now.left--;
    if (now.mode === 'frozen') {
      const place = `${host}${rest}${sent}`;
      if (!frozen.has(place)) frozen.set(place, told);
      return send(request, response, frozen.get(place) ?? told);
    }
    const { retryAfter } = now;
    return spoil(now.mode, { request, response, told, retryAfter, clock: clock() });
  };

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (host, mode, { times = Number.POSITIVE_INFINITY, retryAfter } = {}) => {
      if (!sources[host]) throw new RangeError(`nobody stands in for ${host}`);
      modes.set(host, { mode, left: times, retryAfter });
    },
    clear: (host) => {
      if (host === undefined) modes.clear();
      else modes.delete(host);
      frozen.clear();
    },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An answer as it should be: with its length and a tag, and nothing where the reader has it already. */
function send(request: IncomingMessage, response: ServerResponse, told: StandInAnswer): unknown {
  const body = Buffer.from(told.body);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (told.status === 200 && request.headers['if-none-match'] === etag)
    return response.writeHead(304, { etag }).end();
  const packed = /\bgzip\b/.test(`${request.headers['accept-encoding']}`) && body.length > 1000;
  const sent = packed ? gzipSync(body) : body;
  return response
    .writeHead(told.status, {
      ...{ 'content-type': told.type, 'content-length': sent.length },
      ...(told.status === 200 ? { etag } : {}),
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    })
    .end(sent);
}

function refuse(response: ServerResponse, retryAfter: string | undefined): unknown {
  return response
    .writeHead(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter })
    .end('Too Many Requests');
}

const PAGE = '<!DOCTYPE html><html><head><title>Just a moment</title></head><body></body></html>';
/** A part of a body that is too much for anybody, packed: a file may consist of several. */
const BOMB_PART = gzipSync(Buffer.alloc(1_000_000));
const BOMB_PARTS = 100;
const DRIP_MS = 50;
const WRONG_DATE_MS = 5 * 24 * 60 * MINUTE_MS;

function spoil(
  mode: Exclude<StandInMode, 'frozen'>,
  {
    request,
    response,
    told,
    retryAfter,
    clock,
  }: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly told: StandInAnswer;
    readonly retryAfter: string | undefined;
    readonly clock: Instant;
  },
): unknown {
  const again = (body: string | Buffer, type = told.type): unknown =>
    send(request, response, { ...told, type, body });
  const body = Buffer.from(told.body);
  switch (mode) {
    case 'html200':
      return send(request, response, { status: 200, type: 'text/html', body: PAGE });
    case 'empty202':
      return response
        .writeHead(202, retryAfter === undefined ? {} : { 'retry-after': retryAfter })
        .end();
    case 'truncated':
      response.writeHead(200, { 'content-type': told.type, 'content-length': body.length });
      return response.write(body.subarray(0, body.length >> 1), () => response.destroy());
    case 'slow': {
      response.writeHead(200, { 'content-type': told.type });
      const drip = setInterval(() => response.write('.'), DRIP_MS);
      return response.on('close', () => clearInterval(drip));
    }
    case 'reset':
      return request.socket.resetAndDestroy();
    case 'burst429':
      return refuse(response, retryAfter);
    case 'duplicate':
      return again(rowsOf(told, (rows) => rows.flatMap((row) => [row, row])));
    case 'revised':
      return again(rowsOf(told, (rows) => rows.map(told.listing ? reword : revise)));
    case 'late':
      return response.writeHead(404).end();
    case 'zipInsteadOfCsv':
      return again(zip(body), 'application/zip');
    case 'renamedHeader':
      return again(`${told.body}`.replace(...(told.listing?.renamed ?? [/^[^,]*/, 'PERIOD_END'])));
    case 'redirectOut':
      return response.writeHead(302, { location: 'https://elsewhere.example/file' }).end();
    case 'bomb':
      return response
        .writeHead(200, { 'content-type': told.type, 'content-encoding': 'gzip' })
        .end(Buffer.concat(Array.from({ length: BOMB_PARTS }, () => BOMB_PART)));
    case 'entityBomb':
      return again(entities(), 'application/xml');
    case 'wrongEncoding':
      return response
        .writeHead(200, { 'content-type': told.type, 'content-encoding': 'gzip' })
        .end(body);
    case 'wrongCharset':
      return again(Buffer.from(`\ufeff${told.body}`, 'utf16le'), 'text/csv; charset=utf-8');
    case 'wrongDate':
      response.setHeader('date', new Date(clock - WRONG_DATE_MS).toUTCString());
      return again(told.body);
    case 'shortPage':
      return again(rowsOf(told, (rows) => rows.slice(told.listing ? -1 : -5)));
    default:
      return mode satisfies never;
  }
}

/** A table with its head and other rows. */
function rowsOf(
  { body, listing }: StandInAnswer,
  change: (rows: readonly string[]) => readonly string[],
): string {
  if (listing) return listing.again(change);
  const [head = '', ...rows] = `${body}`.split(/(?<=\n)/);
  return [head, ...change(rows)].join('');
}

/** The middle row, its last figure changed in its first digit. */
const revise = (row: string, at: number, rows: readonly string[]): string =>
  at !== rows.length >> 1
    ? row
    : row.replace(/\d(?=[\d.]*\s*$)/, (digit) => `${(Number(digit) % 9) + 1}`);

/** The middle entry, one of its words another. */
const reword = (row: string, at: number, rows: readonly string[]): string =>
  at !== rows.length >> 1 ? row : row.replaceAll('works', 'closure');

function entities(): string {
  const names = Array.from({ length: 10 }, (_, i) => `a${i}`);
  const one = (name: string, i: number): string =>
    `<!ENTITY ${name} "${i === 0 ? 'bide' : `&${names[i - 1]};`.repeat(10)}">`;
  return `<?xml version="1.0"?><!DOCTYPE feed [${names.map(one).join('')}]><feed>&a9;</feed>`;
}
