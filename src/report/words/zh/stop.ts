import { cite, say, strong } from '../../render/prose.ts';
import type { StopLines } from '../line.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

export const stops: StopLines = {
  needs: (rung) => `只看${units.rung(rung)}以上`,
  stands: ({ rung, id, due }) =>
    say`；最接近的摩擦是${cite(units.rung(rung), id)}${due === undefined ? '' : `，${due}到期`}。`,
  nothingNear: '；還沒有接近的摩擦。',
  onPrices: (what) =>
    say`看價格，不看報導：${what.flatMap((x, i) => (i === 0 ? x : ['，', ...x]))}。`,
  keys: (count, all, state, which) =>
    `分${all}個對象各自判斷，${count}個${state}：${which.join('、')}。`,
  since: (day) => `自${day}起。`,
  holding: (run, hold) => `條件已連續${run}次決策成立，滿${hold}次觸發。`,
  clearing: (run, keep) =>
    run === 0
      ? `條件仍成立，連續${keep}次決策不成立才解除。`
      : `條件已連續${run}次決策不成立，滿${keep}次解除。`,
  missing: (what) => `未知：${what.join('、')}。未知不等於平靜。`,
  takes: (own, all, below) =>
    `曝險上限降到${own}${own === all ? '' : `，與其他已觸發的停損合計降到${all}`}；${below === undefined ? '這個上限今天綁住曝險' : `今天曝險為${below}，還沒碰到這個上限`}。`,
  cuts: (share) => `觸發時曝險上限最多扣掉${share}。`,
  back: (how) => `回頭路：${how}`,
  stopNumber: (n) => `停損${n}`,
  claimed: (group, kind, rung) => `${group}：${kind}，第${rung}階`,
  withdrawalOf: (claim) => `撤回「${claim}」`,
  flip: (to, decibans) => say`局勢改判${names.regime[to]}（移動${decibans}）`,
  noFlip: (to) => `清單上任選三項事實，都不足以改判${names.regime[to]}。`,
  flipHeading: (call, nearest) =>
    nearest === undefined
      ? `清單上任選三項事實，都推不翻${names.regime[call]}的判斷`
      : nearest === 1
        ? `一項事實就能推翻${names.regime[call]}的判斷`
        : `要${nearest === 2 ? '兩' : '三'}項事實一起，才推得翻${names.regime[call]}的判斷`,
  ifTrips: (n, cap) => say`停損${String(n)}觸發，曝險上限最低降到${cap}。`,
  ifArrivesHolds: (n) => `停損${n}轉為待確認，維持下去就觸發。`,
  ifArrivesNot: (n) => `停損${n}不再失明，這項限制解除。`,
  arrives: (what) => `缺的數字補上（${what.join('、')}）`,
  confirmed: '，而且條件成立',
  notConfirmed: '，而條件不成立',
  dueHead: (claim, day) => `${day}過了仍無動作（${claim}）`,
  dueBody: '這項主張不再算摩擦，局勢移向雜音。',
  headroomHead: '局勢再往雜音移',
  headroomBody: (now, headroom, decibans) =>
    say`今天各項限制容許${now}；局勢惡化${units.decibans(decibans)}時容許${headroom}，後者高過現有曝險才加碼。`,
  ratchetHead: '停損連續五次決策沒有觸發或失明',
  ratchetBody: '之後才准加碼，一個交易日最多5個百分點。',
  inputHead: '缺的數字全部補上',
  inputBody: '只要還缺一個，就不加碼。',
  nothingToAdd: '清單上沒有這樣的事實。',
  watchKey: say`一點為一項主張：${strong('●')} 往摩擦，${strong('○')} 往雜音，${strong('■')} 中性。階愈高愈硬；停損只看得到虛線右側。`,
  ladderLabel: (group, counts) =>
    `${group}：${counts.length === 0 ? '還沒有主張' : counts.join('，')}。`,
  rungCount: (rung, n) => `${units.rung(rung)}${n}項`,
  noClaim: '還沒有主張。',
};
