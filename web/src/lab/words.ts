import { fixed, percent } from '../../../src/report/words/number.ts';
import type { DialId } from '../../../src/weigh/laboratory/setting.ts';
import type { Lang } from '../words.ts';

/** What a dial is called, and what it means. */
type DialWords = { readonly name: string; readonly means: string };

/** What the laboratory says beside the words of the memo. */
const en = {
  dials: {
    tail: {
      name: 'Tail probability',
      means:
        'How likely managers think friction or rupture is, before prices move. The model states it, whatever the odds of the day.',
    },
    stake: {
      name: 'Career cost',
      means:
        'What being fired costs the median manager, in years of pay. It shifts the curve of sellers; whether that has a tipping point depends on how much managers differ.',
    },
    tightness: {
      name: 'Tightness of risk limits',
      means: 'At 2x, books under a limit on value at risk have half the room left up to it.',
    },
    depth: {
      name: 'Market depth',
      means: 'At 0.5x, half as much selling moves a price as far.',
    },
    patient: {
      name: 'Patient capital',
      means:
        'Money of buyers who need not sell, share of the market’s value. They wait until prices stand well below what the news explains, so in a small fall it may change nothing.',
    },
    leverage: {
      name: 'Own leverage',
      means: 'Your holdings as a multiple of your own capital. Up to 1x nothing is owed.',
    },
  } satisfies Readonly<Record<DialId, DialWords>>,
  value: (dial: DialId, x: number): string =>
    dial === 'tail'
      ? percent(x, round(x, 2) ? 0 : 1)
      : dial === 'patient'
        ? percent(x, 1)
        : dial === 'stake'
          ? `${trimmed(x)} years`
          : `${trimmed(x)}x`,
  model: (value: string) => `Model: ${value}`,
  odds: (value: string) => `Odds of the day: ${value}`,
  seed: 'Seed of the dice',
  seedMeans: 'The same seed draws the same paths, so that a curve moves only with what is turned.',
  reset: 'Back to the model',
  link: 'Link to this setting',
  at: 'At the model’s own setting',
  /** Which dials stand elsewhere than the model has them. */
  turned: (all: readonly (readonly [name: string, now: string, model: string])[]) =>
    `With ${listed(
      all.map(([name, now, model]) => `${lowered(name)} ${now} instead of ${model}`),
      ' and ',
    )}`,
  begins: (setting: string, findings: readonly string[]) => `${setting}: ${findings.join('; ')}.`,
  overshoot: (mean: string, size: string, low: string, high: string, error: string) =>
    `forced selling accounts for ${mean} of a fall of ${size} (80% of such falls ${low} to ${high}; standard error ${error} points)`,
  tooFew: 'too few simulated falls of this size to say how far one overshoots',
  half: (share: string) => `half is regained within 20 sessions in ${share} of them`,
  sells: (share: string) => `managers sell ${share}`,
  run: (at: string) => `a run starts beyond a tail probability of ${at}`,
  out: (leverage: string, chance: string, error: string) =>
    `at ${leverage} you are forced out within 60 sessions with probability ${chance} (standard error ${error} points)`,
  safe: (leverage: string) => `at ${leverage} nothing is owed and nobody can force you out`,
  first: (paths: string, harsher: string) =>
    `First look: ${paths} paths of the noise world, ${harsher} of each harsher one. More are being run.`,
  whole: (paths: string, seed: string) =>
    `All ${paths} paths of each world, seed ${seed}: as many as a decision rests on.`,
  waits: 'Running the first paths',
  /** The four figures, in a word or two. */
  short: {
    overshoot: 'Overshoot',
    half: 'Half back in 20',
    sells: 'Managers sell',
    out: (leverage: string) => `Forced out at ${leverage}`,
    none: 'no debt',
  },
  stated:
    'All six are stated, not estimated. Depth also rests on the price impact, which is fitted to past falls; no slider changes what is fitted.',
  fitted: 'What is fitted, and to what',
  noFit: 'Nothing was fitted: the crowd’s own figures stand.',
  noForecast:
    'Overshoot and regaining are those of the noise world. Nothing here is a forecast: it shows what the model’s rules would do, if they held.',
};
export type LabWords = typeof en;

