import { setTimeout } from 'node:timers/promises';
import { present } from '../../domain/present.ts';
import type { Instant } from '../../domain/time.ts';
import { VERSION } from '../version.ts';
import { nameServer, type Resolve } from './address.ts';
import type { Failed, FetchFault } from './fault.ts';
import { clockAhead, type FetchLimits, type Hopped, type HopRequest, hop } from './hop.ts';
import { MAX_PAUSE_MS, patience, type Quota } from './patience.ts';
import { isPlain, placeAfter, standInOf } from './place.ts';
import { masking } from './secret.ts';

/** What is wanted of a source. */
export type FeedRequest = {
  readonly source: string;
  /** Address of https, with its secrets. */
  readonly url: string;
  /** Where it may be, and where the source may send it on to. */
  readonly hosts: readonly string[];
  /** Names of parameters of the address that carry secrets. */
  readonly secrets?: readonly string[];
  readonly method?: 'GET' | 'POST';
  /** JSON. */
  readonly body?: string;
  /** What an earlier answer said of itself: the same one is not sent again. */
  readonly since?: { readonly etag?: string; readonly modified?: string };
  /** How often the source may be asked, whatever it is asked for. */
  readonly quota?: Quota;
  /** Until when its answer is waited for. */
  readonly until?: AbortSignal | undefined;
};

export type FeedAnswer = {
  /** Empty where nothing changed. */
  readonly body: Uint8Array;
  /** When its last byte came. */
  readonly at: Instant;
  readonly status: 200 | 304;
  readonly type?: string;
  readonly etag?: string;
  readonly modified?: string;
  /** What was asked for, without secrets. */
  readonly url: string;
};

export type FeedOutcome =
  | { readonly ok: true; readonly value: FeedAnswer }
  | { readonly ok: false; readonly fault: FetchFault };

/** The network, as far as bide goes into it. */
export type FeedWorld = {
  readonly get: (asked: FeedRequest) => Promise<FeedOutcome>;
  /** A stand-in answers in place of the network. */
  readonly standIn: boolean;
};

const MAX_TRIES = 3;
const MAX_REDIRECTS = 4;
/** What one waits for in a pull; whoever wants a longer wait is asked in another one. */
const MAX_WAIT_MS = 60_000;
const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 20_000;
const LIMITS: FetchLimits = { totalMs: 30_000, idleMs: 25_000, bytes: 32_000_000 };
const COURTESY: Quota = { calls: 60, spanMs: 60_000 };

/** As whom bide asks. */
export const USER_AGENT = `bide/${VERSION} (+local, one reader)`;

/**
 * The only way out of the program. Nothing is asked but over https, of hosts named beforehand whose
 * addresses are all public, within limits of time, size and number that outlast the program.
 * @throws Fault where the state of the sources cannot be kept, or `BIDE_WORLD` is no place on this computer
 */
export function feedWorld(way: {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Instant;
  readonly sleep?: (ms: number, until?: AbortSignal) => Promise<unknown>;
  readonly random?: () => number;
  readonly resolve?: Resolve;
  readonly limits?: Partial<FetchLimits>;
}): FeedWorld {
  const { home, env, now, sleep = waited, random = Math.random, resolve = nameServer } = way;
  const standIn = standInOf(env);
  const kept = patience(home, { standIn: standIn !== undefined, now });
  const limits = { ...LIMITS, ...way.limits };
  const hopWay = { now, limits, resolve, ...present({ standIn }) };

  /** Waits until a call may be made; returns when that would be, where that is too long. */
  const turn = async ({
    source,
    quota = COURTESY,
    until,
  }: FeedRequest): Promise<Instant | undefined> => {
    while (!until?.aborted) {
      const again = kept.spend(source, quota);
      if (again === undefined || again - now() > MAX_WAIT_MS) return again;
      await sleep(Math.max(1, again - now()), until);
    }
    return undefined;
  };

  /** One try: a request, and where its answer sends it. */
  const travel = async (asked: FeedRequest, first: URL, count: () => void): Promise<Hopped> => {
    let url = first;
    let { method = 'GET', body } = asked;
    for (let redirects = 0; ; redirects++) {
      const again = await turn(asked);
      if (again !== undefined) return failed({ kind: 'quota', by: 'bide', again });
      if (redirects === 0) count();
      const headers = headersOf(asked, body);
      const request: HopRequest = { url, method, headers, ...present({ body }) };
      const got = await hop(request, { ...hopWay, until: asked.until });
      if (!got.ok) return got;
      const { status, headers: said } = got.value;
      if (!REDIRECTS.includes(status) || said.location === undefined) return got;
      const next = placeAfter(url, said.location);
      if (next === undefined || redirects === MAX_REDIRECTS || !asked.hosts.includes(next.hostname))
        return failed({ kind: 'redirect', to: next?.hostname || '?' });
      if (method === 'POST' && status <= SEE_OTHER) [method, body] = ['GET', undefined];
      url = next;
    }
  };

  const get = async (asked: FeedRequest): Promise<FeedOutcome> => {
    const { source, secrets = [] } = asked;
    const url = new URL(asked.url);
    if (!asked.hosts.includes(url.hostname)) throw new RangeError(`${source} is not at this host`);
    const mask = masking(asked.url, secrets);
    let tries = 0;
    const where = { source, host: url.hostname, url: mask.address(url) };
    const ended = (fault: Failed): FeedOutcome => ({
      ok: false,
      fault: { ...masked(fault, mask.text), ...where, tries },
    });
    if (!isPlain(url)) return ended({ kind: 'not https' });
    const admitted = kept.admit(source);
    if (typeof admitted === 'object') return ended(admitted);
    const most = admitted === 'trial' ? 1 : MAX_TRIES;
    for (let failures = 0; ; failures++) {
      const outcome = judgedBy(await travel(asked, url, () => tries++), asked, now());
      if (outcome.ok) {
        kept.answered(source);
        const { body, at, headers } = outcome.value;
        const heads = { type: headers['content-type'], etag: headers.etag };
        const shown = { ...heads, modified: headers['last-modified'] };
        return {
          ok: true,
          value: {
            body: mask.bytes(body),
            at,
            status: outcome.value.status === NOT_MODIFIED ? NOT_MODIFIED : OK,
            url: where.url,
            ...masked(present(shown), mask.text),
          },
        };
      }
      const { fault } = outcome;
      const again = 'again' in fault ? fault.again : undefined;
      const wait = again === undefined ? jitter(tries, random()) : Math.max(0, again - now());
      if (tries >= most || !mayPass(fault) || wait > MAX_WAIT_MS) {
        if (isAlive(fault)) kept.answered(source);
        else if (isItsOwn(fault) || failures > 0) kept.failed(source, again);
        return ended(fault);
      }
      await sleep(wait, asked.until);
    }
  };
  return { get, standIn: standIn !== undefined };
}

