import type { Episode } from '../../domain/episode.ts';
import type { Offer } from '../template/offer.ts';
import { cboe } from './cboe.ts';
import { ecb } from './ecb.ts';
import { fred } from './fred.ts';
import { gdelt } from './gdelt.ts';
import { ofr } from './ofr.ts';
import type { Fed, FeedSource } from './shape.ts';
import { treasury } from './treasury.ts';

/** Every source of series by its name. */
export const SOURCES = { cboe, treasury, fred, ecb, ofr, gdelt } as const satisfies Readonly<
  Record<string, FeedSource>
>;

/**
 * The source and the key that `source/key` names; undefined where there is no such source or key.
 * @example fedBy('cboe/SPX')?.key // 'SPX'
 * @example fedBy('nowhere/SPX') // undefined
 */
export function fedBy(feed: string): Fed | undefined {
  const [id = '', ...rest] = feed.split('/');
  const key = rest.join('/');
  const sources: Readonly<Record<string, FeedSource>> = SOURCES;
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (!source || !(Object.hasOwn(source.offers, key) || source.keys.test(key))) return undefined;
  return { id, source, key };
}

/** The series of an episode that are fed, each with its source. */
export const fedSeries = ({ series: all }: Pick<Episode, 'series'>) =>
  Object.values(all).flatMap((series) => {
    const fed = series.feed === undefined ? undefined : fedBy(series.feed);
    return fed ? [{ series, fed }] : [];
  });

/**
 * The first source that feeds what is offered under an id, without a key.
 * @example feedOf('VIX')?.feed // 'cboe/VIX'
 */
export function feedOf(
  offered: string,
): { readonly feed: string; readonly offer: Offer; readonly versioned: boolean } | undefined {
  const sources: Readonly<Record<string, FeedSource>> = SOURCES;
  for (const [id, { offers, key, versioned = false }] of Object.entries(sources))
    for (const [name, offer] of Object.entries(offers))
      if (offer.id === offered && !key?.needed) return { feed: `${id}/${name}`, offer, versioned };
  return undefined;
}
