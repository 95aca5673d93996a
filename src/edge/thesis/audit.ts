import type { ASTNode } from '@marcbachmann/cel-js';
import type { SeriesKind } from '../../domain/series.ts';
import { CREDIT_READINGS } from '../../domain/stress.ts';
import { both } from '../../domain/text.ts';
import type { Phrase } from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import { type Call, FUNCTIONS, type FunctionName, isFunction, signature } from './functions.ts';

/** What is wrong in a rule, and at which character. */
export type Flaw = {
  readonly offset: number;
  readonly expected: Phrase;
  readonly found: Phrase;
  readonly hint?: Phrase;
};

/** A function called in a rule; an argument that is not written out is undefined, `key` is itself. */
export type FunctionCall = {
  readonly name: FunctionName;
  readonly args: readonly (string | number | undefined)[];
  /** Positions of arguments that are the variable `key`. */
  readonly keyed: readonly number[];
  readonly offset: number;
};

/** What an expression is made of. */
export type Audit = {
  readonly faults: readonly Flaw[];
  readonly calls: readonly FunctionCall[];
  readonly numbers: readonly number[];
  readonly usesKey: boolean;
};

const BINARY = ['||', '&&', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*'];

/**
 * Walks an expression: only the forms that a rule needs, every call with the right arguments, every
 * series known and of a kind that the function is for.
 */
export function audit(top: ASTNode, kinds: Readonly<Record<string, SeriesKind>>): Audit {
  const faults: Flaw[] = [];
  const calls: FunctionCall[] = [];
  const numbers: number[] = [];
  let usesKey = false;
  const fault = (node: ASTNode, flaw: Omit<Flaw, 'offset'>): void => {
    faults.push({ offset: node.start, ...flaw });
  };

  const visit = (node: ASTNode): void => {
    if (node.op === 'value') {
      const v = node.args;
      if (typeof v === 'bigint' || typeof v === 'number') numbers.push(Number(v));
      else if (typeof v !== 'string' && typeof v !== 'boolean')
        fault(node, { expected: LITERAL, found: text(node) });
    } else if (node.op === 'id') {
      if (node.args === 'key') usesKey = true;
      else fault(node, { expected: NAME, found: node.args });
    } else if (node.op === 'call') call(node, node.args[0], node.args[1]);
    else if (node.op === '!_' || node.op === '-_') visit(node.args);
    else if (node.op === '?:') node.args.forEach(visit);
    else if (node.op === '/' || node.op === '%') {
      node.args.forEach(visit);
      const by = node.args[1];
      if (by.op !== 'value' || Number(by.args) === 0 || Number.isNaN(Number(by.args)))
        fault(by, { expected: DIVISOR, found: text(by), hint: MULTIPLY });
    } else if (node.op === 'in') {
      const [item, list] = node.args;
      visit(item);
      if (list.op === 'list' && list.args.every((x) => x.op === 'value')) list.args.forEach(visit);
      else fault(list, { expected: LIST, found: text(list) });
      if (list.op === 'list') states(item, list.args);
    } else if (BINARY.includes(node.op)) {
      const [left, right] = node.args as [ASTNode, ASTNode];
      visit(left);
      visit(right);
      if (node.op === '==' || node.op === '!=') {
        states(left, [right]);
        states(right, [left]);
      }
    } else fault(node, { expected: FORM, found: text(node) });
  };

  const call = (node: ASTNode, name: string, args: readonly ASTNode[]): void => {
    if (name === 'double' && args.length === 1) args.forEach(visit);
    else if (isFunction(name)) known(node, name, args);
    else fault(node, { expected: oneOf(Object.keys(FUNCTIONS)), found: name });
  };

  const known = (node: ASTNode, name: FunctionName, args: readonly ASTNode[]): void => {
    const { args: takes, counterparty }: Call = FUNCTIONS[name];
    if (args.length < takes.length || args.length > takes.length + (counterparty ? 1 : 0)) {
      fault(node, { expected: signature(name), found: text(node) });
      return;
    }
    args.forEach((arg, i) => {
      const wanted = takes[i];
      if (wanted === 'series') series(arg, name);
      else if (wanted === undefined || wanted === 'claim') visit(arg);
      else whole(arg, ...WHOLE[wanted]);
    });
    calls.push({
      name,
      args: args.map(literal),
      keyed: args.flatMap((a, i) => (a.op === 'id' && a.args === 'key' ? [i] : [])),
      offset: node.start,
    });
  };

  const series = (arg: ASTNode, name: FunctionName): void => {
    const id = literal(arg);
    const kind = typeof id === 'string' && Object.hasOwn(kinds, id) ? kinds[id] : undefined;
    const { kinds: fit }: Call = FUNCTIONS[name];
    if (kind === undefined)
      fault(arg, {
        expected: typeof id === 'string' ? oneOf(Object.keys(kinds)) : SERIES,
        found: `${id ?? text(arg)}`,
      });
    else if (fit !== undefined && !fit.includes(kind)) {
      const other = name === 'ret' ? 'chg' : 'ret';
      fault(arg, {
        expected: both(
          `a series of kind ${fit.join(', ')} for ${name}`,
          `${name}所用的序列，類別為${fit.join('、')}`,
        ),
        found: { en: `${id}, of kind ${kind}`, 'zh-Hant': `${id}，類別為${kind}` },
        hint: { en: `use ${other}`, 'zh-Hant': `請改用${other}` },
      });
    }
  };

  const whole = (arg: ASTNode, low: number, high: number): void => {
    const n = literal(arg);
    if (arg.op === 'value' && typeof arg.args === 'bigint' && Number(n) >= low && Number(n) <= high)
      return;
    const expected = both(`a whole number from ${low} to ${high}`, `${low}到${high}的整數`);
    fault(arg, { expected, found: text(arg) });
  };

  const states = (side: ASTNode, others: readonly ASTNode[]): void => {
    if (side.op !== 'call' || side.args[0] !== 'credit') return;
    for (const other of others) {
      const word = literal(other);
      if (typeof word === 'string' && !CREDIT_READINGS.some((state) => state === word))
        fault(other, { expected: oneOf(CREDIT_READINGS), found: word });
    }
  };

  visit(top);
  return { faults, calls, numbers, usesKey };
}

/** Bounds of arguments that are whole numbers. */
const WHOLE: Readonly<Record<'sessions' | 'rung' | 'days', readonly [number, number]>> = {
  sessions: [1, 10_000],
  rung: [0, 5],
  days: [0, 36_500],
};

const literal = (node: ASTNode): string | number | undefined => {
  if (node.op !== 'value') return undefined;
  if (typeof node.args === 'string') return node.args;
  return typeof node.args === 'bigint' || typeof node.args === 'number'
    ? Number(node.args)
    : undefined;
};

const text = (node: ASTNode): string => node.input.slice(node.start, node.end);

const LITERAL = both('a number, a text, true or false', '數、文字、true或false');
const NAME: Phrase = { en: 'key, or a function', 'zh-Hant': '`key`，或一個函式' };
const SERIES: Phrase = { en: 'the id of a series in quotes', 'zh-Hant': '以引號括起的序列識別碼' };
const LIST: Phrase = { en: 'a list of values', 'zh-Hant': '值的清單' };
const DIVISOR: Phrase = { en: 'a number other than 0', 'zh-Hant': '0以外的數' };
const MULTIPLY = both('write a > b * c for a / b > c', '請以`a > b * c`代替`a / b > c`');
const FORM = both(
  'functions, numbers, comparisons, && || ! and ?:',
  '函式、數、比較、&&、||、!與?:',
);
