import type { Rung } from '../../domain/evidence.ts';
import type { Look } from '../../domain/look.ts';
import type { Selector } from '../../domain/thesis.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import type { Expression } from './rule.ts';

/** One quantity of an imagined world and the values it is tried with; the first is the quiet one. */
type Value = number | boolean | string | undefined;
type Probe = { readonly name: string; readonly values: readonly Value[] };

/** What an imagined look answers, by the name of its probe. */
type World = ReadonlyMap<string, Value>;

/** Under which conditions a rule is asked. */
export type Asking = {
  /** The key of a keyed stop, else empty. */
  readonly key: string;
  /** Lowest rung of friction that is visible. */
  readonly floor: Rung;
  readonly selectors: readonly Selector[];
  /** True where series and credit are also tried as not known. */
  readonly blind: boolean;
};

/** What credit can say once it is known. */
const STATES = ['confirms', 'does not confirm', 'contradicts'] as const;

/** Most looks that one search tries. */
const TRIES = 6000;

/**
 * Imagined looks at which rules can be tried: every quantity that they ask for takes its extremes
 * and the values about each number written in the rules. All combinations where they are few, else
 * a fixed sample of them. The first look is the quiet one: nothing has happened.
 */
export function* looks(rules: readonly Expression[], asking: Asking): Generator<Look> {
  const probes = probesOf(rules, asking);
  const total = probes.reduce((n, p) => n * p.values.length, 1);
  const world = (pick: (p: Probe, i: number) => number): Look =>
    imagine(new Map(probes.map((p, i) => [p.name, p.values[pick(p, i)]])), asking.key);
  yield world(() => 0);
  if (total <= TRIES) {
    for (let n = 1; n < total; n++) {
      let rest = n;
      yield world((p) => {
        const at = rest % p.values.length;
        rest = Math.floor(rest / p.values.length);
        return at;
      });
    }
    return;
  }
  let seed = 1;
  for (let n = 0; n < TRIES; n++)
    yield world((p) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * p.values.length);
    });
}

function probesOf(rules: readonly Expression[], { key, floor, selectors, blind }: Asking): Probe[] {
  const found = new Map<string, Probe>();
  const add = (name: string, values: Probe['values']): void => {
    found.set(name, { name, values: [...new Set(values)] });
  };
  const unseen = blind ? [undefined] : [];
  const numbers = rules.flatMap((r) => r.numbers);
  for (const { name, args, keyed } of rules.flatMap((r) => r.calls)) {
    const given = args.map((a, i) => (keyed.includes(i) ? key : (a ?? '?')));
    if (name === 'credit') add('credit', ['does not confirm', ...STATES, ...unseen]);
    else if (!FUNCTIONS[name].counterparty)
      add(`${name}:${given.join(':')}`, [...near(name, numbers), ...unseen]);
    else {
      const counted = name === 'count' ? given.slice(3) : given.slice(1);
      const who = [given[0], ...counted].join(':');
      const selector = selectors.find((s) => s.id === given[0]);
      const friction = selector?.directions?.includes('friction') ?? true;
      const lowest = Math.max(floor, selector?.rung ?? 0);
      add(`rung:${who}`, [0, ...(friction ? [1, 2, 3, 4, 5].filter((r) => r >= lowest) : [])]);
      add(`seen:${who}`, [false, true]);
      if (name === 'suspended') add(`frozen:${who}`, [false, true]);
      if (name === 'since') add(`since:${who}`, near(name, numbers));
      if (name === 'count') add(`count:${given.join(':')}`, near(name, numbers));
    }
  }
  return [...found.values()];
}

/** Zero, the ends of the range, and each written number with its neighbours; whole for counts. */
function near(name: FunctionName, numbers: readonly number[]): number[] {
  const { low, high, gives } = FUNCTIONS[name];
  const step = (x: number): number => (gives === 'int' ? 1 : Math.max(1e-6, Math.abs(x) / 100));
  const about = numbers.flatMap((n) => [n, -n]).flatMap((n) => [n - step(n), n, n + step(n)]);
  const quiet = Math.min(high, Math.max(low, 0));
  const whole = (x: number): number => (gives === 'int' ? Math.floor(x) : x);
  return [quiet, low, high, ...about.map(whole).filter((x) => x >= low && x <= high)];
}

/** A look that answers from a world; what the world does not hold is quiet. */
function imagine(world: World, key: string): Look {
  const number = (name: string): number => Number(world.get(name) ?? 0);
  const seen = (name: string): number | undefined =>
    world.has(name) && world.get(name) === undefined ? undefined : number(name);
  const who = (claim: string, cp?: string): string => (cp === undefined ? claim : `${claim}:${cp}`);
  const rung = (claim: string, cp?: string): number => number(`rung:${who(claim, cp)}`);
  const visible = (claim: string, cp?: string): boolean =>
    rung(claim, cp) > 0 || world.get(`seen:${who(claim, cp)}`) === true;
  return {
    key,
    ret: (id, n) => seen(`ret:${id}:${n}`),
    chg: (id, n) => seen(`chg:${id}:${n}`),
    z: (id, n) => seen(`z:${id}:${n}`),
    vol: (id, n) => seen(`vol:${id}:${n}`),
    rank: (id, n) => seen(`rank:${id}:${n}`),
    corr: (a, b, n) => seen(`corr:${a}:${b}:${n}`),
    drawdown: (id) => seen(`drawdown:${id}`),
    streak: (id) => seen(`streak:${id}`),
    level: (id) => seen(`level:${id}`),
    credit: () => {
      const state = world.has('credit') ? world.get('credit') : 'does not confirm';
      return STATES.find((s) => s === state);
    },
    rung,
    count: (group, { rung: least, days }, cp) =>
      rung(group, cp) < least
        ? 0
        : number(['count', group, least, days, ...(cp === undefined ? [] : [cp])].join(':')),
    since: (claim, cp) => (visible(claim, cp) ? number(`since:${who(claim, cp)}`) : undefined),
    exists: visible,
    enacted: (claim, cp) => rung(claim, cp) >= 3,
    suspended: (claim, cp) => visible(claim, cp) && world.get(`frozen:${who(claim, cp)}`) === true,
  };
}
