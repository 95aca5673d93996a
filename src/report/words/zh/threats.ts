import type { Cause, Trait } from '../../../domain/threat.ts';
import { say } from '../../render/prose.ts';
import type { ThreatLines } from '../threats.ts';

const WHY: Readonly<Record<string, string>> = {
  'too few threats': '已了結的威脅太少',
  'too few threats carried out so late': '拖到這麼晚才實施的威脅太少',
};

const GROUP: { readonly [T in Trait]: Readonly<Record<string, string>> } = {
  dated: { true: '訂有期限', false: '未訂期限' },
  aim: { country: '針對國家', sector: '針對產業', world: '針對全球' },
  security: { true: '涉及安全或領土', false: '與兩者無關' },
  dependent: { true: '對象依賴美國軍力', false: '對象不依賴美國軍力' },
  europe: { true: '對象在歐洲', false: '對象不在歐洲' },
};

const CAUSE: { readonly [C in Cause]: string } = {
  implemented: '全數實施',
  reduced: '打折實施',
  delayed: '延後',
  withdrawn: '撤回',
  'struck down': '遭判無效',
};

export const threats: ThreatLines = {
  title: '威脅帳',
  why: (reason) => `未知：${WHY[reason] ?? reason}`,
  cause: CAUSE,
  short: {
    implemented: '全數',
    reduced: '打折',
    delayed: '延後',
    withdrawn: '撤回',
    'struck down': '判無效',
  },
  group: (trait, value) => GROUP[trait][value] ?? value,
  all: '全部',
  named: (id, target) => `${id}「${target}」`,
  verdict: (settled, dropped) => `已了結的${settled}個威脅中，${dropped}個延後或撤回`,
  noVerdict: '已了結的威脅太少，看不出結局',
  range: (low, high) => `（${low}–${high}）`,
  recorded: (closed) => `紀錄只到${closed}：之後了結的，這裡仍列為未了結`,
  counted: ({ clusters, open }) =>
    say`再度出現的併為一群，合計${clusters}群；另有${open}個還沒了結`,
  again: ({ cases, again, share, low, high }) =>
    say`延後或撤回且日期可考的${cases}個中，至今${again}個再度出現；六個月內再度出現的占${share}（${low}至${high}）`,
  noAgain: '多常再度出現，未知：追蹤滿一年的太少',
  record: ({ cases, clusters, own, base, log, won }) =>
    won
      ? say`輪流剔除一群，由其餘各群推估${cases}個威脅（${clusters}群）的結局：按事前特徵得${own}分，按基率得${base}分（Brier分數，愈小愈好），對數分數為${log.own}與${log.base}，特徵勝出，所以展望依特徵推估`
      : say`輪流剔除一群，由其餘各群推估${cases}個威脅（${clusters}群）的結局：按事前特徵得${own}分，按基率得${base}分（Brier分數，愈小愈好），對數分數為${log.own}與${log.base}，特徵沒有勝出，所以展望沿用基率`,
  noRecord: '推估準不準，未知：已了結的威脅太少',
  rates: {
    heading: '威脅的結局',
    caption: '占已了結者的比例；同一群的威脅合計只算一份',
  },
  groups: {
    heading: '按宣布當天已知的特徵分',
    caption: '已了結的威脅個數；對方事後的作為不算特徵。對象情況不一或未指明的，兩邊都不計',
  },
  curves: {
    title: '多久了結',
    heading: ({ cause, share, low, high, days }) =>
      say`${CAUSE[cause]}：到第${days}天占${share}（${low}至${high}）`,
    caption:
      '全部威脅中以此結局了結的比例，隨宣布後的天數而變；未了結的計到最後看到的那天。虛線：80%區間',
    together:
      '全部威脅中以此結局了結的比例，隨宣布後的天數而變。實線：全數實施；虛線：撤回；點線：延後',
    table: '各天數前以此結局了結',
    unknown: '威脅多久了結，未知：已了結的太少',
    day: (n) => `第${n}天`,
  },
  returns: {
    heading: '延後或撤回的威脅多快再度出現',
    caption: '當場另訂新期限也算再度出現',
  },
  months: (n) => `${n}個月內`,
  outlook: {
    title: '未了結的威脅',
    none: '沒有未了結的威脅',
    heading: '未了結的威脅可能的結局',
    caption:
      '以各自至今尚未了結為前提。30天內、90天內：從現在起實施（全數或打折）的機率；延後、撤回：最終如此了結的機率；括號內是80%區間（%）。先前：同一群先前的筆數',
    behind: ({ target, open, cases, traits, alike, more, pooled }) =>
      say`${target}，提出已${open}天。至少拖了這麼久才了結的威脅：${cases}個。${
        alike.length === 0
          ? '沒有可比的案例：以全部威脅的比例代替，區間並未涵蓋它可能偏離多遠'
          : say`最相近的${traits.length === 0 ? '' : `（${traits.join('、')}）`}：${alike}${more > 0 ? `；另有${String(more)}個` : ''}。機率${pooled ? '向這些案例靠攏' : '取自至少拖了這麼久的全部案例'}`
      }`,
    untimed: (why) => say`何時可能實施，${why}`,
    casesHeading: '背後的案例',
  },
  column: {
    end: '結局',
    count: '個數',
    share: '比例',
    interval: '80%區間',
    group: '分組',
    settled: '已了結',
    threat: '威脅',
    days: '已過天數',
    by30: '30天內',
    by90: '90天內',
    earlier: '先前',
  },
  method: {
    undated: (ids) =>
      `${ids.join('、')}：已結束，日期不可考，不入曲線。這些都是撤回，所以撤回的曲線偏低，其他曲線略偏高。從確知已結束的日期起計入比例。`,
    delay: '延後的威脅，原來那一筆就以「延後」了結；新的期限另記一筆，屬同一群。',
    prior:
      '每種結局事先各給半個案例，所以結局表中沒有比例恰好是0。曲線可以是0，這時區間說明至今未見還留下多少可能。',
    bands:
      '區間：以群為單位的貝氏自助法，抽樣1,000次。曲線：Aalen與Johansen的估計；宣布當天就了結的算半天。',
    traits:
      '依特徵推估，從特徵最相近的案例出發，再往較大的一組靠攏，後者相當於20個案例。只有至今勝過基率時才採用，每次剔除一群來檢驗（五種結局的Brier分數，0為全對，2為最差）。',
    source: (closed) =>
      `帳上最後一筆了結於${closed}：之後才了結的，在你補上資料（bide threats add FILE）之前仍列為未了結。各筆的事實與編碼見ledger/threats.csv與ledger/SOURCES.md。`,
  },
};
