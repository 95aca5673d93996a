import { type ByCause, CAUSES, type Threat, TRAITS, type Trait } from '../../domain/threat.ts';
import { type ClusterWeights, drawnBy, gammas } from './draw.ts';
import { lasted } from './ledger.ts';
import { base, byCause, countByCause, sharesByCause } from './rates.ts';

/** Cases that a group's parent is worth. */
const PARENT = 20;

/** A group of cases that share more and more with the threat in question. */
type Group = { readonly name: string; readonly trait?: Trait; readonly cases: readonly Threat[] };

/**
 * Shares for one threat, pooled in part: from all cases to those that stayed open as long, and on to
 * those that share its traits one after the other (dated, aim, security, dependent, europe). Each
 * group is drawn towards the one around it, which is worth 20 cases; the chain ends at the first
 * group without a case. A trait that is not coded for the threat is passed over. What the other side
 * did, and how it went out, are consequences and no traits.
 * @param days    how long it has been open; 0 on the day it is announced
 * @param traits  whether the shares follow the traits, or stay with all that stayed open as long
 * @returns       cases that stayed open as long, the traits shared by those most alike, and the shares
 */
export function pooled(
  threat: Threat,
  days: number,
  { cases, traits }: { readonly cases: readonly Threat[]; readonly traits: boolean },
) {
  const groups = chain(threat, days, cases);
  const found = groups.filter((g) => g.cases.length > 0);
  return {
    cases: groups[0]?.cases ?? [],
    by: found.flatMap((g) => g.trait ?? []),
    alike: found.at(-1)?.cases ?? [],
    shares: narrower(traits ? found : found.slice(0, 1), cases).reduce((parent, group) => {
      const count = countByCause(group.cases);
      return sharesByCause(byCause((cause) => count[cause] + PARENT * parent[cause]));
    }, base(cases)),
  };
}

type PoolDraws = {
  readonly cases: readonly Threat[];
  readonly traits: boolean;
  readonly all: readonly ByCause[];
  readonly drawn: ClusterWeights;
  readonly seed: number;
};

/**
 * Draws of the same shares. A group without a case that ends the chain is drawn from its parent
 * alone, for nothing says how far this threat strays from it.
 */
export function drawnShares(
  threat: Threat,
  days: number,
  { cases, traits, all, drawn, seed }: PoolDraws,
): readonly ByCause[] {
  const groups = chain(threat, days, cases);
  const steps = narrower(traits ? groups : groups.slice(0, 1), cases).map((g) => ({
    cases: g.cases,
    vary: gammas(g.name, seed),
  }));
  return all.map((start, b) => {
    const weigh = drawnBy(drawn, b);
    return steps.reduce((parent, group) => {
      const count = countByCause(group.cases, weigh);
      return sharesByCause(
        byCause(
          (cause) =>
            count[cause] +
            group.vary(PARENT * parent[cause], CAUSES.length * b + CAUSES.indexOf(cause)),
        ),
      );
    }, start);
  });
}

/** Without the groups that are no smaller than the one around them: their cases have counted. */
const narrower = (groups: readonly Group[], all: readonly Threat[]): readonly Group[] =>
  groups.filter((g, i) => g.cases.length < (groups[i - 1]?.cases ?? all).length);

/** The groups in their order, up to and with the first that is empty. */
function chain(threat: Threat, days: number, cases: readonly Threat[]): readonly Group[] {
  const groups: Group[] = [];
  let left = cases.filter(
    (t) => days === 0 || (t.ended !== undefined && lasted(t.announced, t.ended) > days),
  );
  let name = 'open as long';
  groups.push({ name, cases: left });
  for (const trait of TRAITS) {
    if (left.length === 0) break;
    const own = traitOf(threat, trait);
    if (own === undefined) continue;
    left = left.filter((t) => traitOf(t, trait) === own);
    name = `${name}, ${trait} ${own}`;
    groups.push({ name, trait, cases: left });
  }
  return groups;
}

/** The value of a trait; undefined where it is not coded. */
export function traitOf(threat: Threat, trait: Trait): string | boolean | undefined {
  return trait === 'dated' ? threat.scheduled !== undefined : threat[trait];
}
