import { REGIMES } from '../../domain/regime.ts';
import { bounds, contradiction } from '../../weigh/scenario/bounds.ts';
import { type Demand, significant } from '../file/check.ts';
import type { Phrase } from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import type { ThesisFile } from './schema.ts';

/**
 * Whether the paths leave room for odds: one path comes true, so what the obstacles admit must allow
 * chances that sum to 1; and a position follows something that every path speaks of.
 */
export const room = (file: ThesisFile): readonly Demand[] => [...sum(file), ...follows(file)];

function sum({ scenarios }: ThesisFile): readonly Demand[] {
  const against = contradiction(scenarios.map((s) => bounds(s.constraints)));
  if (!against) return [];
  const [low, high] = [`${significant(against.low)}`, `${significant(against.high)}`];
  if (against.low > 1) return [[false, ['scenarios'], LOWS_WITHIN_ONE, low]];
  // A regime without a path takes what the others leave.
  const whole = REGIMES.every((r) => scenarios.some((s) => s.regime === r));
  return [[!whole, ['scenarios'], HIGHS_REACH_ONE, high]];
}

function follows({ scenarios, book }: ThesisFile): readonly Demand[] {
  const shared = Object.keys(scenarios[0]?.impact ?? {}).filter((id) =>
    scenarios.every((s) => Object.hasOwn(s.impact, id)),
  );
  const expected = oneOf(shared);
  const wanted: Phrase =
    typeof expected === 'string' || shared.length === 0
      ? NONE
      : {
          en: `an asset of the impact of every scenario, ${expected.en}`,
          'zh-Hant': `每個劇本的\`impact\`都有的資產，${expected['zh-Hant']}`,
        };
  return (book?.positions ?? []).flatMap(({ follows }, i): Demand[] => {
    const lacking = scenarios.find((s) => !Object.hasOwn(s.impact, follows ?? ''));
    if (follows === undefined || lacking === undefined) return [];
    const found = {
      en: `${follows}, which ${lacking.id} lacks`,
      'zh-Hant': `${follows}，${lacking.id}沒有`,
    };
    return [[false, ['book', 'positions', i, 'follows'], wanted, found]];
  });
}

const LOWS_WITHIN_ONE: Phrase = {
  en: 'constraints that let the chances of all scenarios sum to 1: the least that they admit, together, is 1 or less',
  'zh-Hant': '容許各劇本機率總和為1的障礙：各劇本機率下限合計不超過1',
};
const HIGHS_REACH_ONE: Phrase = {
  en: 'constraints that let the chances of all scenarios sum to 1: the most that they admit, together, is 1 or more',
  'zh-Hant': '容許各劇本機率總和為1的障礙：各劇本機率上限合計不小於1',
};
const NONE: Phrase = {
  en: 'no follows, for no asset stands in the impact of every scenario',
  'zh-Hant': '不寫`follows`，沒有資產出現在每個劇本的`impact`',
};
