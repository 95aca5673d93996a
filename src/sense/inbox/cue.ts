import type { Kind, Rung, Watch } from '../../domain/evidence.ts';

/**
 * The words of the rules, in English, and where it is cheap in Chinese and in the language of the Folketing.
 * All lists were fixed by hand beforehand from the guide for coders (docs/coding.md); none was learnt from
 * an episode, and none was changed after it was scored.
 */

/** The part of a text that a list finds first, as it is written; undefined where none does. */
export function cueIn(text: string, list: readonly RegExp[]): string | undefined {
  let best: RegExpExecArray | undefined;
  for (const pattern of list) {
    const found = pattern.exec(text);
    if (found && (best === undefined || found.index < best.index)) best = found;
  }
  return best?.[0].trim();
}

/** Friction beyond what else is said: what calmed is ended or refused. */
export const BREAKS: readonly RegExp[] = [
  /\b(?:talks|negotiations?|deal|truce|agreement|framework)\b[^.;]{0,40}\b(?:collaps\w*|fail\w*|break(?:s|ing)? (?:down|off|up)|broke (?:down|off|up)|falls? apart|called off|stall\w*|end(?:s|ed)? without)/i,
  /\b(?:ends?|ended|terminat\w*|reject\w*|scrap\w*|tears? up|tore up|breach\w*|violat\w*|quits?|walk\w* (?:out|away)|refus\w*|lifts? the (?:freeze|pause|suspension))\b[^.;]{0,40}\b(?:talks|negotiations?|truce|ceasefire|deal|framework|exemption|exclusion|waiver|suspension|pause|freeze|agreement|treaty|compromise)/i,
  /談判破裂|協議破局|終止(?:協議|豁免|暫停)|退出(?:協定|條約|組織|聯盟)/,
];

/** Noise: a measure or a threat is taken back, put off, lightened, or talked about. */
export const CALMS: readonly RegExp[] = [
  /\bwithdr(?:aws?|ew|awn|awing|awal of)\b[^.;]{0,30}\b(?:threats?|tariffs?|dut(?:y|ies)|measures?|proposals?|orders?|lists?|plans?|bill|motion|demands?|countermeasures?)/i,
  /\b(?:delay(?:s|ed|ing)?|postpon\w*|put(?:s|ting)? off|defer\w*|extend(?:s|ed|ing)? (?:the )?(?:deadline|pause|truce|suspension|exclusions?|exemptions?|freeze)|extension of (?:the )?(?:deadline|pause|truce|suspension|exclusions?|exemptions?))\b/i,
  /\b(?:paus(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|suspension|freez(?:e|es|ing)|froze|frozen|on hold|holds? off)\b/i,
  /\b(?:exempt(?:s|ed|ion|ions|ing)?|exclusions?|exclud(?:es|ed|ing)|waiv(?:e|es|ed|er|ers|ing)|carve-?outs?|reprieve)\b/i,
  /\b(?:rules? out|ruled out|backs? (?:down|off|away)|backed (?:down|off|away)|climb\w* down|u-turn|drops? (?:the |its |his |her |plans?|threats?|tariffs?)|dropped (?:the|its|his|plans?)|calls? off|called off|cancel(?:s|led|ed|ling)?|abandon(?:s|ed|ing)?|shelv(?:e|es|ed|ing)|revers(?:es|ed|ing|al)|revok(?:e|es|ed|ing)|rescind(?:s|ed|ing)?|repeal(?:s|ed|ing)?|scraps?|scrapped)\b/i,
  /\b(?:lift(?:s|ed|ing)?|remov(?:e|es|ed|ing|al of)|cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion of)|eas(?:e|es|ed|ing)|roll(?:s|ed|ing)? back|scal(?:e|es|ed|ing) (?:back|down))\b[^.;]{0,30}\b(?:tariffs?|dut(?:y|ies)|sanctions?|controls?|restrictions?|curbs?|levies|levy|tensions?|ban)/i,
  /\b(?:framework|truce|ceasefire|deal|agree(?:s|d|ment|ments)?|compromise|concession(?:s)?|settle(?:s|d|ment)|talks|negotiat\w*|dialogue|de-?escalat\w*|reconcil\w*|working group|summit|reassur\w*|rescue|backstop|support package|stand(?:s|ing)? ready)\b/i,
  /\b(?:strik(?:es?|ing) down|struck down|blocks? (?:the )?tariffs?|unlawful|invalidat\w*|overturn\w*|dismiss(?:es|ed))\b/i,
  /\b(?:udsæt\w*|udskyd\w*|forhandling\w*|aftale\w*|undtag\w*|trække[rs]? tilbage|ophæv\w*)\b/i,
  /延後|延期|推遲|展延|暫停|暫緩|凍結|豁免|排除|撤回|撤銷|取消|收回|架構|休兵|停火|協議|協商|談判|會談|降低關稅|調降|解除|違法無效|緩和|讓步/,
];

