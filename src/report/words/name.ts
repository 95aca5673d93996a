import type { Act, Freshness } from '../../domain/decision.ts';
import type { LegId } from '../../domain/episode.ts';
import type { Confidence, Direction, Kind } from '../../domain/evidence.ts';
import type { RegimeId } from '../../domain/regime.ts';
import type { LampState } from '../../domain/stop.ts';
import type { StressState } from '../../domain/stress.ts';
import type { Lang } from '../../domain/text.ts';
import { byLang, sides } from './side.ts';

/** Regimes in full. */
const REGIME = sides<RegimeId>({
  noise: ['Bargaining noise', '談判雜音'],
  friction: ['Institutional friction', '制度摩擦'],
  rupture: ['Rupture', '決裂'],
});

/** The same in one word, where room is short. */
const SHORT = sides<RegimeId>({
  noise: ['Noise', '雜音'],
  friction: ['Friction', '摩擦'],
  rupture: ['Rupture', '決裂'],
});

const VERDICT = sides<Act>({
  hold: ['hold', '續抱'],
  add: ['add', '加碼'],
  trim: ['trim', '減碼'],
  leave: ['leave', '離場'],
  wait: ['wait', '觀望'],
});

const STRESS = sides<StressState>({
  calm: ['calm', '平靜'],
  building: ['building', '醞釀中'],
  lopsided: ['lopsided', '單邊重挫'],
  synchronised: ['synchronised', '同步承壓'],
  unknown: ['not known', '未知'],
});

const STOP = sides<LampState>({
  quiet: ['Quiet', '未觸發'],
  waiting: ['Waiting for data', '等資料'],
  absorbed: ['Absorbed', '已消化'],
  pending: ['Pending', '待確認'],
  tripped: ['Tripped', '觸發'],
  blind: ['No data', '缺資料'],
});

/** How fresh a value is. */
const FRESH = sides<Freshness['state']>({
  fresh: ['today', '今日'],
  carried: ['no new close, carried', '沒有新收盤，沿用'],
  stale: ['a due value is missing', '該到的數字沒到'],
  absent: ['no value yet', '還沒有數字'],
});

const KIND = sides<Kind>({
  withdrawal: ['withdrawal', '撤回'],
  threat: ['threat', '威脅'],
  order: ['order', '命令'],
  law: ['law', '法律'],
  court_ruling: ['court ruling', '判決'],
  countermeasure: ['countermeasure', '反制'],
  sanction: ['sanction', '制裁'],
  attack: ['attack', '攻擊'],
  delay: ['delay', '延期'],
  framework: ['framework', '框架'],
  draft_law: ['draft law', '法案'],
  vote: ['vote', '表決'],
  construction: ['construction', '施工'],
  procurement: ['procurement', '採購'],
  budget: ['budget', '預算'],
  permit: ['permit', '許可'],
  contract: ['contract', '合約'],
  exemption: ['exemption', '豁免'],
  deployment: ['deployment', '部署'],
  exercise: ['exercise', '演訓'],
  announcement: ['announcement', '宣布'],
  scheduled: ['date set', '排定日程'],
  statement: ['statement', '聲明'],
  market: ['market report', '市場消息'],
});

const DIRECTION = sides<Direction>({
  friction: ['towards friction', '偏向摩擦'],
  noise: ['towards noise', '偏向雜音'],
  neutral: ['neutral', '中性'],
});

const LEG = sides<LegId>({
  risk: ['Risk', '風險'],
  rates: ['Rates', '利率'],
  dollar: ['Currency', '匯率'],
});

/** The same in a sentence. */
const ASSET = sides<LegId>({
  risk: ['risk assets', '風險資產'],
  rates: ['bonds', '債券'],
  dollar: ['the currency', '匯率'],
});

const CONFIDENCE = sides<Confidence>({
  high: ['high', '高'],
  medium: ['medium', '中'],
  low: ['low', '低'],
});

/** The six levels of evidence, softest first. */
const RUNGS: Readonly<Record<Lang, readonly [string, ...string[]]>> = {
  en: ['talk', 'announced', 'drafted', 'in force', 'funded', 'in place'],
  'zh-Hant': ['口頭', '宣布', '草案', '生效', '撥款', '到位'],
};

/** What states and kinds are called, in every language. */
export const names = byLang((lang) => ({
  regime: REGIME[lang],
  short: SHORT[lang],
  /** The regime that is called, beside its probability. */
  calledRegime: { en: SHORT.en, 'zh-Hant': REGIME['zh-Hant'] }[lang],
  verdict: VERDICT[lang],
  stress: STRESS[lang],
  stop: STOP[lang],
  fresh: FRESH[lang],
  leg: LEG[lang],
  asset: ASSET[lang],
  kind: KIND[lang],
  direction: DIRECTION[lang],
  confidence: CONFIDENCE[lang],
  rungs: RUNGS[lang],
}));
