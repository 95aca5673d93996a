import { Environment } from '@marcbachmann/cel-js';
import type { Look } from '../../domain/look.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';

/** Thrown by a call that has no answer. One object for all, so that no stack is taken on the way. */
export const UNKNOWN = new Error('unknown');

/** What the rule that is now run looks at, and what it asked for in vain. */
export const sight: { look: Look | undefined; missing: string[] } = {
  look: undefined,
  missing: [],
};

type Answer = number | boolean | string | undefined;

/** The language of rules: CEL with the functions of a thesis, and the variable `key`. */
export const language = build();

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
