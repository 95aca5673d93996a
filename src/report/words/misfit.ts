import { MAX_BOOK_WIDTH, type Misfit } from '../../domain/odds.ts';
import type { Lang } from '../../domain/text.ts';

/** What ids are called, and how figures are written. */
export type Named = {
  readonly path: (id: string) => string;
  readonly asset: (id: string) => string;
  readonly contract: (id: string) => string;
  readonly chance: (p: number) => string;
  readonly move: (x: number) => string;
  readonly day: (day: Extract<Misfit, { kind: 'expired' }>['deadline']) => string;
};

/** Contradictions between odds, bounds, impacts and contracts. */
const en = {
  misfits: 'Do the odds contradict themselves',
  noMisfits: 'No contradiction was found between bounds, own odds, impacts and contracts',
  misfit: (m: Misfit, n: Named) => {
    switch (m.kind) {
      case 'contradictory':
        return `The obstacles of all paths leave no room for odds that sum to 1: together they admit ${n.chance(m.low)} to ${n.chance(m.high)}`;
      case 'out of bounds':
        return `${n.path(m.scenario)}: own odds of ${n.chance(m.own)} lie outside what its obstacles admit and were brought back to ${n.chance(m.bound)}; the other paths take up the difference`;
      case 'infeasible':
        return `${n.asset(m.asset)}: no odds over these paths make its move of ${n.move(m.wanted)}; the paths allow ${n.move(m.low)} to ${n.move(m.high)}`;
      case 'no impact':
        return `${n.path(m.scenario)}: it says nothing of ${n.asset(m.asset)}, which is left out`;
      case 'unseen':
        return `${n.asset(m.asset)}: its move over the window is not known, and it alone is left out`;
      case 'expired':
        return `${n.contract(m.contract)}: it expired on ${n.day(m.deadline)} and is left out`;
      case 'no price':
        return `${n.contract(m.contract)}: bid ${n.chance(m.bid)}, offered ${n.chance(m.ask)}, ${m.bid > 0 && m.ask < 1 ? `too far apart to be a price (more than ${n.chance(MAX_BOOK_WIDTH)}), and` : 'nobody on one side, so it'} is left out`;
      case 'disagreeing':
        return `${m.contracts.map(n.contract).join(' and ')}: one path in one wording, yet their spreads lie ${n.chance(m.apart)} apart over the horizon`;
    }
  },
};

const zh: typeof en = {
  misfits: '機率是否自相矛盾',
  noMisfits: '上下界、自估機率、漲跌幅與合約之間，未發現矛盾',
  misfit: (m, n) => {
    switch (m.kind) {
      case 'contradictory':
        return `各劇本的障礙容不下總和為1的機率：合計只容許${n.chance(m.low)}至${n.chance(m.high)}`;
      case 'out of bounds':
        return `${n.path(m.scenario)}：自估機率${n.chance(m.own)}超出障礙容許的範圍，已拉回${n.chance(m.bound)}，差額由其他劇本分攤`;
      case 'infeasible':
        return `${n.asset(m.asset)}：這些劇本怎麼配機率都湊不出${n.move(m.wanted)}的變動，劇本容許的是${n.move(m.low)}至${n.move(m.high)}`;
      case 'no impact':
        return `${n.path(m.scenario)}：沒有提到${n.asset(m.asset)}，所以不計`;
      case 'unseen':
        return `${n.asset(m.asset)}：期間內的變動未知，只有這一項不計`;
      case 'expired':
        return `${n.contract(m.contract)}：已於${n.day(m.deadline)}到期，所以不計`;
      case 'no price':
        return `${n.contract(m.contract)}：買價${n.chance(m.bid)}、賣價${n.chance(m.ask)}，${m.bid > 0 && m.ask < 1 ? `價差超過${n.chance(MAX_BOOK_WIDTH)}` : '有一邊沒人掛單'}，不算價格，所以不計`;
      case 'disagreeing':
        return `${m.contracts.map(n.contract).join('與')}：同一劇本、同一類措辭，期限內機率的買賣區間卻相隔${n.chance(m.apart)}`;
    }
  },
};

export const misfits: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