/** Friction: a measure, a threat, an answer to a measure, force, a withdrawal from what binds. */
export const STRAINS: readonly RegExp[] = [
  /\b(?:tariffs?|dut(?:y|ies)|surcharges?|levy|levies|countermeasures?|retaliat\w*|sanction(?:s|ed|ing)?|embargo\w*|boycott\w*|blockade\w*|entity list|export controls?|restrict(?:s|ed|ing|ions?)|ban(?:s|ned|ning)?|blacklist\w*|curbs?|quotas?|anti-?coercion)\b/i,
  /\b(?:threat(?:s|en|ens|ened|ening)?|warn(?:s|ed|ing)?|ultimatum|vow(?:s|ed)?|demand(?:s|ed|ing)?|insist(?:s|ed)?|accus(?:e|es|ed|ing)|condemn\w*|escalat\w*|punish\w*|coerc\w*|blackmail)\b/i,
  /\b(?:withdr(?:aws?|ew|awn|awing|awal)|pull(?:s|ed|ing)? out|leav(?:e|es|ing)|exit(?:s|ed)?|default\w*|downgrad\w*|impeach\w*|resign\w*|collaps\w*|shutdown|crisis|veto(?:es|ed)?|reject(?:s|ed)?|votes? down|voted down|fails? to|failed to|refus\w*)\b/i,
  /\b(?:deploy(?:s|ed|ing|ment)?|troops|invad\w*|invasion|annex\w*|seiz(?:e|es|ed|ure)|military force|strike(?:s)? on|attack(?:s|ed)?|occup(?:y|ies|ied|ation)|mobili[sz]\w*)\b/i,
  /\b(?:told|straf\w*|trus\w*|modsvar\w*|gengæld\w*|indsæt\w*|tropper)\b/i,
  /關稅|課稅|加徵|制裁|反制|報復|威脅|揚言|警告|最後通牒|退出|出兵|部署|併吞|管制|禁令|實體清單|升級|違約|降評|否決/,
];