/** Waits; no longer than until it is told to stop. */
const waited = (ms: number, signal?: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, present({ signal })).catch(() => {});

const failed = (fault: Failed) => ({ ok: false, fault }) as const;

const [OK, SEE_OTHER, NOT_MODIFIED, TOO_MANY, UNAVAILABLE] = [200, 303, 304, 429, 503] as const;
const REDIRECTS: readonly number[] = [301, 302, SEE_OTHER, 307, 308];
/** Of the other statuses, those after which another try may do. */
const PASSING: readonly number[] = [408, TOO_MANY, 500, 502, UNAVAILABLE, 504];

/** Only a body that was asked for is an answer. */
function judgedBy(travelled: Hopped, { since, quota }: FeedRequest, at: Instant): Hopped {
  if (!travelled.ok) return travelled;
  const { status, headers } = travelled.value;
  if (status === OK || (status === NOT_MODIFIED && (since?.etag ?? since?.modified))) {
    const ahead = clockAhead(headers, travelled.value.at);
    return ahead === 0 ? travelled : failed({ kind: 'clock', ahead });
  }
  const busy = status === TOO_MANY || status === UNAVAILABLE;
  const rest = status === TOO_MANY && quota?.restMs ? at + quota.restMs : undefined;
  const again =
    (busy ? retryAfter(headers['retry-after'], at) : undefined) ?? (rest as Instant | undefined);
  if (status === TOO_MANY && again !== undefined)
    return failed({ kind: 'quota', by: 'source', again });
  return failed({ kind: 'status', status, ...present({ again }) });
}

/** When a source wants to be asked again: seconds from now, or a date; never after the longest pause. */
export function retryAfter(said: string | undefined, at: Instant): Instant | undefined {
  if (said === undefined) return undefined;
  const then = /^\d+$/.test(said) ? at + Number(said) * 1000 : Date.parse(said);
  if (Number.isNaN(then)) return undefined;
  return Math.min(Math.max(then, at), at + MAX_PAUSE_MS) as Instant;
}

const mayPass = (fault: Failed): boolean =>
  fault.kind === 'status'
    ? PASSING.includes(fault.status)
    : fault.kind === 'quota'
      ? fault.by === 'source'
      : ['timeout', 'reset', 'truncated'].includes(fault.kind);

/** A source that refuses a request is not out of order. */
const isAlive = (fault: Failed): boolean =>
  fault.kind === 'status' && fault.status >= 400 && fault.status < 500 && !mayPass(fault);

/** Whether it is the source that failed, and not this end of the line. */
const isItsOwn = (fault: Failed): boolean =>
  fault.kind === 'quota' ? fault.by === 'source' : !AT_THIS_END.includes(fault.kind);

/** What a reader without a network, or behind somebody's gate, meets whoever is asked. */
const AT_THIS_END: readonly Failed['kind'][] = [
  'offline',
  'no address',
  'private address',
  'certificate',
  'clock',
  'given up',
];

/** A wait by chance, up to twice as long after each try. */
const jitter = (tries: number, chance: number): number =>
  chance * Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tries);

function headersOf({ since }: FeedRequest, body: string | undefined): Record<string, string> {
  return {
    'user-agent': USER_AGENT,
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    ...present({ 'if-none-match': since?.etag, 'if-modified-since': since?.modified }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

const masked = <T extends object>(parts: T, mask: (text: string) => string): T =>
  Object.fromEntries(
    Object.entries(parts).map(([name, x]) => [name, typeof x === 'string' ? mask(x) : x]),
  ) as T;
