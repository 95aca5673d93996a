import type { Claim } from '../domain/watch.ts';

/** A question that is asked of every claim, and by what: two questions are one where all of it is the same. */
type Question = { readonly of: readonly [object, object]; readonly text: string };

type Answers<T> = { readonly claims: readonly Claim[]; readonly answers: readonly T[] };

const LAST = new WeakMap<object, WeakMap<object, Map<string, Answers<unknown>>>>();

/**
 * The answer for each claim, worked out anew only for claims that are others than when the question was
 * last asked: day by day few change.
 */
export function eachClaim<T>(
  { of: [a, b], text }: Question,
  claims: readonly Claim[],
  answer: (claim: Claim) => T,
): readonly T[] {
  const within = LAST.get(a) ?? new WeakMap<object, Map<string, Answers<unknown>>>();
  if (!LAST.has(a)) LAST.set(a, within);
  const asked = within.get(b) ?? new Map<string, Answers<unknown>>();
  if (!within.has(b)) within.set(b, asked);
  const last = asked.get(text) as Answers<T> | undefined;
  const answers = claims.map((claim, i) =>
    last?.claims[i] === claim ? (last.answers[i] as T) : answer(claim),
  );
  asked.set(text, { claims, answers });
  return answers;
}
