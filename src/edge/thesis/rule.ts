import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { Look, Reading, Rule } from '../../domain/look.ts';
import type { SeriesKind } from '../../domain/series.ts';
import { both } from '../../domain/text.ts';
import { accepted, type Phrase, type Problem, type Result, refused } from '../file/problem.ts';
import { audit, type Flaw, type FunctionCall } from './audit.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';

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

/** What the CEL reader says, in words of this house. Anything that is no error of CEL is too deep. */
function explain(error: unknown, text: string): Flaw {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return { offset: 0, expected: SHALLOW, found: `${text.slice(0, 20)}…` };
  const summary = 'summary' in error ? String(error.summary) : error.message;
  const range = 'range' in error ? (error.range as { start: number } | undefined) : undefined;
  const offset = Math.min(range?.start ?? 0, text.length);
  const { code } = error;
  if (code === 'no_such_overload' || code === 'no_matching_overload') {
    const types = summary.replace(/^.*?overload(?: for|:) ?/, '').replace(/^'|'$/g, '');
    const mixed = types.includes('double') && types.includes('int');
    return { offset, expected: SAME, found: types, ...(mixed ? { hint: DECIMAL } : {}) };
  }
  if (TYPES.has(code))
    return { offset, expected: BOOLS, found: { en: lower(summary), 'zh-Hant': '型別不合的值' } };
  const zh = ZH[code] ?? `無法讀取的寫法（${code}）`;
  return { offset, expected: CEL, found: { en: lower(summary), 'zh-Hant': zh } };
}

const lower = (s: string): string =>
  s.charAt(0).toLowerCase() + s.slice(1).replace(/\bEOF\b/, 'the end');

const TYPES = new Set([
  'invalid_logical_operand',
  'invalid_condition_type',
  'incompatible_ternary_branches',
]);

const CEL: Phrase = { en: 'a CEL expression', 'zh-Hant': 'CEL運算式' };
const SHALLOW: Phrase = { en: 'a less deeply nested expression', 'zh-Hant': '層次較淺的運算式' };
const SAME: Phrase = { en: 'values of one type', 'zh-Hant': '型別相同的值' };
const BOOLS = both(
  'true or false on both sides of a logical operator, and branches of one type',
  '邏輯運算兩側皆為true或false，且分支型別相同',
);
const DECIMAL = both(
  'write 1.0 rather than 1, or double(...)',
  '請寫1.0而不是1，或用`double(...)`',
);

/** The reader's errors by code. */
const ZH: Readonly<Record<string, string>> = {
  expected_token: '缺少括號、逗號或冒號',
  unexpected_token: '運算式不完整或符號錯置',
  unexpected_character: '不認得的字元',
  unterminated_string: '沒有結尾的引號',
  unterminated_triple_quoted_string: '沒有結尾的引號',
  newline_in_string: '引號內換行',
  reserved_identifier: '保留字',
  unknown_variable: '不認得的名稱',
  invalid_exponent: '寫法有誤的數',
  invalid_number: '寫法有誤的數',
  invalid_integer: '寫法有誤的數',
  invalid_escape_sequence: '寫法有誤的跳脫字元',
  limit_exceeded: '過長或過深的運算式',
};

/** Thrown by a call that has no answer. One object for all, so that no stack is taken on the way. */
const UNKNOWN = new Error('unknown');

/** What the rule that is now run looks at, and what it asked for in vain. */
const sight: { look: Look | undefined; missing: string[] } = {
  look: undefined,
  missing: [],
};

type Answer = number | boolean | string | undefined;

/** The language of rules: CEL with the functions of a thesis, and the variable `key`. */
const language = build();

function build(): Environment {
  const env = new Environment({ limits: { maxDepth: 64, maxAstNodes: 2000 } });
  env.registerVariable('key', 'string');
  const add = <A extends readonly (string | bigint | undefined)[]>(
    name: FunctionName,
    ask: (look: Look, args: A) => Answer,
  ): void => {
    const { args, counterparty, gives } = FUNCTIONS[name];
    const types = args.map((a) => (a === 'series' || a === 'claim' ? 'string' : 'int'));
    const call = (...given: A): string | number | bigint | boolean => {
      const answer = ask(sight.look as Look, given);
      if (answer === undefined || (typeof answer === 'number' && !Number.isFinite(answer)))
        return unseen(name, given);
      return gives === 'int' ? BigInt(Math.floor(answer as number)) : answer;
    };
    env.registerFunction(`${name}(${types.join(', ')}): ${gives}`, call);
    if (counterparty)
      env.registerFunction(`${name}(${[...types, 'string'].join(', ')}): ${gives}`, call);
  };
  for (const name of ['ret', 'chg', 'z', 'vol', 'rank'] as const)
    add<[string, bigint]>(name, (l, [id, n]) => l[name](id, Number(n)));
  add<[string, string, bigint]>('corr', (l, [a, b, n]) => l.corr(a, b, Number(n)));
  for (const name of ['drawdown', 'streak', 'level'] as const)
    add<[string]>(name, (l, [id]) => l[name](id));
  add<[]>('credit', (l) => l.credit());
  for (const name of ['rung', 'since', 'exists', 'enacted', 'suspended'] as const)
    add<[string, string?]>(name, (l, [c, cp]) => l[name](c, cp));
  add<[string, bigint, bigint, string?]>('count', (l, [c, r, d, cp]) =>
    l.count(c, { rung: Number(r), days: Number(d) }, cp),
  );
  return env;
}

function unseen(name: FunctionName, given: readonly unknown[]): never {
  const names = name === 'credit' ? ['credit'] : name === 'corr' ? given.slice(0, 2) : [given[0]];
  for (const n of names) {
    const id = String(n);
    if (!sight.missing.includes(id)) sight.missing.push(id);
  }
  throw UNKNOWN;
}
