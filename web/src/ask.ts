/** Something that is wrong with what was sent, in the reader's words: file, line, column, expected and found. */
export type ToldProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
};

/** Why the server did not give what was asked for. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  /** One by one, where a file is wrong. */
  readonly problems: readonly ToldProblem[];

  constructor(status: number, detail: string, problems: readonly ToldProblem[] = []) {
    super(detail);
    this.status = status;
    this.problems = problems;
  }
}

/** Asks the server for JSON; throws Refused with the reason that it gives. */
export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  if (response.ok) return (await response.json()) as T;
  const text = await response.text();
  const { detail, problems } = told(text);
  throw new Refused(response.status, detail ?? text, problems);
}

function told(text: string): {
  readonly detail?: string;
  readonly problems?: readonly ToldProblem[];
} {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Sends JSON, as a change. */
export const send = <T>(path: string, body: unknown, method = 'POST'): Promise<T> =>
  ask<T>(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
