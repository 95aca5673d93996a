import type { Known, Unknown } from '../../domain/known.ts';
import type { Caution, MarketPenalty, Score } from '../../domain/score.ts';
import type { Lang } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import { curves, ended, retraces } from '../content/regimecalls.ts';
import { lead, verdict } from '../content/score.ts';
import type { Block } from '../render/block.ts';
import { COLUMNS, left, plain, right, wrap } from '../render/columns.ts';
import { flat } from '../render/prose.ts';
import { tableLines } from '../render/terminal.ts';
import { words } from '../words/index.ts';
import { fixed } from '../words/number.ts';

const percent = (x: Known<number>, signed = false): string =>
  typeof x !== 'number'
    ? '?'
    : `${x < 0 ? '-' : signed && x > 0 ? '+' : ''}${Math.abs(100 * x).toFixed(1)}%`;

/**
 * The score as lines of a terminal: who won first, then the table, the regime calls, what to mind.
 * @param overridden the same score with what the person held instead
 */
export function scoreLines(score: Score, lang: Lang, overridden?: Score): string[] {
  const en = lang === 'en';
  const { record } = words(lang);
  const heads = en
    ? ['', 'total', 'drawdown', 'CVaR 1 day', 'gain:loss', 'time out']
    : ['', '總報酬', '最大回撤', '單日CVaR', '得失比', '空手'];
  const rows = score.rows.map(({ contender, measures: m }) =>
    'unknown' in m
      ? [record.contender[contender], '?', '?', '?', '?', '?']
      : [
          record.contender[contender],
          percent(m.total, true),
          percent(m.drawdown),
          percent(m.cvar.one),
          typeof m.asymmetry === 'number' ? m.asymmetry.toFixed(2) : '?',
          percent(m.out),
        ],
  );
  const { regime } = score;
  const folded = (line: string): readonly string[] => wrap(plain(line), COLUMNS);
  return [
    ...folded(first(score, lang)),
    '',
    ...[heads, ...rows].map((r) =>
      r.map((c, i) => (i === 0 ? left(c, 20) : right(c, 11))).join(''),
    ),
    '',
    ...('unknown' in regime
      ? folded(
          en
            ? `regime calls: ${words(lang).unknown(regime.unknown)}`
            : `局勢判斷：${words(lang).unknown(regime.unknown)}`,
        )
      : [
          ...folded(
            en
              ? `regime calls  ${regime.decisions}: ${regime.resolved} resolved, ${regime.open} open, ${regime.void} void; episodes ${regime.episodes}; near-independent cases ${regime.apart}`
              : `局勢判斷　${regime.decisions}次：已有結果${regime.resolved}，未到期${regime.open}，作廢${regime.void}；事件段${regime.episodes}；近乎獨立的案例${regime.apart}`,
          ),
          ...penalties(score, lang),
        ]),
    ...marketLines(score, lang).flatMap(folded),
    ...(overridden ? folded(cost(score, overridden, lang)) : []),
    ...blocks(score, lang),
    '',
    ...score.cautions.flatMap((c) => folded(`* ${caution(c, lang)}`)),
  ];
}

/** Forecasts of falls, threats that ended, and calibration. */
function blocks(score: Score, lang: Lang): string[] {
  const g: Ground = { w: words(lang), lang, place: '' };
  const all: readonly Block[] = [...retraces(g, score), ...ended(g, score), ...curves(g, score)];
  const folded = (prose: readonly string[]): readonly string[] =>
    prose.flatMap((p) => wrap(plain(p), COLUMNS));
  return all.flatMap((b) => {
    if (b.kind === 'say') return ['', ...folded([flat(b.prose)])];
    if (b.kind !== 'table') throw new RangeError(`no lines for ${b.kind}`);
    return [
      '',
      ...folded(b.heading ? [`${flat(b.heading)}${g.w.full}`] : []),
      ...folded(b.caption ? [flat(b.caption)] : []),
      '',
      ...tableLines(b.table, g.w).map((l) => plain(l).trimEnd()),
    ];
  });
}

/** Who won, by how much, and what one stretch proves. */
function first(score: Score, lang: Lang): string {
  const g: Ground = { w: words(lang), lang, place: '' };
  const { full, blank, record } = g.w;
  const { count, provesNothing } = score.first;
  return [
    verdict(g, score.first),
    lead(g, score),
    ...(provesNothing ? [record.proves(count.episodes)] : []),
  ]
    .map((s) => (s.endsWith(full) ? s : `${s}${full}`))
    .join(blank);
}

