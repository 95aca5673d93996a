import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import type { Look, Reading, Rule } from '../../domain/look.ts';
import type { SeriesKind } from '../../domain/series.ts';
import { both } from '../../domain/text.ts';
import { accepted, type Phrase, type Problem, type Result, refused } from '../file/problem.ts';
import { audit, type Flaw, type FunctionCall } from './audit.ts';
import { language, sight, UNKNOWN } from './cel.ts';
import { explain } from './explain.ts';

/** Where a character of an expression stands. */
export type Locate = (offset: number) => Pick<Problem, 'file' | 'line' | 'column' | 'path'>;

/** A rule, and what it is made of. */
export type Expression = {
  readonly rule: Rule;
  readonly calls: readonly FunctionCall[];
  /** Numbers written in it. */
  readonly numbers: readonly number[];
};

/** What a rule may name. */
export type Names = {
  /** Kind of each series by id. */
  readonly kinds: Readonly<Record<string, SeriesKind>>;
  /** True where the variable `key` has a meaning: in the condition of a keyed stop. */
  readonly keyed: boolean;
};

/** Longest expression, UTF-16 units. */
const MAX_EXPRESSION_UNITS = 4000;

/**
 * Reads a rule once, so that it can be run often. Names, arguments, units and types are checked
 * here: running it can only give true, false or unknown.
 * @param at tells where a character of the expression stands; by default its own line and column
 */
export function expression(
  text: string,
  names: Names,
  at: Locate = bare(text),
): Result<Expression> {
  const wrong = (...flaws: readonly Flaw[]): Result<never> =>
    refused(...flaws.map(({ offset, ...flaw }) => ({ ...at(offset), ...flaw })));
  if (text.length > MAX_EXPRESSION_UNITS)
    return wrong({ offset: 0, expected: SHORT, found: `${text.length}` });
  let parsed: ParseResult;
  try {
    parsed = language.parse(text);
  } catch (error) {
    return wrong(explain(error, text));
  }
  const { faults, calls, numbers, usesKey } = audit(parsed.ast, names.kinds);
  if (faults.length > 0) return wrong(...faults);
  const type = parsed.check();
  if (!type.valid) return wrong(explain(type.error, text));
  if (type.type !== 'bool') return wrong({ offset: 0, expected: TRUTH, found: `${type.type}` });
  if (usesKey && !names.keyed)
    return wrong({ offset: keyAt(parsed.ast), expected: NO_KEY, found: 'key' });
  return accepted({ rule: runs(parsed), calls, numbers });
}

const HOLDS: Reading = { holds: true, missing: [] };
const FAILS: Reading = { holds: false, missing: [] };

function runs(parsed: ParseResult): Rule {
  const context = { key: '' };
  return (look: Look): Reading => {
    const { look: outer, missing } = sight;
    sight.look = look;
    sight.missing = [];
    context.key = look.key;
    try {
      return parsed(context) === true ? HOLDS : FAILS;
    } catch (error) {
      if (error === UNKNOWN) return { holds: undefined, missing: sight.missing };
      if (error instanceof Error && 'code' in error && error.code === 'numeric_overflow')
        return { holds: undefined, missing: ['overflow'] };
      throw error;
    } finally {
      sight.look = outer;
      sight.missing = missing;
    }
  };
}

function keyAt(node: ASTNode): number {
  const at = /\bkey\b/.exec(node.input.replace(/"[^"]*"|'[^']*'/g, (s) => ' '.repeat(s.length)));
  return at?.index ?? 0;
}

const bare =
  (text: string): Locate =>
  (offset) => {
    const before = text.slice(0, offset).split('\n');
    return { file: 'rule', line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };

const SHORT = both(
  `at most ${MAX_EXPRESSION_UNITS} characters`,
  `至多${MAX_EXPRESSION_UNITS}個字元`,
);
const TRUTH: Phrase = { en: 'a rule that is true or false', 'zh-Hant': '得出true或false的規則' };
const NO_KEY = both(
  'no key, for only a stop with keys has one',
  '不含`key`的寫法（只有分項的停損才有`key`）',
);
