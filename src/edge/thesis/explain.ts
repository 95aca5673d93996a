import { both } from '../../domain/text.ts';
import type { Phrase } from '../file/problem.ts';
import type { Flaw } from './audit.ts';

/** What the CEL reader says, in words of this house. Anything that is no error of CEL is too deep. */
export function explain(error: unknown, text: string): Flaw {
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
