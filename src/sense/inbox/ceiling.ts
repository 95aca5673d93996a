import type { Coding, EvidenceCandidate } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';
import type { Confidence, Kind, Rung } from '../../domain/evidence.ts';
import { both, type Text } from '../../domain/text.ts';
import { ADVISED } from './why.ts';

/** What a sort of document can show at most, and what it shows where no word of it says otherwise. */
export type Ceiling = {
  readonly rung: Rung;
  readonly usual: Rung;
  /** The sort of act that it usually is; undefined: its words alone tell. */
  readonly kind?: Kind;
  readonly confidence: Confidence;
  readonly says: Text;
};

/**
 * Sorts of documents by what their publisher calls them, the first that fits. Fixed by hand beforehand from
 * what such a document does in law; no item of any episode was looked at. Where a sort is not known it is talk.
 */
const SORTS: readonly (Ceiling & { readonly type: RegExp })[] = [
  {
    type: /\b(?:market|odds|prices?|volume|attention)\b/,
    rung: 0,
    usual: 0,
    kind: 'market',
    confidence: 'low',
    says: both('prices and counts of talk are no act', '價格與討論熱度不是行動'),
  },
  {
    type: /\b(?:news|article|headlines?|posts?|rss|atom|blog|stories|story|statements?|speech|remarks|press|releases?|briefings?|fact sheets?|read-?outs?|interview|video|image|op-?ed|q ?& ?a|qanda|conclusions)\b|新聞|聲明|貼文/,
    rung: 1,
    usual: 0,
    confidence: 'medium',
    says: both('a report, a post or a statement is words', '報導、貼文或聲明只是說法'),
  },
  {
    type: /\b(?:proposed|proposal|prorule|draft|bill|consultation|petition|motion|forslag|lovforslag|beslutningsforslag)\b|草案|提案/,
    rung: 2,
    usual: 2,
    kind: 'draft_law',
    confidence: 'high',
    says: both('a proposal is a text that binds nobody yet', '提案只是條文，尚未生效'),
  },
  {
    type: /\b(?:solicitation|tender|presolicitation|sources sought|request for (?:proposals?|information)|contract notice|prior information|opportunity|udbud)\b|招標/,
    rung: 2,
    usual: 2,
    kind: 'procurement',
    confidence: 'high',
    says: both('a tender asks for offers and binds no money', '招標只是徵求報價，尚未動用經費'),
  },
  {
    type: /\b(?:award|awarded|contracts?|obligation|delivery order|task order|grant|kontrakt)\b|決標|合約/,
    rung: 4,
    usual: 4,
    kind: 'contract',
    confidence: 'high',
    says: both('a contract that was awarded binds money', '已決標的合約動用了經費'),
  },
  {
    type: /\b(?:appropriations?|budget|finanslov|aktstykke|supplemental)\b|預算|撥款/,
    rung: 4,
    usual: 4,
    kind: 'budget',
    confidence: 'high',
    says: both('a budget that was passed binds money', '通過的預算動用了經費'),
  },
  {
    type: /\b(?:permits?|licen[cs]es?|concession|tilladelse)\b|許可/,
    rung: 4,
    usual: 4,
    kind: 'permit',
    confidence: 'high',
    says: both('a permit that was given can be used', '發出的許可可以使用'),
  },
  {
    type: /\b(?:construction|completion|commissioning|deployment|arrival|collection)\b|完工|部署/,
    rung: 5,
    usual: 3,
    confidence: 'high',
    says: both('a record of what is done on the ground', '實際執行情形的紀錄'),
  },
  {
    type: /\b(?:notice|determination|memorandum|finding|investigation|initiation|hearing|advisory|guidance)\b|公告通知/,
    rung: 3,
    usual: 1,
    kind: 'announcement',
    confidence: 'high',
    says: both('a notice can order, but most of them announce', '通知可以下令，但多半只是宣布'),
  },
  {
    type: /\b(?:judge?ment|ruling|opinion|court order|verdict|dom|kendelse)\b|裁定|判決/,
    rung: 3,
    usual: 3,
    kind: 'court_ruling',
    confidence: 'high',
    says: both('a ruling binds those whom it names', '裁定對當事人有拘束力'),
  },
  {
    type: /\b(?:public law|statute|acts?|laws?|lov|directive|treaty)\b|法律/,
    rung: 3,
    usual: 3,
    kind: 'law',
    confidence: 'high',
    says: both('a law that was passed is in force or has a day', '通過的法律已生效或訂有生效日'),
  },
  {
    type: /\b(?:executive orders?|proclamations?|presidential|presdocu|rules?|final rule|regulations?|decisions?|implementing|delegated|tariff|hts|order|bekendtg\S*|decree)\b|命令|公告|稅則/,
    rung: 3,
    usual: 3,
    kind: 'order',
    confidence: 'high',
    says: both(
      'an order, a rule or a tariff schedule that was published binds',
      '公布的命令、規則或稅則具有效力',
    ),
  },
];

const TALK: Ceiling = {
  rung: 1,
  usual: 0,
  confidence: 'low',
  says: both('this sort of document is not known, so it is words', '不認得這種文件，只當作說法'),
};

/** What a document can show at most, by what its publisher calls it. */
export function ceilingOf({ type }: Pick<PublishedDocument, 'type'>): Ceiling {
  const said = type.toLowerCase().replace(/[_/-]+/g, ' ');
  return SORTS.find((sort) => sort.type.test(said)) ?? TALK;
}

/** What somebody who only proposes makes of a document; what is left out stays as the rules have it. */
export type Opinion = Partial<Pick<Coding, 'kind' | 'rung' | 'direction' | 'watch' | 'size'>>;

/**
 * A candidate as a classifier sees it: what it says stands in place of what the rules found, and the level
 * stays under the ceiling of the document whatever it says. Reasons tell whose word each field is.
 */
export function advised(
  { coding, why, ceiling, spoken }: EvidenceCandidate,
  opinion: Opinion,
): EvidenceCandidate {
  const given = Object.keys(opinion) as (keyof Opinion)[];
  const rung = Math.min(opinion.rung ?? coding.rung, ceiling) as Coding['rung'];
  const capped = opinion.rung !== undefined && opinion.rung > ceiling;
  const begins = rung >= 3 ? coding.effectiveOn : undefined;
  return {
    coding: { ...coding, ...opinion, rung, effectiveOn: begins },
    why: {
      ...why,
      ...Object.fromEntries(given.map((f) => [f, ADVISED(why[f])])),
      ...(capped && {
        rung: both(
          `${ADVISED(why.rung).en}; it said ${opinion.rung}, and such a document shows at most ${ceiling}`,
          `${ADVISED(why.rung)['zh-Hant']}；分類器給${opinion.rung}，但這種文件最高只到${ceiling}`,
        ),
      }),
    },
    ceiling,
    spoken,
  };
}
