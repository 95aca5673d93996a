import type { Series, SeriesKind } from '../../../src/domain/series.ts';

/** A small thesis with one of everything. It reads, compiles, and gives the linter nothing to say. */
export const THESIS = `bide: 1
id: small
title: { en: Small, zh-Hant: 小型假設 }
premise: { en: Threats between allies end in talks., zh-Hant: 盟邦之間的威脅以談判收場。 }
opened: 2001-01-01
horizon: 60
evidence: { A: 60 }
facts:
  - id: treaty
    text: { en: The treaty binds both., zh-Hant: 條約約束雙方。 }
    known_on: 2000-12-01
    source: { name: Gazette, url: 'https://example.org/treaty' }
scenarios:
  - id: talks
    title: { en: Talks, zh-Hant: 談判 }
    path: { en: A threat is withdrawn., zh-Hant: 威脅撤回。 }
    regime: noise
    weight: 1
    constraints:
      - id: votes
        text: { en: Votes are lacking., zh-Hant: 票數不足。 }
        low: 0.1
        high: 0.85
        reason: { en: The house is split., zh-Hant: 議會分裂。 }
        sources: [treaty]
    impact: { SPX: { mean: 0.02, sd: 0.05 } }
    falsified: 'enacted("tariff") && !exists("exit")'
  - id: duties
    title: { en: Duties, zh-Hant: 關稅 }
    path: { en: Duties come into force., zh-Hant: 關稅生效。 }
    regime: friction
    weight: 1
    constraints: []
    impact: { SPX: { mean: -0.06, sd: 0.08 } }
    falsified: 'suspended("tariff")'
selectors:
  tariff: { watch: [A], kinds: [threat, order, law], directions: [friction], rung: 0 }
  exit: { watch: [A], kinds: [framework, delay], directions: [noise], rung: 2 }
watch:
  A:
    title: { en: Tariffs, zh-Hant: 關稅 }
    short: { en: Tariffs, zh-Hant: 關稅 }
    questions:
      - { id: a-landed, text: { en: Has one landed?, zh-Hant: 是否已生效？ }, signal: 'enacted("tariff")' }
    readings:
      - { id: a-policy, when: 'enacted("tariff")', text: { en: It is policy., zh-Hant: 已成政策。 }, lean: friction }
      - { id: a-talk, when: 'true', text: { en: It is talk., zh-Hant: 仍是言論。 }, lean: noise }
stops:
  - id: tariffs-land
    title: { en: Tariffs land, zh-Hant: 關稅落地 }
    reason: { en: The thesis says that they do not., zh-Hant: 假設認為不會落地。 }
    rung: 3
    condition: 'enacted("tariff", key) && !exists("exit", key)'
    hold: 1
    keep: 10
    cut: 0.5
    back: { en: They are withdrawn., zh-Hant: 關稅撤回。 }
    sources: [treaty]
    per: counterparty
    keys:
      - { key: EU8, title: { en: Eight, zh-Hant: 八國 }, weight: 1, covers: [EU8, DK] }
  - id: flight
    title: { en: Flight, zh-Hant: 資金出走 }
    reason: { en: Stocks and the dollar fall together., zh-Hant: 股市與美元齊跌。 }
    rung: 0
    condition: 'z("SPX", 3) < -1.0 && rank("VIX", 250) > 0.9'
    hold: 2
    keep: 5
    cut: 1
    back: { en: Both recover., zh-Hant: 兩者回升。 }
    sources: [memo]
possible:
  - id: signed
    text: { en: An order is signed., zh-Hant: 行政命令簽署。 }
    claim: tariff-1
    watch: A
    kind: order
    rung: 3
    direction: friction
    confidence: high
resolves:
  friction: { stops: [tariffs-land] }
  rupture: { stop: tariffs-land, when: 'rung("tariff") >= 5' }
tests:
  - name: talk never trips
    series: { EURUSD: '1.10~0.004x60 1.11 1.12' }
    evidence:
      - { day: 61, claim: c, watch: A, kind: threat, rung: 0, direction: friction, counterparty: EU8, scheduled: 65 }
    expect:
      - { day: 62, stop: tariffs-land, key: EU8, state: quiet }
  - name: an order in force trips
    evidence:
      - { day: 1, claim: c, watch: A, kind: order, rung: 3, direction: friction, counterparty: DK }
    expect:
      - { day: 1, stop: tariffs-land, state: tripped }
  - name: a fall trips after two decisions
    series: { SPX: '100~0.01x300 80x3', VIX: '15~0.02x300 60x3' }
    expect:
      - { day: 301, stop: flight, state: tripped }
`;

/** Kinds of the series that the thesis names, and of two more. */
export const KINDS: Readonly<Record<string, SeriesKind>> = {
  SPX: 'index',
  VIX: 'index',
  EURUSD: 'fx',
  UST30Y: 'yield',
  HYOAS: 'spread',
  GOLD: 'price',
};

/** The same as series. */
export const SERIES: Readonly<Record<string, Series>> = Object.fromEntries(
  Object.entries(KINDS).map(([id, kind]) => [
    id,
    {
      id,
      title: { en: id, 'zh-Hant': id },
      unit: 'unit',
      kind,
      sign: 1,
      calendar: 'weekdays',
      known: { time: '16:00', zone: 'America/New_York', lag: 0 },
      source: 'test',
    } satisfies Series,
  ]),
);

/** The thesis with one piece of its text replaced; the piece must be there. */
export function changed(from: string, to: string): string {
  if (!THESIS.includes(from)) throw new RangeError(`not in the thesis: ${from}`);
  return THESIS.replace(from, () => to);
}

/** Line and column of a piece of a text. */
export function spotOf(text: string, piece: string): { line: number; column: number } {
  const at = text.indexOf(piece);
  if (at < 0) throw new RangeError(`not in the text: ${piece}`);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
