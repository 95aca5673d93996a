import type { Spread } from '../../domain/known.ts';
import type { ByCause, Ledger, Outlook } from '../../domain/threat.ts';
import { drawnBy, gammas, spreadOfDraws, weights } from './draw.ts';
import type { Curves, Life, Step } from './incidence.ts';
import { settled } from './ledger.ts';
import { drawnShares, pooled } from './pool.ts';
import { bases, spreadByCause } from './rates.ts';

/** Fewest threats carried out after so many days from which the time of the next is told. */
const CASES = 5;

/** Cases that the prior is worth for each of carried out by then, and later. */
const PRIOR = 0.5;

/**
 * What may become of each open threat, the newest first: how it ends, given that it has been open so
 * long, and P(implemented, in full or reduced, within 30 and 90 days from here), which is the share
 * that is ever implemented times how many of those come by then, by the curves of all threats that
 * stayed open as long. Earlier rows of its cluster are counted. The 80 % intervals come from the
 * bootstrap over clusters, each draw of that part with half a case that came by then and half a later
 * one (Jeffreys): where none has come by then the part is 0, and its interval is not.
 * @param traits  whether its traits may speak: true where they beat the base rate so far
 * @param known   the curves of the ledger
 */
export function outlooks(ledger: Ledger, traits: boolean, known: Curves): readonly Outlook[] {
  const { lives: all, seed } = known;
  const many = known.drawn.length;
  const cases = settled(ledger);
  const drawn = weights([...all, ...cases], seed, many);
  const [soon, later] = [gammas('comes by then', seed), gammas('comes later', seed)];
  const curves = known.drawn.map((steps, b) => ({
    steps,
    soon: soon(PRIOR, b),
    later: later(PRIOR, b),
  }));
  const chances = { all: bases(cases, seed, many), drawn, seed };
  const told = [...ledger.resolved, ...ledger.open, ...ledger.undated];
  return ledger.open.toReversed().map((threat) => {
    const days = ledger.at - threat.announced;
    const found = pooled(threat, days, { cases, traits });
    const draws = drawnShares(threat, days, { cases, traits, ...chances });
    const late = all.filter((l) => l.days > days && carried(l));
    return {
      threat: threat.id,
      days,
      cases: found.cases.length,
      by: found.by,
      alike: found.alike.map((t) => t.id),
      pooled: traits && found.by.length > 0,
      shares: spreadByCause(found.shares, draws),
      imposed:
        late.length < CASES
          ? { unknown: { kind: 'too few threats carried out so late' } }
          : imposed(
              days,
              { share: found.shares, steps: known.steps },
              curves.map((curve, b) => ({
                ...curve,
                share: draws[b] as ByCause,
                weight: late.reduce((sum, l) => sum + drawnBy(drawn, b)(l), 0),
              })),
            ),
      rearmed: told.filter((t) => t.cluster === threat.cluster && t.announced < threat.announced)
        .length,
    };
  });
}

/** Shares of all that is ever, and the curves by which it comes. */
type Told = { readonly share: ByCause; readonly steps: readonly Step[] };
/** The same in one draw: with the weight of those carried out so late, and the prior's. */
type Draw = Told & { readonly weight: number; readonly soon: number; readonly later: number };

function imposed(days: number, known: Told, draws: readonly Draw[]) {
  const within = (ahead: number): Spread =>
    spreadOfDraws(
      ever(known.share) * part(known.steps, days, ahead),
      draws.map(
        ({ share, steps, weight, soon, later }) =>
          (ever(share) * (weight * part(steps, days, ahead) + soon)) / (weight + soon + later),
      ),
    );
  return { 30: within(30), 90: within(90) };
}

/** Of those carried out later than so many days, the part that comes within so many more. */
function part(curve: readonly Step[], days: number, ahead: number): number {
  const by = (limit: number): number => {
    const step = curve.findLast((s) => s.days <= limit);
    return step ? ever(step) : 0;
  };
  const [now, then, last] = [by(days), by(days + ahead), by(Number.POSITIVE_INFINITY)];
  return (then - now) / (last - now);
}

const carried = ({ cause }: Life): boolean => cause === 'implemented' || cause === 'reduced';

const ever = (shares: Pick<ByCause, 'implemented' | 'reduced'>): number =>
  shares.implemented + shares.reduced;
