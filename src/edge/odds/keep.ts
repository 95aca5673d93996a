import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OddsFeed } from '../../domain/episode.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { type ContractStanding, contractStandings, readContracts } from '../episode/contracts.ts';
import { CONTRACTS } from '../episode/read.ts';
import type { ReadQuote } from '../feed/shape.ts';
import { attempt, type Result } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { dayAt, stamp } from '../zone.ts';

/** What an exchange told of a contract, what the episode says of it, and when the last byte came. */
export type CameQuote = {
  readonly contract: string;
  readonly odds: OddsFeed;
  readonly exchange: string;
  readonly quote: ReadQuote;
  readonly at: Instant;
};

/** Something of a contract that is not what its lines say. */
type OddsChange = {
  readonly what: 'title' | 'scenario' | 'wording' | 'resolution' | 'deadline' | 'rules' | 'outcome';
  readonly was: string;
  readonly is: string;
};

/** What becomes of what an exchange told; `added`: whether it was not there yet. */
export type KeptQuote =
  /** Without a bid, or an offer: nobody is there. */
  | {
      readonly state: 'quoted';
      readonly bid?: number;
      readonly ask?: number;
      readonly added: boolean;
    }
  | { readonly state: 'settled'; readonly yes: boolean; readonly on: Day; readonly added: boolean }
  /** Its deadline is over, and it is not said yet what came. */
  | { readonly state: 'due'; readonly deadline: Day }
  /** It is another question now, or the episode says something else of it: nothing is kept until it has another name. */
  | { readonly state: 'changed'; readonly changes: readonly OddsChange[] };

type Line = Readonly<Record<string, unknown>>;

/**
 * Adds what was told at the end of a folder's contracts: all of it is on the disk when this returns, or none. What
 * stands there stays to the byte, and what stands there already is not added again.
 */
export function keepQuotes(
  folder: string,
  came: readonly CameQuote[],
): Result<ReadonlyMap<string, KeptQuote>> {
  const file = join(folder, CONTRACTS);
  return attempt((must) => {
    const textOf = (): string => (existsSync(file) ? must(readText(file, file)) : '');
    for (;;) {
      const before = textOf();
      const standing = must(contractStandings(before, file));
      const judged = came.map(
        (one) => [one.contract, lineOf(one, standing.get(one.contract))] as const,
      );
      const kept = new Map(judged.map(([id, { kept: became }]) => [id, became]));
      const lines = judged.flatMap(([, { line }]) => (line ? [JSON.stringify(line)] : []));
      if (lines.length === 0) return kept;
      const whole = before === '' || /[\r\n]$/.test(before) ? before : `${before}\n`;
      const text = `${whole}${lines.join('\n')}\n`;
      // Nothing is written that could not be read again.
      must(readContracts(text, file));
      if (writeAll([[file, text]], { durable: true, still: () => textOf() === before }))
        return kept;
    }
  });
}

/** What becomes of a quote, and the line that tells it, where there is none yet. */
function lineOf(
  came: CameQuote,
  before: ContractStanding | undefined,
): { readonly kept: KeptQuote; readonly line?: Line } {
  const { quote, at } = came;
  const changes = before ? changesOf(came, before) : [];
  if (changes.length > 0) return { kept: { state: 'changed', changes } };
  // Nothing is known before what was known last, whatever the clock says.
  const knownAt = (before ? Math.max(at, before.last.known_at + 1) : at) as Instant;
  const today = dayAt(knownAt, NEW_YORK);
  const deadline = before?.first.deadline ?? quote.deadline;
  const told = { ...sayingOf(came, before), deadline: formatDay(deadline) };
  const known = { known_at: stamp(knownAt, 'UTC') };
  if (quote.came) {
    const { yes } = quote.came;
    const on = decidedOn(quote.came, { deadline, today });
    const added = before?.outcome === undefined;
    const kept = { state: 'settled', yes, on, added } as const;
    const outcome = { outcome: yes ? 'yes' : 'no', resolved_on: formatDay(on) };
    return added ? { kept, line: { ...told, at: formatDay(on), ...known, ...outcome } } : { kept };
  }
  if (today > deadline) return { kept: { state: 'due', deadline } };
  const { bid = 0, ask = 1 } = quote;
  const { last } = before ?? {};
  const added = !(last?.at === today && last.bid === bid && last.ask === ask);
  const kept = { state: 'quoted', ...sides(quote), added } as const;
  return added ? { kept, line: { ...told, at: formatDay(today), ...known, bid, ask } } : { kept };
}

const sides = ({ bid, ask }: ReadQuote) => ({
  ...(bid === undefined ? {} : { bid }),
  ...(ask === undefined ? {} : { ask }),
});

/** The exchanges keep the days of New York. */
const NEW_YORK = 'America/New_York';

/**
 * The day on which it was decided: as told, but none that has not come. What came true did so by the deadline,
 * however long it took until somebody said so.
 */
const decidedOn = (
  { yes, on }: NonNullable<ReadQuote['came']>,
  { deadline, today }: { readonly deadline: Day; readonly today: Day },
): Day => Math.min(on, today, yes ? deadline : today) as Day;

/** Rules as they are compared and kept: ends of lines are written in more than one way. */
const rulesOf = ({ wording }: ReadQuote): string => wording.replace(/\r\n?/g, '\n').trim();

/** What every line of a contract says; its rules stand on the first one alone. */
const sayingOf = (
  { contract, odds, exchange, quote }: CameQuote,
  before: ContractStanding | undefined,
): Line => ({
  id: contract,
  title: odds.title,
  scenario: odds.scenario,
  wording: odds.wording ?? contract,
  resolution: { name: exchange, url: quote.url },
  ...(before?.rules === undefined ? { rules: rulesOf(quote) } : {}),
});

function changesOf(
  { contract, odds, exchange, quote }: CameQuote,
  { first, rules, outcome }: ContractStanding,
): readonly OddsChange[] {
  const { came } = quote;
  const answer = (yes: boolean): string => (yes ? 'yes' : 'no');
  const pairs: readonly (readonly [OddsChange['what'], string, string])[] = [
    ['title', first.title.en, odds.title.en],
    ['title', first.title['zh-Hant'], odds.title['zh-Hant']],
    ['scenario', first.scenario, odds.scenario],
    ['wording', first.wording, odds.wording ?? contract],
    ['resolution', first.resolution.name, exchange],
    ['resolution', first.resolution.url, quote.url],
    ['rules', rules ?? rulesOf(quote), rulesOf(quote)],
    // Where it was decided early, the exchange closes it early.
    ['deadline', formatDay(first.deadline), formatDay(came ? first.deadline : quote.deadline)],
    ...(outcome ? [['outcome', answer(outcome.came), came ? answer(came.yes) : '-'] as const] : []),
  ];
  return pairs.flatMap(([what, was, is]) => (was === is ? [] : [{ what, was, is }]));
}