/** Sorts of acts by their words, the first that fits. */
export const KIND_CUES: readonly (readonly [Kind, readonly RegExp[]])[] = [
  [
    'attack',
    [
      /\b(?:air ?strikes?|missile|invades?|invaded|sabotag\w*|attack(?:s|ed) (?:on|by))\b|空襲|攻擊/i,
    ],
  ],
  [
    'delay',
    [
      /\b(?:delay(?:s|ed|ing)?|postpon\w*|put(?:s|ting)? off|defer\w*|paus(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|suspension|extend(?:s|ed|ing)? (?:the )?(?:deadline|pause|truce|suspension|freeze)|udsæt\w*|udskyd\w*)\b|延後|延期|推遲|展延|暫停|暫緩|凍結/i,
    ],
  ],
  ['exemption', [/\b(?:exempt\w*|exclusions?|waiver\w*|waives?|carve-?outs?)\b|豁免|排除/i]],
  [
    'withdrawal',
    [
      /\b(?:withdr(?:aws?|ew|awn|awing|awal)|rescind\w*|revok\w*|repeal\w*|calls? off|called off|cancel\w*|backs? down|drops?|dropped|lifts?|lifted|scrap\w*)\b|撤回|撤銷|取消|收回|退出/i,
    ],
  ],
  [
    'countermeasure',
    [
      /\b(?:countermeasures?|retaliat\w*|anti-?coercion|counter-?tariffs?|tit-for-tat|modsvar\w*)\b|反制|報復/i,
    ],
  ],
  [
    'sanction',
    [
      /\b(?:sanction(?:s|ed)?|blacklist\w*|entity list|asset freeze|designat\w*|unreliable entit\w*)\b|制裁|實體清單|黑名單/i,
    ],
  ],
  ['exercise', [/\b(?:exercise|drills?|manoeuv\w*|maneuver\w*|øvelse\w*)\b|演習|軍演/i]],
  [
    'deployment',
    [
      /\b(?:deploy\w*|troops|stationed|sends? (?:soldiers|ships|aircraft)|tropper)\b|部署|出兵|駐軍/i,
    ],
  ],
  [
    'court_ruling',
    [
      /\b(?:court (?:rules?|ruled|strikes?|blocks?|upholds?|finds?)|judge (?:rules?|blocks?)|ruling)\b|法院(?:裁定|判決)|判決/i,
    ],
  ],
  [
    'vote',
    [
      /\b(?:votes?|voted|ballot|referendum|passes? (?:the )?(?:bill|resolution|motion)|afstemning)\b|表決|投票|公投/i,
    ],
  ],
  ['budget', [/\b(?:appropriat\w*|budget|fiscal package|finanslov|billion for)\b|預算|撥款/i]],
  [
    'contract',
    [/\b(?:contract(?:s)? (?:worth|award\w*|with|for)|awards?|awarded|offtake)\b|簽約|決標|合約/i],
  ],
  [
    'procurement',
    [
      /\b(?:tender|procure\w*|purchase of|sale of|orders? \d+ (?:aircraft|ships|jets))\b|採購|招標/i,
    ],
  ],
  ['permit', [/\b(?:permits?|licen[cs]es?|concession)\b|許可|執照/i]],
  ['construction', [/\b(?:construct\w*|builds?|building of|runway|upgrade of)\b|施工|興建/i]],
  [
    'framework',
    [
      /\b(?:framework|truce|deal|agreement|accord|memorandum of understanding|joint statement|agrees?|agreed|settlement|aftale\w*)\b|架構|協議|共識|休兵/i,
    ],
  ],
  [
    'draft_law',
    [
      /\b(?:bill|draft|propos(?:es|ed|al)|seeks? comment|consultation|(?:lov)?forslag\w*)\b|法案|草案|提案/i,
    ],
  ],
  [
    'threat',
    [/\b(?:threat(?:s|en|ens|ened|ening)?|ultimatum|vows?|vowed|warns?|warned)\b|威脅|揚言|警告/i],
  ],
  ['law', [/\b(?:enacts?|enacted|ratif\w*|act of parliament|signed into law)\b|立法|三讀/i]],
  [
    'order',
    [
      /\b(?:executive order|proclam\w*|orders?|ordered|imposes?|imposed|tariffs? (?:take|took|of|on)|raises? (?:tariffs?|duties))\b|行政命令|公告|加徵|課徵/i,
    ],
  ],
  ['scheduled', [/\b(?:scheduled|to meet|will meet|hearing on|due on|set for)\b|預定|將於/i]],
  [
    'market',
    [
      /\b(?:shares|stocks|yields?|bonds|index|markets?|dollar|pound|gilts?|ratings?)\b|股市|殖利率|匯率/i,
    ],
  ],
  ['announcement', [/\b(?:announc\w*|unveil\w*|launch\w*|publish\w*)\b|宣布|公布/i]],
];

/** Words that say how hard an act is, hardest first. */
export const RUNG_CUES: readonly (readonly [Rung, readonly RegExp[]])[] = [
  [
    5,
    [
      /\b(?:took effect|takes effect today|in effect (?:since|from today)|comes? into force today|entered into force|(?:begins?|began|starts?|started) (?:collecting|charging|buying|selling)|(?:have|has) (?:landed|arrived)|arrived in|operational|completed)\b|已生效|開始(?:課徵|實施|購買)|抵達|完工/i,
    ],
  ],
  [
    4,
    [
      /\b(?:award(?:s|ed)|appropriat(?:es|ed)|allocat(?:es|ed)|budget (?:passes|passed|approved)|grant(?:s|ed) (?:a |the )?(?:permit|licen[cs]e)|signs? (?:a |the )?contract|signed (?:a |the )?contract)\b|決標|撥款|發給許可|簽約/i,
    ],
  ],
  [
    3,
    [
      /\b(?:sign(?:s|ed)|enact(?:s|ed)|adopt(?:s|ed)|impos(?:es|ed)|order(?:s|ed)|rul(?:es|ed) (?:that|against|for)|proclaim(?:s|ed)|ratif(?:ies|ied)|hereby|final rule|strikes? down|struck down|downgrad(?:es|ed)|rais(?:es|ed) (?:tariffs?|duties|rates?)|approv(?:es|ed)|extend(?:s|ed)|suspend(?:s|ed)|vedtag\w*)\b|簽署|通過|裁定|公告|核准|加徵|課徵/i,
    ],
  ],
  [
    2,
    [
      /\b(?:propos(?:es|ed|al)|draft\w*|bill|seeks? comment|publish(?:es|ed) (?:a |the )?list|tender|text of|framework|motion|forslag\w*)\b|草案|法案|提案|清單/i,
    ],
  ],
  [
    1,
    [
      /\b(?:announc(?:es|ed)|schedul(?:es|ed)|will (?:impose|raise|meet|vote|begin|take effect)|set for|due on|deadline|by (?:the end of|next)|from (?:monday|tuesday|wednesday|thursday|friday|next))\b|宣布|將於|期限/i,
    ],
  ],
];

/** Words that make of an act what somebody only says, wants or thinks about. */
export const SOFTENERS: readonly RegExp[] = [
  /\b(?:threat(?:s|en|ens|ened|ening)|warn(?:s|ed|ing)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)|may|might|could|would|vow(?:s|ed)?|want(?:s|ed)?|calls? (?:for|on)|urg(?:es|ed)|hop(?:es|ed)|expect(?:s|ed)|plans? to|intend(?:s|ed)?|ready to|rules? out|ruled out|denies|denied|reportedly|overvejer|truer)\b/i,
  /威脅|揚言|警告|考慮|可能|或將|希望|呼籲|擬|打算|據報|排除/,
];