function penalties({ regime }: Score, lang: Lang): string[] {
  if ('unknown' in regime) return [];
  const line = (name: string, p: typeof regime.brier): string =>
    'unknown' in p
      ? `${name}  ?  ${words(lang).why(p.unknown)}`
      : `${name}  ${p.own.toFixed(3)}  ${lang === 'en' ? 'prior' : '先驗'} ${p.prior.toFixed(3)}  ${lang === 'en' ? '(smaller is better)' : '（愈小愈好）'}`;
  return [
    line('Brier', regime.brier),
    line(lang === 'en' ? 'log  ' : '對數 ', regime.log),
    ...wrap(against(regime.brier, regime.log, lang), COLUMNS),
  ];
}

type Penalties = Exclude<Score['regime'], { readonly unknown: Unknown }>['brier'];

/** Whether the calls did better than repeating the prior each day. */
function against(brier: Penalties, log: Penalties, lang: Lang): string {
  if ('unknown' in brier || 'unknown' in log) return '';
  const worse = [brier, log].filter((p) => p.own > p.prior).length;
  const better = [brier, log].filter((p) => p.own < p.prior).length;
  if (worse === 2)
    return lang === 'en'
      ? 'The calls scored worse than repeating the prior every day.'
      : '局勢判斷的評分，比每天照抄先驗還差。';
  if (better === 2)
    return lang === 'en'
      ? 'The calls scored better than repeating the prior every day.'
      : '局勢判斷的評分，比每天照抄先驗好。';
  return lang === 'en'
    ? 'The two scores do not agree on whether the calls beat repeating the prior every day.'
    : '兩種評分對局勢判斷是否勝過每天照抄先驗，看法不一。';
}

/** What acting against the machine cost, as the difference of the two paths. */
function cost(own: Score, other: Score, lang: Lang): string {
  const total = (s: Score): Known<number> => {
    const m = s.rows.find((r) => r.contender === 'own')?.measures;
    return !m || 'unknown' in m ? { unknown: { kind: 'no decision' } } : m.total;
  };
  const [a, b] = [total(own), total(other)];
  const by = typeof a === 'number' && typeof b === 'number' ? percent(b - a, true) : '?';
  return lang === 'en'
    ? `overrides     total ${percent(b, true)} instead of ${percent(a, true)}: ${by}`
    : `另作決定　總報酬${percent(b, true)}，照做則為${percent(a, true)}，相差${by}`;
}

function caution(c: Caution, lang: Lang): string {
  const en = lang === 'en';
  const {
    why,
    record: { contender },
  } = words(lang);
  switch (c.kind) {
    case 'too few episodes':
      return en
        ? `episodes scored: ${c.episodes}; one proves nothing`
        : `已評分的事件段：${c.episodes}；一段證明不了什麼`;
    case 'cash earned nothing':
      return en
        ? `no bill yield in this episode: cash earned nothing in ${c.sessions} of ${c.of} sessions`
        : `本事件段沒有國庫券利率：${c.of}個交易日中有${c.sessions}日現金未計息`;
    case 'not compared':
      return en
        ? `${contender[c.contender]} not compared: ${why(c.unknown)}`
        : `${contender[c.contender]}無從比較：${why(c.unknown)}`;
    case 'short record':
      return en
        ? `${contender[c.baseline]} looks back on a record that is ${c.sessions} session${c.sessions === 1 ? '' : 's'} short`
        : `${contender[c.baseline]}回看的紀錄短了${c.sessions}個交易日`;
    case 'overlapping calls':
      return en
        ? `the ${c.resolved} resolved calls overlap; only ${c.apart} are near to independent`
        : `已有結果的${c.resolved}次判斷彼此重疊，近乎獨立的只有${c.apart}次`;
    case 'no regime score':
      return en ? `no regime score: ${why(c.unknown)}` : `沒有局勢評分：${why(c.unknown)}`;
  }
}

/**
 * Own odds against prices of contracts: the score with its cases, or why there is none; then what was
 * counted and not scored, where there is any. Sentences without their end.
 */
export function marketLines({ market: m }: Pick<Score, 'market'>, lang: Lang): string[] {
  const { market: w, why } = words(lang);
  if ('unknown' in m) return [w.none(why(m.unknown))];
  const says = (name: string, p: Known<MarketPenalty>): string =>
    'unknown' in p
      ? w.penalty.unknown(name, why(p.unknown))
      : w.penalty.known(name, fixed(p.own, 3), fixed(p.market, 3));
  const left = w.left(m);
  return [
    m.scored === 0
      ? w.none(why({ kind: 'no quote can be scored' }))
      : w.scored(m.scored, m.apart, says(w.penalty.brier, m.brier), says(w.penalty.log, m.log)),
    ...(left === '' ? [] : [left]),
  ];
}
