import type { Fall } from '../../src/domain/delever.ts';
import type { Day } from '../../src/domain/time.ts';
import { mean } from '../../src/kernel/mean.ts';
import { normalCumulative } from '../../src/kernel/normal.ts';
import type { Parted } from '../../src/sense/span.ts';
import { type Luck, luck } from './luck.ts';

/** As assumed, or not: heavy tails in what drives the outcomes, a break of regime half way. */
const FAMILIES = ['as assumed', 'heavy tails', 'a break half way'] as const;
export type Family = (typeof FAMILIES)[number];

/** Falls of one world, how likely half was back after each synchronised one, and how much more so. */
export type World = { readonly falls: Parted; readonly back: number; readonly truth: number };

/**
 * A world: 10 to 26 years; 2 to 4 synchronised falls a year, eleven sessions apart at least; one other
 * session in three ends a fall. Moves: other falls |normal| times 1.2, synchronised ones 0.3 more.
 * P(half back) of an other fall: logistic, at 0 sigmas 0.6 to 2, less 0.2 to 0.6 a sigma; of a
 * synchronised one more by the effect, even in -0.15..0.25, kept within 0.02..0.98. Outcomes of
 * neighbouring sessions hang together: what drives them is autoregressive, 0.85 to 0.97 a session.
 */
export function world(seed: number, family: Family): World {
  const chance = luck(seed, 11);
  const { between, share, normal } = chance;
  const sessions = Math.round(252 * between(10, 26));
  const yearly = between(2, 4);
  const [level, slope] = [between(0.6, 2), between(0.2, 0.6)];
  const effect = between(-0.15, 0.25);
  const driven = ranks(chance, sessions, between(0.85, 0.97), family);
  const together: Fall[] = [];
  const alone: Fall[] = [];
  const [backs, gains]: [number[], number[]] = [[], []];
  let over = -100;
  for (let session = 0; session < sessions; session++) {
    if (session - over <= 10) continue;
    const sort = share();
    const all = sort < yearly / (252 - 10 * yearly);
    if (!all && sort > 1 / 3) continue;
    const move = -Math.abs(normal()) * 1.2 - (all ? 0.3 : 0);
    const broken = family === 'a break half way' && session > sessions / 2 ? 1 : 0;
    const plain = 1 / (1 + Math.exp(-(level - broken + slope * move)));
    const chanced = all ? Math.min(0.98, Math.max(0.02, plain + effect)) : plain;
    const half = (driven[session] as number) < chanced;
    const fall = fallOf(session, move, half);
    (all ? together : alone).push(fall);
    if (!all) continue;
    over = session;
    backs.push(chanced);
    gains.push(chanced - plain);
  }
  return { falls: { together, alone }, back: mean(backs), truth: mean(gains) };
}

const fallOf = (session: number, move: number, half: boolean): Fall => ({
  day: session as Day,
  session,
  move,
  severity: 0,
  volatility: 0.16,
  features: {},
  after: { half, end: half, retrace: 0 },
});

/** Numbers even in 0..1 that hang together from one session to the next. */
function ranks(chance: Luck, count: number, memory: number, family: Family): number[] {
  const fresh = Math.sqrt(1 - memory * memory);
  let at = chance.normal();
  const path = Array.from({ length: count }, () => {
    at = memory * at + fresh * (family === 'heavy tails' ? chance.heavy() : chance.normal());
    return at;
  });
  if (family !== 'heavy tails') return path.map(normalCumulative);
  const order = path.map((_, i) => i).sort((a, b) => (path[a] as number) - (path[b] as number));
  const out = new Array<number>(count);
  for (const [rank, i] of order.entries()) out[i] = (rank + 0.5) / count;
  return out;
}
