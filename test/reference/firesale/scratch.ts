import { type Arena, SESSIONS } from '../../../src/weigh/firesale/arena.ts';
import { drawsOf } from './draw.ts';

/** What changes along one path; made once and used for every path. */
export type Scratch = {
  readonly draws: Float64Array;
  readonly levels: Float64Array;
  readonly words: Uint32Array;
  /** By asset: level after the news, price, sold in this round, sold in all, net sold by the law's measure. */
  readonly news: Float64Array;
  readonly price: Float64Array;
  readonly round: Float64Array;
  readonly sold: Float64Array;
  readonly net: Float64Array;
  /** By sleeve: what is kept and was kept before the last sale (share, or place in the order of sale). */
  readonly keep: Float64Array;
  readonly last: Float64Array;
  /** Value of what is kept at the prices of the last mark; money of a sale not yet settled. */
  readonly worth: Float64Array;
  readonly sale: Float64Array;
  /** What its holdings owe: their value less the equity. */
  readonly debt: Float64Array;
  readonly cash: Float64Array;
  /** 1 once a sleeve has nothing left to decide; of a fund, the share redeemed. */
  readonly done: Float64Array;
};

export function scratch({ assets, sleeves, factors }: Arena): Scratch {
  const asset = (): Float64Array => new Float64Array(assets);
  const sleeve = (): Float64Array => new Float64Array(sleeves);
  return {
    draws: new Float64Array(drawsOf(factors, assets)),
    levels: new Float64Array(SESSIONS + 1),
    words: new Uint32Array(4),
    news: asset(),
    price: asset(),
    round: asset(),
    sold: asset(),
    net: asset(),
    keep: sleeve(),
    last: sleeve(),
    worth: sleeve(),
    sale: sleeve(),
    debt: sleeve(),
    cash: sleeve(),
    done: sleeve(),
  };
}
