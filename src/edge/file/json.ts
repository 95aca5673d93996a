import { type Page, type Path, type Place, page } from '../episode/page.ts';
import type { Problem, Result } from './problem.ts';

/**
 * Reads strict JSON. Places are looked for only once somebody asks, since most pages are right.
 * @param lines lines of the file above the text
 * @example json('{"a": 1}', 'a.json').ok // true
 */
export function json(text: string, file: string, lines = 0): Result<Page> {
  let located: Result<Page> | undefined;
  const ask = (path: Path, what: 'place' | 'key'): Place => {
    located ??= page(text, file, lines);
    return located.ok ? located.value[what](path) : { line: 1 + lines, column: 1 };
  };
  try {
    const value: unknown = JSON.parse(text);
    return {
      ok: true,
      value: { file, value, place: (p) => ask(p, 'place'), key: (p) => ask(p, 'key') },
    };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const problem: Problem = {
      file,
      ...broken(text, file, lines, found),
      expected: { en: 'well-formed JSON', 'zh-Hant': '正確的JSON' },
      found,
    };
    return { ok: false, problems: [problem] };
  }
}

/** Not every message of the engine says where; YAML, of which JSON is a part, mostly knows. */
function broken(text: string, file: string, lines: number, message: string): Place {
  const offset = /position (\d+)/.exec(message)?.[1];
  if (offset !== undefined || message.includes('end of JSON')) {
    const before = text.slice(0, Number(offset ?? text.length)).split('\n');
    return { line: before.length + lines, column: (before.at(-1) ?? '').length + 1 };
  }
  const read = page(text, file, lines);
  const first = read.ok ? undefined : read.problems[0];
  return first ? { line: first.line, column: first.column } : { line: 1 + lines, column: 1 };
}
