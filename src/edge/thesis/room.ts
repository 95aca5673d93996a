import { REGIMES } from '../../domain/regime.ts';
import { both } from '../../domain/text.ts';
import { worth } from '../../domain/thesis.ts';
import { bounds, contradiction } from '../../weigh/scenario/bounds.ts';
import { type Demand, significant } from '../file/check.ts';
import type { Phrase } from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import type { ThesisFile } from './schema.ts';

/**
 * Whether the paths leave room for odds: one path comes true, so what the obstacles admit must allow
 * chances that sum to 1; and a position follows something that every path speaks of, in a book that is
 * not sold short on the whole.
 */
export const room = (file: ThesisFile): readonly Demand[] => [
  ...chances(file),
  ...follows(file),
  ...long(file),
];

function chances({ scenarios }: ThesisFile): readonly Demand[] {
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
      ? NO_FOLLOWS
      : {
          en: `an asset of the impact of every scenario, ${expected.en}`,
          'zh-Hant': `每個劇本的\`impact\`都有的資產，${expected['zh-Hant']}`,
        };
  return (book?.positions ?? []).flatMap(({ follows }, i): Demand[] => {
    const lacking = scenarios.find((s) => !Object.hasOwn(s.impact, follows ?? ''));
    if (follows === undefined || lacking === undefined) return [];
    const found = both(`${follows}, which ${lacking.id} lacks`, `${follows}，${lacking.id}沒有`);
    return [[false, ['book', 'positions', i, 'follows'], wanted, found]];
  });
}

/**
 * Exposure is a share of what is held, and a harsher regime is taken never to pay more: a book that is
 * sold short on the whole cannot be sized so. Positions of several currencies are not added up.
 */
function long({ book }: ThesisFile): readonly Demand[] {
  if (!book || book.positions.every((p) => p.quantity >= 0)) return [];
  const added = book.positions.every((p) => p.currency === book.currency);
  const holds = added ? worth(book) > 0 : book.positions.some((p) => p.quantity > 0);
  return [[holds, ['book', 'positions'], LONG, SHORT(`${significant(worth(book))}`)]];
}

const LOWS_WITHIN_ONE = both(
  'constraints that let the chances of all scenarios sum to 1: the least that they admit, together, is 1 or less',
  '容許各劇本機率總和為1的障礙：各劇本機率下限合計不超過1',
);
const HIGHS_REACH_ONE = both(
  'constraints that let the chances of all scenarios sum to 1: the most that they admit, together, is 1 or more',
  '容許各劇本機率總和為1的障礙：各劇本機率上限合計不小於1',
);
const NO_FOLLOWS = both(
  'no follows, for no asset stands in the impact of every scenario',
  '不寫`follows`，沒有資產出現在每個劇本的`impact`',
);

const LONG = both(
  'positions worth more than 0 together: a book that gains as things break is not sized here',
  '合計價值大於0的部位：局勢越壞越賺的部位，這裡不計算曝險',
);
const SHORT = (worth: string): Phrase =>
  both(`${worth}, sold short on the whole`, `${worth}，整體為放空`);
