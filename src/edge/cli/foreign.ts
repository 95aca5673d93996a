import { present } from '../../domain/present.ts';
import { attempt } from '../file/problem.ts';
import { ORDERS } from '../foreign/date.ts';
import { ENCODINGS } from '../foreign/decode.ts';
import { DECIMALS } from '../foreign/number.ts';
import type { Stated } from '../foreign/quote.ts';
import { IMPORTED } from './imported.ts';
import { MESSAGES } from './message.ts';
import { misused, type Options, type Refusal, type Reply } from './say.ts';

/**
 * What the command line states of a file that another program wrote.
 * @param roles names that `--map` knows
 */
export const statedIn = (
  { encoding, dates, decimal, map }: Options,
  roles: readonly string[],
): Reply<Stated> =>
  attempt<Stated, Refusal>((must) => {
    const one = <const T extends readonly string[]>(
      option: string,
      known: T,
      found: string | undefined,
    ): T[number] | undefined =>
      found === undefined || known.includes(found)
        ? found
        : must(misused(MESSAGES.notOneOf(option, known, found)));
    const pairs = (map ?? []).flatMap((text) => text.split(/,(?=\s*[a-z]+\s*=)/));
    const columns = pairs.map((pair) => {
      const [, role = '', column = ''] = /^\s*([a-z]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
      if (!roles.includes(role)) must(misused(IMPORTED.mapPair(pair, roles)));
      return [role, column] as const;
    });
    return present({
      encoding: one('--encoding', ENCODINGS, encoding?.toLowerCase()),
      dates: one('--dates', ORDERS, dates),
      decimal: one('--decimal', DECIMALS, decimal),
      map: Object.fromEntries(columns),
    });
  });
