import { both, type Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { plain, wrap } from '../../report/render/columns.ts';
import type { PulledOdds } from '../odds/pull.ts';
import { FED } from './fed.ts';
import { onceEach, sayUnread } from './pulled.ts';
import type { Voice } from './say.ts';

/** What is said of contracts that were pulled. */
const ODDS = {
  named: (name: string, feed: string) => both(`${name} (${feed})`, `\`${name}\`（\`${feed}\`）`),
  quoted: (of: string, { bid, ask, added }: Record<'bid' | 'ask', string> & { added: boolean }) =>
    both(
      `${of}: bid ${bid}, offered ${ask}${added ? '' : ', there already'}`,
      `${of}：買價${bid}，賣價${ask}${added ? '' : '，已有紀錄'}`,
    ),
  nobody: both('nobody', '無人'),
  settled: (of: string, yes: boolean, day: string) =>
    both(
      `${of}: decided on ${day}, it ${yes ? 'came true' : 'did not come true'}`,
      `${of}：${day}裁定，結果${yes ? '成真' : '沒有成真'}`,
    ),
  due: (of: string, day: string) =>
    both(
      `${of}: its deadline of ${day} is over, and what came is not decided yet`,
      `${of}：${day}已到期，結果尚未裁定`,
    ),
  changed: (of: string) =>
    both(
      `${of}: no longer the contract that it was, and nothing of it is kept; give it another name in episode.yaml if it is still meant`,
      `${of}：內容和先前不同，沒有採用；如果仍要這份合約，請在episode.yaml換一個名稱`,
    ),
  change: (what: Text, was: string, is: string) =>
    both(
      `${what.en}: it was "${was}", and is "${is}" now`,
      `${what['zh-Hant']}：原為「${was}」，現為「${is}」`,
    ),
  what: {
    title: both('title', '標題'),
    scenario: both('path', '劇本'),
    wording: both('class of its wording', '措辭類別'),
    resolution: both('who decides', '裁定者'),
    deadline: both('deadline', '期限'),
    rules: both('rules', '規則'),
    outcome: both('what came', '結果'),
  },
};

/** Signs of a rule that are told: the whole of it stands with what came. */
const SHOWN_SIGNS = 80;

/** What became of each contract, a line each and what is odd of it below. */
export function sayOdds(all: readonly PulledOdds[], voice: Voice): void {
  const { lang, columns } = voice;
  const cut = (text: string): string => {
    const line = plain(text.replace(/\s+/g, ' '));
    return line.length > SHOWN_SIGNS ? `${line.slice(0, SHOWN_SIGNS)}…` : line;
  };
  const side = (x: number | undefined): string => (x === undefined ? ODDS.nobody[lang] : String(x));
  const lines = all.flatMap((p): readonly string[] => {
    const { contract, feed } = p;
    if (p.state === 'failed' || p.state === 'misread' || p.state === 'broken')
      return sayUnread({ ...p, series: contract }, voice);
    const of = ODDS.named(contract, feed)[lang];
    const drift = p.drift.length > 0 ? [`  ${FED.drift(p.drift.map(cut))[lang]}`] : [];
    if (p.state === 'due') return [ODDS.due(of, formatDay(p.deadline))[lang], ...drift];
    if (p.state === 'settled') return [ODDS.settled(of, p.yes, formatDay(p.on))[lang], ...drift];
    if (p.state === 'quoted') {
      const sides = { bid: side(p.bid), ask: side(p.ask), added: p.added };
      return [ODDS.quoted(of, sides)[lang], ...drift];
    }
    const changes = p.changes.map(
      ({ what, was, is }) => `  ${ODDS.change(ODDS.what[what], cut(was), cut(is))[lang]}`,
    );
    return [ODDS.changed(of)[lang], ...changes];
  });
  voice.tell(...onceEach(lines).flatMap((line) => wrap(line, columns)));
}
