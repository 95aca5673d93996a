import { fixed } from '../number.ts';
import type { PageLines } from '../page.ts';

export const pages: PageLines = {
  partialMark: '[未完成]',
  partialOf: ({ asked, done }) =>
    `未完成：${fixed(asked, 0)}條路徑只跑了${fixed(done, 0)}條，數字都只根據這些。`,
  vintage: (method, from, until) => `${method}，取自${from}至${until}`,
  crowd: ({ model, title, hash, vintage, fingerprints }) =>
    `${model}，${title}；SHA-256 ${hash}；${vintage ?? '沒有截止在視窗之前的版本：價格衝擊與會消退的比例是設定值'}；${fingerprints.length === 0 ? '沒有模擬' : `模擬${fingerprints.join('、')}`}`,
  drawn: ({ paths, seed, threads, fingerprint }) =>
    `${paths}條路徑，亂數種子${seed}，${threads}條執行緒；指紋${fingerprint}`,
  prints: (all) => `模擬${all.join('、')}。`,
  assumed: (n) => `這個群體有${n}項設定值，理由寫在檔案裡。`,
  world: {
    which: '模擬的局勢',
    volatility: '波動率，為群體原設定的幾倍',
    tail: '事前的尾部機率',
    drift: '每個交易日的平均報酬',
    news: '消息所能解釋的變動',
    rate: '融資年利率',
    own: '群體原設定',
    none: '無',
  },
  conditions: '計算條件',
  histogram: {
    heading: (from, to, share) => `賣壓最常造成跌勢的${from}至${to}，占下跌路徑的${share}`,
    caption: '所有下跌路徑的超跌：跌勢中由被迫賣出造成的部分。占這些路徑的比例',
  },
  sold: {
    heading: (first, share) => `流動性最高的${first}，群體賣出持有的${share}`,
    caption: '群體持有中賣出的比例，流動性高的在前',
    asset: '資產',
    share: '賣出',
    nobody: '沒有一條路徑有人被迫賣出',
  },
  level: {
    heading: (n, at, low, high) =>
      `過了${n}個交易日，市場的中位在${at}；80%的路徑在${low}至${high}`,
    caption:
      '衝擊之後各交易日的市場水準，占衝擊之前的比例；只算下跌的路徑。實線：中位；色帶：80%的路徑',
    median: '中位',
  },
  falls: {
    heading: '依跌幅分',
    caption: '各組模擬跌勢的平均；σ是衝擊視窗內市場的標準差',
    size: '跌幅',
    paths: '路徑',
    overshoot: '超跌',
    sold: '賣出',
    half: '收復一半',
    within: '20日內',
    walk: '漫步',
  },
  kinds: {
    heading: (books) => `群體裡有誰：${books}本帳`,
    kind: '種類',
    books: '帳本',
    share: '持有',
    sells: '何時賣',
    sort: {
      leverage: '槓桿超過上限',
      var: '風險值超過上限',
      'volatility target': '波動超過目標',
      redemption: '投資人贖回',
      career: '飯碗不保',
    },
  },
  session: '交易日',
  walk: '沒有群體的隨機漫步',
};
