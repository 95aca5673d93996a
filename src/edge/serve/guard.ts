import { timingSafeEqual } from 'node:crypto';

/** What a request shows of itself before it is answered. */
export type Shown = {
  readonly method: string;
  /** Whether a page is asked for, to which a link of another page may lead; not an answer of the interface. */
  readonly page: boolean;
  /** Every Host header. */
  readonly hosts: readonly string[];
  readonly origin?: string | undefined;
  /** `Sec-Fetch-Site`, which a browser sets and no script can. */
  readonly site?: string | undefined;
  readonly authorization?: string | undefined;
};

/** Of which server it was asked. */
export type House = {
  readonly port: number;
  /** Whoever knows it may change things without a browser. */
  readonly token: string;
  readonly readOnly: boolean;
};

/** Why a request is not answered: its HTTP status and a reason in a word. */
export type TurnedAway = { readonly status: 403 | 405 | 421; readonly reason: string };

const LOOPBACKS = ['127.0.0.1', 'localhost'];
/** The port that browsers leave out. */
const HTTP_PORT = 80;

/** The names under which a server on the loopback is this one: a name that a stranger led here is not among them. */
const ownHosts = (port: number): readonly string[] =>
  LOOPBACKS.flatMap((name) => [`${name}:${port}`, ...(port === HTTP_PORT ? [name] : [])]);

const SAFE = ['GET', 'HEAD'];

/**
 * Whether a request may be answered: it names this machine (against rebinding of names), it comes from no other
 * page, and where it changes something it comes from a page of this server or carries the token.
 * @example turnedAway({ method: 'GET', page: true, hosts: ['evil.example'] }, { port: 1, token: 't', readOnly: false })?.status // 421
 */
export function turnedAway(
  { method, page, hosts, origin, site, authorization }: Shown,
  { port, token, readOnly }: House,
): TurnedAway | undefined {
  const [host = ''] = hosts;
  if (hosts.length !== 1 || !ownHosts(port).includes(host.toLowerCase()))
    return { status: 421, reason: 'another host' };
  const own = origin !== undefined && origin === `http://${host.toLowerCase()}`;
  if (origin !== undefined && !own) return { status: 403, reason: 'another origin' };
  // Another page may lead to a page here by a link, and that is all.
  const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (elsewhere && !(page && SAFE.includes(method)))
    return { status: 403, reason: 'another page asks' };
  if (SAFE.includes(method)) return undefined;
  if (readOnly) return { status: 405, reason: 'read-only' };
  if (bearer(authorization, token)) return undefined;
  return own ? undefined : { status: 403, reason: 'no origin and no token' };
}

/** Whether a header carries the token; compared in constant time. */
function bearer(header: string | undefined, token: string): boolean {
  const [given, own] = [header ?? '', `Bearer ${token}`].map((text) => Buffer.from(text));
  return (
    given !== undefined &&
    own !== undefined &&
    given.length === own.length &&
    timingSafeEqual(given, own)
  );
}
