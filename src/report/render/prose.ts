/**
 * A run of a sentence: plain text, a figure with the ids that it rests on, a figure that such an id
 * points at, a name with its address, stressed text, or what is not known, with its reason in words.
 */
export type Span =
  | string
  | { readonly text: string; readonly refs: readonly string[]; readonly typed?: string }
  | { readonly text: string; readonly place: string }
  | { readonly text: string; readonly url: string }
  | { readonly strong: Prose }
  | { readonly unknown: string };

/** A sentence or a part of one. */
export type Prose = readonly Span[];

/** A figure and the observations or evidence behind it. */
export const cite = (text: string, ...refs: readonly string[]): Span => ({ text, refs });

/** A sentence of the program's own in which what is typed, or a name in a file, stands between backticks. */
export const typed = (text: string): Prose =>
  text
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 === 1 ? { text: `\`${part}\``, refs: [], typed: part } : part));

/** Stressed words. */
export const strong = (...spans: Prose): Span => ({ strong: spans });

/** A template whose holes keep their ids. */
export function say(parts: TemplateStringsArray, ...holes: readonly (Span | Prose)[]): Prose {
  const out: Span[] = [];
  for (const [i, part] of parts.entries()) {
    if (part !== '') out.push(part);
    const hole = holes[i];
    if (hole === undefined || hole === '') continue;
    if (isProse(hole)) out.push(...hole);
    else out.push(hole);
  }
  return out;
}

/** The same with plain texts that touch in one, so that an amount stands with its unit. */
export const runs = (prose: Prose): Prose =>
  prose.reduce<Span[]>((all, span) => {
    const last = all.at(-1);
    if (typeof span === 'string' && typeof last === 'string') all[all.length - 1] = last + span;
    else all.push(span);
    return all;
  }, []);

/** Parts with text between them. */
export const join = (between: string, parts: readonly Prose[]): Prose =>
  parts.filter((p) => p.length > 0).flatMap((part, i) => (i === 0 ? part : [between, ...part]));

/** A clause as the beginning of a sentence. */
export const opened = ([first = '', ...rest]: Prose): Prose => [
  typeof first === 'string' ? first.charAt(0).toUpperCase() + first.slice(1) : first,
  ...rest,
];

/** The words alone. */
export const flat = (prose: Prose): string =>
  prose
    .map((s) =>
      typeof s === 'string' ? s : 'text' in s ? s.text : 'strong' in s ? flat(s.strong) : s.unknown,
    )
    .join('');

/** One span is a sentence, too. */
export const sentence = (said: Span | Prose): Prose => (isProse(said) ? said : [said]);

const isProse = (hole: Span | Prose): hole is Prose => Array.isArray(hole);
