import { absorbedAfter } from '../../domain/stop.ts';
import { both } from '../../domain/text.ts';
import type { StopRule } from '../../domain/thesis.ts';
import { chance, percent } from '../../report/words/number.ts';
import type { Cited, Messages } from './message.ts';

/** Own range of a path against where silence leads: at the horizon, in the end, and the first weekday outside; -1: only in the end. */
export type Drift = Record<'low' | 'high' | 'horizon' | 'at' | 'end' | 'after', number> & {
  readonly id: string;
};

/** A range of chances, its ends alike. */
const range = (low: number, high: number, dash: string): string =>
  `${tenth(low)}${dash}${tenth(high)}`;
/** A chance that a person has written: no more digits than it has, a tenth of a per cent at most. */
const tenth = (p: number): string => `${Number((100 * p).toFixed(1))}%`;

type Gap = Cited<'from' | 'file' | 'watch'> & Record<'limit' | 'decisions' | 'blind', number>;

/** What `bide check` and `bide init` say of a thesis that reads well and will not do what is meant. */
export const CAUTION = {
  drifts: (all: readonly Drift[], file: string, key: string) =>
    both(
      `silence against your own ranges: ${all
        .map(
          (d) =>
            `${d.id} ${range(d.low, d.high, ' to ')}, yet ${d.after >= 0 ? `${chance(d.at)} after ${d.horizon} weekdays without news (outside from weekday ${d.after} on)` : `${chance(d.end)} in the end`}`,
        )
        .join(
          '; ',
        )}. Time, not news, would move what you hold. To keep silence at your prior, write under regimes in ${file}: \`${key}\`; or widen low and high`,
      `沒有消息時的機率超出你自己設的範圍：${all
        .map(
          (d) =>
            `${d.id}是${range(d.low, d.high, '到')}，${d.after >= 0 ? `${d.horizon}個工作日沒有消息後卻到${chance(d.at)}（第${d.after}個工作日起超出）` : `最後卻到${chance(d.end)}`}`,
        )
        .join(
          '；',
        )}。這樣是時間在改變部位，不是消息。要讓先驗維持不變，請在${file}的\`regimes\`之下寫：\`${key}\`；或放寬\`low\`與\`high\``,
    ),
  horizon: ({
    horizon,
    judged,
    sessions,
    shorter,
    left,
  }: Record<'horizon' | 'judged' | 'sessions' | 'shorter' | 'left', number>) =>
    both(
      `horizon ${horizon}: ${judged === 0 ? 'no call' : `of ${sessions} calls only about ${judged}`} can be judged before the stretch ends; with ${shorter} about ${left} could`,
      `\`horizon\`為${horizon}：${judged === 0 ? '這段期間結束前沒有一次判斷會到期' : `約${sessions}次判斷只有${judged}次會在期間結束前到期`}；改為${shorter}約有${left}次`,
    ),
  gap: ({
    watch,
    limit,
    from,
    to,
    fell,
    decisions,
    blind,
    file,
  }: Gap & { readonly to: string | undefined; readonly fell: string | undefined }) =>
    both(
      `no item of ${watch} ${to === undefined ? `since ${from}` : `from ${from} to ${to}`}, over the ${limit} days that evidence.${watch} allows: nothing is known of it at ${times(decisions)}${blind > 0 ? `, its stops lack data at ${blind}` : ''}${fell === undefined ? '' : `, and that alone cut exposure by ${fell} points`}. Code what happened in between, or raise evidence.${watch} in ${file}`,
      `${watch}組${to === undefined ? `自${from}起` : `從${from}到${to}`}沒有消息，超過\`evidence.${watch}\`容許的${limit}天：有${decisions}次決策視為不知道${blind > 0 ? `，其中${blind}次停損缺資料` : ''}${fell === undefined ? '' : `，單為這一點曝險就降了${fell}個百分點`}。請補上期間內的消息，或調高${file}的\`evidence.${watch}\``,
    ),
  leaves: (left: number, stop: Pick<StopRule, 'cut' | 'absorb' | 'rung'>) => {
    const after = absorbedAfter(stop);
    const lifts = Number.isFinite(after);
    const acts = stop.rung > 0;
    return both(
      `    tripped, it ${left === 0 ? 'sells everything' : `leaves at most ${percent(left)}`}${lifts ? `, until ${after} sessions pass${acts ? ' without an act as firm' : ''}` : ''}`,
      `    觸發後${left === 0 ? '全數賣出' : `最多留${percent(left)}`}${lifts ? `，${acts ? `連續${after}個交易日沒有同樣具體的行動` : `滿${after}個交易日`}才解除` : ''}`,
    );
  },
  neverLeaves: (stops: number, left: string) =>
    both(
      `  no stop sells everything: with ${stops === 1 ? 'it' : `all ${stops}`} in force up to ${left} stays. To leave when one trips, give it \`cut: 1\``,
      `  沒有一項停損會全數賣出：${stops === 1 ? '觸發' : `${stops}項全觸發`}時仍可留${left}。要在觸發時出場，把它的\`cut\`設為1`,
    ),
} as const satisfies Messages;

const times = (n: number): string => `${n} decision${n === 1 ? '' : 's'}`;
