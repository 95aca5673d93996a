import type { Freshness, Verdict } from '../../domain/decision.ts';
import type { LegId } from '../../domain/episode.ts';
import type { Confidence, Direction, Kind } from '../../domain/evidence.ts';
import type { RegimeId } from '../../domain/regime.ts';
import type { StopState } from '../../domain/stop.ts';
import type { CreditState, StressState } from '../../domain/stress.ts';
import type { Lang } from '../../domain/text.ts';
import { heads } from './letter.ts';

const SHORT: Readonly<Record<RegimeId, string>> = {
  noise: 'Noise',
  friction: 'Friction',
  rupture: 'Rupture',
};

/** What states and kinds are called. */
const en = {
  regime: {
    noise: 'Bargaining noise',
    friction: 'Institutional friction',
    rupture: 'Rupture',
  } satisfies Record<RegimeId, string>,
  /** The same in one word, where room is short. */
  short: SHORT,
  /** The regime that is called, beside its probability. */
  calledRegime: SHORT,
  verdict: { hold: 'hold', trim: 'trim', leave: 'leave', wait: 'wait' } satisfies Record<
    Verdict,
    string
  >,
  stress: {
    calm: 'calm',
    building: 'building',
    lopsided: 'lopsided',
    synchronised: 'synchronised',
    unknown: 'not known',
  } satisfies Record<StressState, string>,
  stop: {
    quiet: 'Quiet',
    pending: 'Pending',
    tripped: 'Tripped',
    blind: 'No data',
  } satisfies Record<StopState, string>,
  credit: {
    confirms: 'confirms',
    'does not confirm': 'does not confirm',
    contradicts: 'contradicts',
    unknown: 'not known',
  } satisfies Record<CreditState, string>,
  fresh: {
    fresh: 'today',
    carried: 'market shut, carried',
    stale: 'a due value is missing',
    absent: 'no value yet',
  } satisfies Record<Freshness['state'], string>,
  leg: { risk: 'Risk', rates: 'Rates', dollar: 'Dollar' } satisfies Record<LegId, string>,
  kind: {
    withdrawal: 'withdrawal',
    threat: 'threat',
    order: 'order',
    law: 'law',
    court_ruling: 'court ruling',
    countermeasure: 'countermeasure',
    delay: 'delay',
    framework: 'framework',
    draft_law: 'draft law',
    vote: 'vote',
    construction: 'construction',
    procurement: 'procurement',
    budget: 'budget',
    permit: 'permit',
    contract: 'contract',
    exemption: 'exemption',
    deployment: 'deployment',
    exercise: 'exercise',
    announcement: 'announcement',
    scheduled: 'date set',
    statement: 'statement',
    market: 'market report',
  } satisfies Record<Kind, string>,
  direction: {
    friction: 'towards friction',
    noise: 'towards noise',
    neutral: 'neutral',
  } satisfies Record<Direction, string>,
  confidence: { high: 'high', medium: 'medium', low: 'low' } satisfies Record<Confidence, string>,
  /** The six levels of evidence, softest first. */
  rungs: heads('talk', 'announced', 'drafted', 'in force', 'funded', 'in place'),
};

const ZH_REGIME: Readonly<Record<RegimeId, string>> = {
  noise: '談判雜音',
  friction: '制度摩擦',
  rupture: '決裂',
};

const zh: typeof en = {
  regime: ZH_REGIME,
  short: { noise: '雜音', friction: '摩擦', rupture: '決裂' },
  calledRegime: ZH_REGIME,
  verdict: { hold: '續抱', trim: '減碼', leave: '離場', wait: '觀望' },
  stress: {
    calm: '平靜',
    building: '醞釀中',
    lopsided: '單邊重挫',
    synchronised: '同步承壓',
    unknown: '未知',
  },
  stop: { quiet: '靜默', pending: '待確認', tripped: '觸發', blind: '缺資料' },
  credit: {
    confirms: '確認',
    'does not confirm': '未確認',
    contradicts: '相反',
    unknown: '未知',
  },
  fresh: {
    fresh: '今日',
    carried: '休市，沿用',
    stale: '該到的數字沒到',
    absent: '還沒有數字',
  },
  leg: { risk: '風險', rates: '利率', dollar: '美元' },
  kind: {
    withdrawal: '撤回',
    threat: '威脅',
    order: '命令',
    law: '法律',
    court_ruling: '判決',
    countermeasure: '反制',
    delay: '延期',
    framework: '框架',
    draft_law: '法案',
    vote: '表決',
    construction: '施工',
    procurement: '採購',
    budget: '預算',
    permit: '許可',
    contract: '合約',
    exemption: '豁免',
    deployment: '部署',
    exercise: '演訓',
    announcement: '宣布',
    scheduled: '排定日程',
    statement: '聲明',
    market: '市場消息',
  },
  direction: { friction: '偏向摩擦', noise: '偏向雜音', neutral: '中性' },
  confidence: { high: '高', medium: '中', low: '低' },
  rungs: ['口頭', '宣布', '草案', '生效', '撥款', '到位'],
};

/** In every language. */
export const names: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