/** Words that make of an official text a draft. */
export const DRAFTS: readonly RegExp[] = [
  /\b(?:propos(?:es|ed|al|ing)|draft|request for comments?|seek(?:s|ing) comments?|intent to|notice of (?:intent|hearing|proposed)|initiat(?:es|ed|ion|ing)|forslag|høring)\b|草案|徵求意見|預告/i,
];

/** Words that make of a notice an order. */
export const BINDING: readonly RegExp[] = [
  /\b(?:hereby|modif(?:y|ies|ication) of (?:the )?(?:action|tariff|harmonized)|notice of action|implement(?:s|ing|ation)|final determination|effective (?:on|as of|with respect)|imposes?|imposing|suspend(?:s|ing)|continuation of the national emergency)\b|生效|實施/i,
];

/** Words of a measure that exists and is frozen. */
export const FROZEN: readonly RegExp[] = [
  /\b(?:suspend(?:s|ed|ing)?|suspension|paus(?:e|es|ed|ing)|froze(?:n)?|freez(?:e|es|ing)|on hold|stays? (?:the|its)|stayed|suspender\w*)\b|暫停|暫緩|凍結/i,
];
export const ALONE: readonly RegExp[] = [
  /\b(?:unilateral(?:ly)?|without (?:consent|consultation|agreement)|ensidig\w*)\b|片面|單方/i,
];
export const TOGETHER: readonly RegExp[] = [
  /\b(?:joint(?:ly)?|agree(?:s|d|ment|ments)|framework|truce|accord|consensus|unanimous\w*|memorandum of understanding|pursuant to the agreement|fælles|aftale\w*)\b|聯合|協議|共識|一致同意/i,
];

/** Listings of firms and persons, and labels without a measure. */
export const SMALLS: readonly RegExp[] = [
  /\b(?:entity list|entities|individuals?|persons?|compan(?:y|ies)|firms?|designat\w*|outlook|review for|advisory|finding that|licen[cs]e (?:for|to))\b|實體清單|企業|公司|個人|展望|認定/i,
];

/** Words of a group of the watch list, where they say it surer than the place of the source does. */
export const WATCH_CUES: readonly (readonly [Watch, readonly RegExp[]])[] = [
  [
    'C',
    [
      /\b(?:troops|deploy\w*|warships?|air ?base|military (?:force|action|base)|invasion|annex\w*|garrison|frigates?|fighter jets|tropper)\b|出兵|部署|軍事|駐軍|併吞/i,
    ],
  ],
  [
    'E',
    [
      /\b(?:shares (?:fall|rise|drop|slump|jump)|stocks (?:fall|rise|drop|slump|jump)|yields? (?:rise|fall|jump|surge)|bond yields|credit spreads?|volatility index|sell-?off|rating (?:cut|agency)|central bank)\b|股市|殖利率|利差|央行/i,
    ],
  ],
];
