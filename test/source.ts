import { readdirSync, readFileSync } from 'node:fs';

/** A file of the program: its path below src, and its text. */
export type Source = { readonly path: string; readonly text: string };

/** A text with its comments blanked, and with its strings blanked too; positions stay the same. */
export type Stripped = { readonly spoken: string; readonly code: string };

/** Words after which a slash begins a regular expression and not a division. */
const BEFORE_REGEX =
  /(?:^|[=([{,;:!&|?+\-*%<>~^}]|=>|\b(?:return|typeof|case|in|of|void|do|else))\s*$/;

/**
 * Blanks comments, and then the insides of strings, templates and regular expressions. Code inside
 * `${}` of a template stays code.
 */
export function strip(text: string): Stripped {
  const spoken = text.split('');
  const code = text.split('');
  const blank = (into: string[], from: number, to: number): void => {
    for (let i = from; i < to; i++) if (into[i] !== '\n') into[i] = ' ';
  };
  /** Depth of braces at which each open `${` ends. */
  const holes: number[] = [];
  let depth = 0;
  let at = 0;
  const end = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from;
    const m = pattern.exec(text);
    return m ? m.index + m[0].length : text.length;
  };
  /** Passes over template text from `from` to its end or to its next hole. */
  const template = (from: number): number => {
    const stop = end(/(?:\\[\s\S]|[^\\`$]|\$(?!\{))*(?:`|\$\{)/y, from);
    blank(code, from, stop - 1);
    if (text[stop - 1] === '{') {
      blank(code, stop - 1, stop);
      blank(code, stop - 2, stop - 1);
      holes.push(depth);
    }
    return stop;
  };
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const one = text[at] as string;
    if (two === '//' || two === '/*') {
      const stop = two === '//' ? end(/(?=\n)|$/g, at) : end(/\*\//g, at + 2);
      blank(spoken, at, stop);
      blank(code, at, stop);
      at = stop;
    } else if (one === "'" || one === '"') {
      const stop = end(
        one === "'" ? /(?:\\[\s\S]|[^\\'\n])*'/y : /(?:\\[\s\S]|[^\\"\n])*"/y,
        at + 1,
      );
      blank(code, at + 1, stop - 1);
      at = stop;
    } else if (one === '`') {
      at = template(at + 1);
    } else if (one === '}' && holes.at(-1) === depth) {
      holes.pop();
      blank(code, at, at + 1);
      at = template(at + 1);
    } else if (one === '/' && BEFORE_REGEX.test(code.slice(0, at).join('').slice(-40))) {
      const stop = end(/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/[\n])+\/[a-z]*/y, at + 1);
      blank(code, at + 1, stop);
      at = stop;
    } else {
      if (one === '{') depth++;
      if (one === '}') depth--;
      at++;
    }
  }
  return { spoken: spoken.join(''), code: code.join('') };
}

/** What a file imports or exports from elsewhere, by static, dynamic or type import. */
export function specifiers({ spoken, code }: Stripped): readonly string[] {
  const found: string[] = [];
  for (const m of code.matchAll(/\b(?:from|import)\s*\(?\s*(['"`])(\s*)\1/g)) {
    const to = m.index + m[0].length - 1;
    found.push(spoken.slice(to - (m[2] as string).length, to));
  }
  return found;
}

export const SRC = new URL('../src/', import.meta.url);

/** Every TypeScript file below src. */
export const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(new URL(path, SRC), 'utf8') }));