const zh: LabWords = {
  dials: {
    tail: {
      name: '尾部機率',
      means:
        '價格還沒動之前，經理人認為會發生摩擦或決裂的機率。模型用固定的設定值，不隨當日機率變動。',
    },
    stake: {
      name: '丟掉職位的代價',
      means:
        '中位數的經理人若被開除，損失相當於幾年薪水。它只會移動賣出的曲線；有沒有臨界點，要看經理人彼此差多少。',
    },
    tightness: {
      name: '風險限額的鬆緊',
      means: '2倍表示受風險值限額的帳本，離上限的餘裕只剩一半。',
    },
    depth: {
      name: '市場深度',
      means: '0.5倍表示只要一半的賣壓，就能把價格推動同樣的幅度。',
    },
    patient: {
      name: '耐心資金',
      means:
        '不必賣出的買方有多少錢，占市值的比例。價格要比消息所能解釋的低上一截，他們才會進場，所以小跌時可能毫無影響。',
    },
    leverage: {
      name: '自己的槓桿',
      means: '你的持有部位是自有本金的幾倍；1倍以內沒有負債。',
    },
  },
  value: (dial, x) =>
    dial === 'tail'
      ? percent(x, round(x, 2) ? 0 : 1)
      : dial === 'patient'
        ? percent(x, 1)
        : dial === 'stake'
          ? `${trimmed(x)}年`
          : `${trimmed(x)}倍`,
  model: (value) => `模型：${value}`,
  odds: (value) => `當日機率：${value}`,
  seed: '亂數種子',
  seedMeans: '同一個種子抽出同樣的路徑，曲線只隨設定而動，不會自己跳動。',
  reset: '全部回到模型的設定',
  link: '這組設定的連結',
  at: '依模型自己的設定',
  turned: (all) =>
    `若${listed(
      all.map(([name, now, model]) => `${name}為${now}（模型為${model}）`),
      '、',
    )}`,
  begins: (setting, findings) => `${setting}：${findings.join('；')}。`,
  overshoot: (mean, size, low, high, error) =>
    `跌${size}時，平均有${mean}出自被迫賣壓（80%的跌勢在${low}至${high}之間；標準誤${error}個百分點）`,
  tooFew: '這麼大的模擬跌勢太少，說不出超跌多少',
  half: (share) => `其中${share}在20個交易日內收復一半`,
  sells: (share) => `經理人資金中${share}會賣出`,
  run: (at) => `尾部機率過了${at}就爭相賣出`,
  out: (leverage, chance, error) =>
    `槓桿${leverage}，60個交易日內被迫出場的機率為${chance}（標準誤${error}個百分點）`,
  safe: (leverage) => `槓桿${leverage}沒有負債，誰也不能逼你出場`,
  first: (paths, harsher) =>
    `初步結果：雜音情境${paths}條路徑，另外兩種情境各${harsher}條；正在補算更多路徑。`,
  whole: (paths, seed) => `每種情境都算完${paths}條路徑，種子${seed}；決策所依據的也是這麼多條。`,
  waits: '正在算第一批路徑',
  short: {
    overshoot: '超跌',
    half: '20日收復一半',
    sells: '經理人賣出',
    out: (leverage) => `${leverage}被迫出場`,
    none: '未舉債',
  },
  stated:
    '這六項都是設定值，不是估計值。市場深度另外取決於價格衝擊，那是從過去的跌勢擬合的；任何滑桿都不會改動擬合出來的數字。',
  fitted: '哪些數字是擬合的、依據什麼',
  noFit: '沒有擬合過的數字，用的都是設定值。',
  noForecast:
    '超跌與收復以雜音情境計算。這裡沒有一項是預測，只是說明：模型的規則若成立，會發生什麼。',
};

export const labWords = (lang: Lang): LabWords => (lang === 'en' ? en : zh);

/** A list with a word before its last part. */
const listed = (parts: readonly string[], last: string): string =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(last === '、' ? '、' : ', ')}${last}${parts.at(-1)}`;

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** With no more decimals than it needs, two at most. */
const trimmed = (x: number): string => fixed(x, 2).replace(/\.?0+$/, '');

const round = (x: number, digits: number): boolean => Number(x.toFixed(digits)) === x;
