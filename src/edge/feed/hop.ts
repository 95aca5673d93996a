import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { Instant } from '../../domain/time.ts';
import { isPublic, NOT_PUBLIC, ownOnly, publicOnly, type Resolve } from './address.ts';
import type { BareFault, Failed } from './fault.ts';

/** What an answer may cost: its whole time, silence inside it, and bytes, packed and unpacked. */
export type FetchLimits = {
  readonly totalMs: number;
  readonly idleMs: number;
  readonly bytes: number;
};

/** One request to one host. */
export type HopRequest = {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status is all that is asked for: nothing of the answer's body is read. */
  readonly headOnly?: true;
  /** It may be a place of one's own network, over http as well; without this it is public, and over https. */
  readonly own?: true;
};

export type HopWay = {
  readonly now: () => Instant;
  readonly limits: FetchLimits;
  readonly resolve: Resolve;
  /** What answers in place of the network. */
  readonly standIn?: URL;
  /** Ends the exchange, whatever it has come to. */
  readonly until?: AbortSignal | undefined;
};

/** What one host answered; of another status than 200 there is no body. */
type HopAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** When the last byte came. */
  readonly at: Instant;
};

export type Hopped =
  | { readonly ok: true; readonly value: HopAnswer }
  | { readonly ok: false; readonly fault: Failed };

const NOTHING = new Uint8Array();
const OK = 200;

/** Asks one host once, and follows nothing. */
export async function hop(asked: HopRequest, way: HopWay): Promise<Hopped> {
  const { url } = asked;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const open = asked.own && url.protocol === 'https:';
  if (isIP(literal) !== 0 && !open && isPublic(literal) === Boolean(asked.own))
    return failed(asked.own ? 'not https' : 'private address');
  const got = await exchanged(asked, way);
  if (!got.ok || got.value.status !== OK || asked.headOnly) return got;
  const { headers, body } = got.value;
  const unpacked = await unpack(body, headers['content-encoding'], way.limits.bytes);
  return unpacked.ok ? { ok: true, value: { ...got.value, body: unpacked.value } } : unpacked;
}

const failed = (kind: BareFault) => ({ ok: false, fault: { kind } }) as const;

/** Exchanges a request for an answer, packed as it came. */
function exchanged(asked: HopRequest, way: HopWay): Promise<Hopped> {
  const { limits, now, until } = way;
  if (until?.aborted) return Promise.resolve(failed('given up'));
  return new Promise((resolve) => {
    let response: IncomingMessage | undefined;
    const request = opened(asked, way);
    const late = (): void =>
      end({ ok: false, fault: { kind: 'timeout', seconds: Math.round(limits.totalMs / 1000) } });
    const total = setTimeout(late, limits.totalMs);
    let idle = setTimeout(late, limits.idleMs);
    const stopped = (): void => end(failed('given up'));
    until?.addEventListener('abort', stopped);
    const end = (outcome: Hopped): void => {
      until?.removeEventListener('abort', stopped);
      clearTimeout(total);
      clearTimeout(idle);
      // Whatever is still said of a connection that is closed here is of no interest.
      request.on('error', () => {});
      request.destroy();
      resolve(outcome);
    };
    const large = (): void => end({ ok: false, fault: { kind: 'too large', bytes: limits.bytes } });
    request.on('error', (error: NodeJS.ErrnoException) =>
      end(failed(response ? 'truncated' : kindOf(error.code ?? ''))),
    );
    request.on('response', (answer) => {
      response = answer;
      const { statusCode: status = 0, headers } = answer;
      if (status !== OK || asked.headOnly) {
        end({ ok: true, value: { status, headers, body: NOTHING, at: now() } });
        return;
      }
      if (Number(headers['content-length'] ?? 0) > limits.bytes) {
        large();
        return;
      }
      // Without a length and without chunks nobody can tell a whole answer from one that was cut.
      if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
        end(failed('truncated'));
        return;
      }
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        clearTimeout(idle);
        idle = setTimeout(late, limits.idleMs);
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > limits.bytes) large();
      });
      answer.on('error', () => end(failed('truncated')));
      answer.on('end', () =>
        end({ ok: true, value: { status, headers, body: Buffer.concat(chunks), at: now() } }),
      );
    });
    request.end(asked.body);
  });
}

function opened({ url, method, headers, own }: HopRequest, { standIn, resolve }: HopWay) {
  const path = `${url.pathname}${url.search}`;
  const common = { method, headers, agent: false } as const;
  if (standIn)
    return http.request({
      ...common,
      host: standIn.hostname.replace(/^\[|\]$/g, ''),
      port: standIn.port,
      path: `/${url.hostname}${path}`,
    });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!own) return https.request({ ...common, host, path, lookup: publicOnly(resolve) });
  // Over http nothing leaves one's own network.
  if (url.protocol === 'http:')
    return http.request({ ...common, host, port: url.port, path, lookup: ownOnly(resolve) });
  return https.request({ ...common, host, port: url.port, path });
}

/** What a code of the system or of the platform means, as long as nothing was answered. */
function kindOf(code: string): BareFault {
  if (code === NOT_PUBLIC) return 'private address';
  if (code === 'ENOTFOUND') return 'no address';
  if (/^(EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'offline';
  return CERTIFICATE.test(code) ? 'certificate' : 'reset';
}

const CERTIFICATE =
  /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_)/;

/** Unpacks a body as its head says, up to so many bytes. */
async function unpack(body: Uint8Array, encoding: string | undefined, bytes: number) {
  const name = (encoding ?? '').trim().toLowerCase() || 'identity';
  if (name === 'identity') return { ok: true, value: body } as const;
  const unpacked = UNPACKED[name];
  if (!unpacked) return failed('garbled');
  try {
    return { ok: true, value: await unpacked(body, { maxOutputLength: bytes }) } as const;
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { ok: false, fault: { kind: 'bomb', bytes } } as const;
    return failed(code === 'Z_BUF_ERROR' ? 'truncated' : 'garbled');
  }
}

type Unpack = (body: Uint8Array, how: { readonly maxOutputLength: number }) => Promise<Uint8Array>;
const gzip: Unpack = promisify(gunzip);
const zlib: Unpack = promisify(inflate);
const bare: Unpack = promisify(inflateRaw);
const ZLIB_METHOD = 8;
const UNPACKED: Readonly<Record<string, Unpack>> = {
  gzip,
  'x-gzip': gzip,
  // Some servers leave out the head that the name promises.
  deflate: (body, how) => (((body[0] ?? 0) & 15) === ZLIB_METHOD ? zlib : bare)(body, how),
  br: promisify(brotliDecompress),
};

/** How far our clock and the date of an answer may be apart: what comes is dated by our clock, once and for all. */
const MAX_APART_MS = 3_600_000;

/**
 * How far an instant of our clock is ahead of the date of an answer, milliseconds; zero where they agree well enough,
 * or where it states none. A store on the way may leave the date as it was and state how old its copy is, or date it
 * anew: what fits better counts. Source: RFC 9110, section 6.6.1; RFC 9111, section 5.1.
 */
export function clockAhead(
  { date, age }: Pick<IncomingHttpHeaders, 'date' | 'age'>,
  at: Instant,
): number {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return 0;
  const fresh = at - told;
  const stored = /^\d{1,9}$/.test(age ?? '') ? fresh - Number(age) * 1000 : fresh;
  const ahead = Math.abs(stored) < Math.abs(fresh) ? stored : fresh;
  return Math.abs(ahead) > MAX_APART_MS ? ahead : 0;
}
