// What a page or a script asks a server of bide with: it needs nothing but `fetch`, and knows the contract by its types alone.
import type * as z from 'zod';
import type { CONTRACT } from './edge/serve/endpoints.ts';

type Contract = typeof CONTRACT;

/** What can be asked: method and path below /api/v1, as `GET /state`. */
export type CallName = keyof Contract;
/** What is told with it: names in the path and query or body in one object. */
export type CallInput<C extends CallName> = z.input<Contract[C]['input']>;
export type CallAnswer<C extends CallName> = z.output<Contract[C]['answer']>;

/** What a server says where it gives no answer (RFC 9457). */
export type CallProblem = {
  readonly status: number;
  readonly detail: string;
  /** As the command would end: 1 content wrong or the answer is no, 2 the request is wrong, 3 a fault. */
  readonly exit?: number;
  readonly problems?: readonly unknown[];
  /** What was done before it, of several. */
  readonly done?: readonly unknown[];
};

/** Why the server did not give what was asked for. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly problem: CallProblem;

  constructor(problem: CallProblem) {
    super(problem.detail);
    this.status = problem.status;
    this.problem = problem;
  }
}

/**
 * Asks for JSON.
 * @throws Refused with the reason that the server gives
 */
export async function ask<T>(address: string, init?: RequestInit): Promise<T> {
  const response = await fetch(address, init);
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as T;
  throw new Refused(problemIn(text) ?? { status: response.status, detail: text });
}

function problemIn(text: string): CallProblem | undefined {
  try {
    const read = JSON.parse(text);
    return typeof read.detail === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Sends JSON, as a change. */
export const send = <T>(address: string, body: unknown, init: RequestInit = {}): Promise<T> =>
  ask<T>(address, {
    method: 'POST',
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
    body: JSON.stringify(body),
  });

/** Which server is asked; in one of its own pages nothing need be told. */
export type ClientWay = {
  /** Its address, as `http://127.0.0.1:8080`. */
  readonly base?: string;
  /** The file `token` of the workspace: what changes something needs it outside of a page of the server. */
  readonly token?: string;
};

/**
 * A client of a server that `bide serve` started.
 * @example typeof bideClient({ base: 'http://127.0.0.1:8080' }).call // 'function'
 */
export function bideClient({ base = '', token }: ClientWay = {}) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    /** Asks, and gives the answer; `signal` ends it. */
    call: <C extends CallName>(
      name: C,
      input: CallInput<C>,
      signal?: AbortSignal,
    ): Promise<CallAnswer<C>> => {
      const [method = 'GET', path = ''] = name.split(' ');
      const rest = new Map<string, unknown>(Object.entries(input));
      const filled = path.replace(/\{(\w+)\}/g, (_, field: string) => {
        const value = String(rest.get(field));
        rest.delete(field);
        return encodeURIComponent(value);
      });
      const address = `${base}/api/v1${filled}`;
      const init = { method, headers, ...(signal && { signal }) };
      if (method !== 'GET' && method !== 'DELETE')
        return send(address, Object.fromEntries(rest), init);
      const told = [...rest].flatMap(([field, value]) =>
        value === undefined ? [] : [[field, String(value)] as [string, string]],
      );
      const query = new URLSearchParams(told).toString();
      return ask(query === '' ? address : `${address}?${query}`, init);
    },
    /** Where an `EventSource` hears what changed: events `changed` and `run`. */
    events: `${base}/api/v1/events`,
  };
}
