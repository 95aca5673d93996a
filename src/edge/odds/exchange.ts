import type { OddsSource } from '../feed/shape.ts';
import { kalshi } from './kalshi.ts';
import { polymarket } from './polymarket.ts';

/** Every exchange of odds by its name. */
export const EXCHANGES = { kalshi, polymarket } as const satisfies Readonly<
  Record<string, OddsSource>
>;

/** Where a contract is traded. */
export type Traded = {
  /** Name of the exchange. */ readonly id: string;
  readonly source: OddsSource;
  readonly key: string;
};

/**
 * The exchange and the contract that `exchange/contract` names; undefined where there is no such one.
 * @example tradedAt('polymarket/fed-cuts-rates-by-june')?.id // 'polymarket'
 * @example tradedAt('nowhere/X') // undefined
 */
export function tradedAt(feed: string): Traded | undefined {
  const [id = '', key = '', ...more] = feed.split('/');
  const exchanges: Readonly<Record<string, OddsSource>> = EXCHANGES;
  const source = Object.hasOwn(exchanges, id) ? exchanges[id] : undefined;
  return source && more.length === 0 && source.keys.test(key) ? { id, source, key } : undefined;
}
