import type { Lang } from '../../domain/text.ts';
import type { Cause, Trait } from '../../domain/threat.ts';

const EN_GROUP: { readonly [T in Trait]: Readonly<Record<string, string>> } = {
  dated: { true: 'Due on a named day', false: 'No day named' },
  aim: { country: 'Aimed at countries', sector: 'Aimed at a sector', world: 'Aimed at the world' },
  security: { true: 'Tied to security or territory', false: 'Not tied to either' },
  dependent: {
    true: 'Target relies on US arms',
    false: 'Target does not rely on US arms',
  },
  europe: { true: 'Target in Europe', false: 'Target elsewhere' },
};

/** What the ends and the traits of threats are called. */
const en = {
  cause: {
    implemented: 'Carried out in full',
    reduced: 'Carried out in part',
    delayed: 'Put off',
    withdrawn: 'Withdrawn',
    'struck down': 'Struck down',
  } satisfies Record<Cause, string>,
  /** The same for the head of a narrow column. */
  short: {
    implemented: 'In full',
    reduced: 'In part',
    delayed: 'Put off',
    withdrawn: 'Withdrawn',
    'struck down': 'Struck',
  } satisfies Record<Cause, string>,
  /** A trait with its value, as the name of a group. */
  group: (trait: Trait, value: string) => EN_GROUP[trait][value] ?? value,
};

const ZH_GROUP: { readonly [T in Trait]: Readonly<Record<string, string>> } = {
  dated: { true: '訂有期限', false: '未訂期限' },
  aim: { country: '針對國家', sector: '針對產業', world: '針對全球' },
  security: { true: '涉及安全或領土', false: '與兩者無關' },
  dependent: { true: '對象依賴美國軍力', false: '對象不依賴美國軍力' },
  europe: { true: '對象在歐洲', false: '對象不在歐洲' },
};

const zh: typeof en = {
  cause: {
    implemented: '全數實施',
    reduced: '打折實施',
    delayed: '延後',
    withdrawn: '撤回',
    'struck down': '遭判無效',
  },
  short: {
    implemented: '全數',
    reduced: '打折',
    delayed: '延後',
    withdrawn: '撤回',
    'struck down': '判無效',
  },
  group: (trait, value) => ZH_GROUP[trait][value] ?? value,
};

/** In every language. */
export const causes: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
