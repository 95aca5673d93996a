import type { Lang } from '../../domain/text.ts';
import type { Cause, Trait } from '../../domain/threat.ts';
import { sides } from './side.ts';

const EN_GROUP: { readonly [T in Trait]: Readonly<Record<string, string>> } = {
  dated: { true: 'Due on a named day', false: 'No day named' },
  aim: { country: 'Aimed at countries', sector: 'Aimed at a sector', world: 'Aimed at the world' },
  security: { true: 'Tied to security or territory', false: 'Not tied to either' },
  dependent: { true: 'Target relies on US arms', false: 'Target does not rely on US arms' },
  europe: { true: 'Target in Europe', false: 'Target elsewhere' },
};

/** How threats end. */
const CAUSE = sides<Cause>({
  implemented: ['Carried out in full', '全數實施'],
  reduced: ['Carried out in part', '打折實施'],
  delayed: ['Put off', '延後'],
  withdrawn: ['Withdrawn', '撤回'],
  'struck down': ['Struck down', '遭判無效'],
});

/** The same for the head of a narrow column. */
const SHORT = sides<Cause>({
  implemented: ['In full', '全數'],
  reduced: ['In part', '打折'],
  delayed: ['Put off', '延後'],
  withdrawn: ['Withdrawn', '撤回'],
  'struck down': ['Struck', '判無效'],
});

/** What the ends and the traits of threats are called. */
const en = {
  cause: CAUSE.en satisfies Record<Cause, string>,
  /** The same for the head of a narrow column. */
  short: SHORT.en satisfies Record<Cause, string>,
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
  cause: CAUSE['zh-Hant'],
  short: SHORT['zh-Hant'],
  group: (trait, value) => ZH_GROUP[trait][value] ?? value,
};

export const causes: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
