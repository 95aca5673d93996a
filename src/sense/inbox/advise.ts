import type { Candidate, Coding } from '../../domain/candidate.ts';
import { both } from '../../domain/text.ts';
import { ADVISED } from './why.ts';

/** What somebody who only proposes makes of a document; what is left out stays as the rules have it. */
export type Opinion = Partial<Pick<Coding, 'kind' | 'rung' | 'direction' | 'watch' | 'size'>>;

/**
 * A candidate as a classifier sees it: what it says stands in place of what the rules found, and the level
 * stays under the ceiling of the document whatever it says. Reasons tell whose word each field is.
 */
export function advised({ coding, why, ceiling, spoken }: Candidate, opinion: Opinion): Candidate {
  const given = Object.keys(opinion) as (keyof Opinion)[];
  const rung = Math.min(opinion.rung ?? coding.rung, ceiling) as Coding['rung'];
  const capped = opinion.rung !== undefined && opinion.rung > ceiling;
  const begins = rung >= 3 ? coding.effectiveOn : undefined;
  return {
    coding: { ...coding, ...opinion, rung, effectiveOn: begins },
    why: {
      ...why,
      ...Object.fromEntries(given.map((f) => [f, ADVISED(why[f])])),
      ...(capped && {
        rung: both(
          `${ADVISED(why.rung).en}; it said ${opinion.rung}, and such a document shows at most ${ceiling}`,
          `${ADVISED(why.rung)['zh-Hant']}；分類器給${opinion.rung}，但這種文件最高只到${ceiling}`,
        ),
      }),
    },
    ceiling,
    spoken,
  };
}
