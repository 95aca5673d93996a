import { formatDay, weekday } from '../../../domain/time.ts';
import { left } from '../../render/columns.ts';
import { cite, type Prose, type Span, say } from '../../render/prose.ts';
import { severityCell, stopMarks } from '../daily.ts';
import type { VerdictLines } from '../line.ts';
import { chance, fixed, percent } from '../number.ts';
import { names } from './name.ts';
import { units } from './unit.ts';

export const verdicts: VerdictLines = {
  headline: (verdict, move, target) => {
    if (verdict === 'leave') return '離場，不急著回頭';
    if (verdict === 'wait') return '觀望，不進場';
    if (verdict === 'trim' || move === 'down') return `減碼到${target}，不離場`;
    if (move === 'first') return `續抱，從${target}起步`;
    return move === 'up' ? `續抱，加到${target}` : '續抱，不加碼';
  },
  fall: ({ state, window, over, severity, rank, since, why }) => {
    const span = `${units.sessions(window)}內`;
    if (state === 'synchronised' && over) return say`${span}，風險資產、債券、美元同跌：${rank}。`;
    if (state === 'synchronised')
      return say`${since ?? ''}開始的同步承壓還沒解除；${span}跌得最輕的那條腿為${severity ?? units.unknown('no value')}。`;
    if (state === 'building')
      return say`${span}，風險資產、債券、美元至少兩者下跌，還不到三者一起重跌。`;
    if (state === 'lopsided')
      return say`${span}，一條腿重跌，另外兩條沒跟：這是單邊重挫，不是同步承壓，也不是平靜。`;
    if (state === 'calm') return say`${span}，風險資產、債券、美元沒有一起重跌。`;
    return say`三條腿是不是同跌，${units.unknown(why ?? 'no value')}。`;
  },
  rank: ({ oneIn, count, from, why }) => {
    if (typeof oneIn === 'number')
      return say`${from}以來，每${cite(fixed(oneIn, 0), 'vintage')}個視窗才有一個這麼重`;
    if (why === 'not all legs fell') return say`三條腿沒有全跌，不排名次`;
    return oneIn === undefined
      ? say`多罕見，${units.unknown(why)}`
      : say`${from}以來${count}個視窗，沒有一個這麼重`;
  },
  standing: ({ yet, nothing, hardest, force, refs, credit }) => {
    const open = yet ? '但' : '';
    if (force > 0)
      return say`${yet ? '而且' : ''}已有${cite(`${force}項`, ...refs)}摩擦生效；${credit}。`;
    if (nothing) return say`還沒有任何證據，摩擦到哪一階無從得知；${credit}。`;
    if (hardest === undefined || hardest === 0) return say`${open}摩擦還停在口頭；${credit}。`;
    return say`${open}仍成立的摩擦，最硬只到${cite(units.rung(hardest), ...refs)}，沒有一項生效；${credit}。`;
  },
  creditClause: (state, end, why) => {
    if (state === 'unknown') return say`信用面${units.unknown(why ?? 'no value')}`;
    const known = end === undefined ? '' : `到${end}為止`;
    if (state === 'confirms') return say`信用面${known}異常走擴`;
    return state === 'contradicts' ? say`信用面${known}反而偏緊` : say`信用面${known}沒有異常走擴`;
  },
  therefore: ({ verdict, move, before, target, because }) => {
    if (verdict === 'leave')
      return move === 'down'
        ? say`所以離場，曝險從${before}降到${target}：${because}。`
        : say`所以離場，曝險還剩${target}要出清：${because}。`;
    if (verdict === 'wait') return say`所以不進場：${because}。`;
    if (move === 'first') return say`所以從${target}起步，不再多：${because}。`;
    if (move === 'up') return say`所以續抱，曝險從${before}加到${target}：${because}。`;
    if (move === 'down' || verdict === 'trim')
      return say`所以減碼，曝險從${before}降到${target}，其餘留著：${because}。`;
    return say`所以不賣，也不多買，曝險維持${target}：${because}。`;
  },
  because: (exposure, policy) => {
    const { binding, headroom, target, optimum, caps } = exposure;
    const stop = caps.find((c) => c.cap === 'stop')?.at ?? optimum;
    const share = (x: number): Span => cite(percent(x), 's-size');
    const worse = cite(units.decibans(String(policy.headroom)), 'thesis');
    const all: { readonly [B in typeof binding]: Prose } = {
      stop: say`停損已觸發，曝險上限降到${share(stop)}`,
      blind: say`有停損失明，看不見的算風險`,
      forcedOut: say`再多，可能在修復之前被迫出場`,
      days: say`再多，來不及變現`,
      cvar: say`再多就超出虧損預算（本金的${share(policy.budget)}）`,
      kelly: say`再多，回撤${share(1 - policy.alpha)}的機率就超過${share(policy.beta)}`,
      gate: say`對的時候能賺的，還不夠蓋過錯的時候要賠的`,
      growth: say`再多也不會成長更快`,
      headroom:
        target === 0
          ? say`局勢惡化${worse}就沒有任何曝險的餘地`
          : headroom < target
            ? say`今天的局勢容許${share(optimum)}，夠抱；局勢惡化${worse}就只容許${share(headroom)}，不夠加碼`
            : say`局勢再惡化${worse}，這個水準也抱得住`,
      pace:
        target > optimum
          ? say`各項限制只容許${share(optimum)}，一個交易日最多減10個百分點`
          : say`局勢惡化也容許${share(headroom)}，一個交易日最多加5個百分點`,
      'unknown input': say`有數字還缺，不知道就不加碼`,
      ratchet: say`停損待確認時不加碼，連續五次決策沒有觸發或失明才准加碼`,
      leverage: say`槓桿上限為${share(policy.leverage)}`,
    };
    return all[binding];
  },
  was: (what, on) => say`${on}為${what}`,
  same: (on) => say`與${on}相同`,
  firstDecision: '第一次決策',
  caution: (replay) =>
    replay
      ? '重演：只用到上述時點已知的資料。預設權重是看著隨附的事件段選定的，在那一段上屬於樣本內。'
      : '只用到上述時點已知的資料。預設權重是設定值，不是估計值。',
  dailyHead: '日期、決定、曝險、承壓狀態、嚴重度（標準差）、局勢機率、停損[~][?][X]及編號',
  daily: (d) => {
    const { stress, regime, exposure } = d;
    return [
      `${formatDay(d.moment.day)} 週${'一二三四五六日'[weekday(d.moment.day) - 1]}`,
      left(names.verdict[d.verdict], 4),
      `${String(Math.round(100 * exposure.target)).padStart(3)}%`,
      left(names.stress[stress.state], 8),
      severityCell(d),
      `雜音 ${chance(regime.noise).padStart(4)} 摩擦 ${chance(regime.friction).padStart(4)}`,
      stopMarks(d).join(' '),
    ]
      .join('  ')
      .trimEnd();
  },
};
