import { expect, test } from 'vitest';
import type { Exposure } from '../../src/domain/exposure.ts';
import type { Held, Order } from '../../src/domain/portfolio.ts';
import type { Lang } from '../../src/domain/text.ts';
import type { Day } from '../../src/domain/time.ts';
import { memoMarkdown } from '../../src/report/memo/format.ts';
import { screen } from '../../src/report/screen.ts';
import { DECISION, dossier } from './fixture.ts';

const on = (DECISION.moment.day - 1) as Day;
const order = (amount: number): Order => ({
  symbol: 'TSM',
  quantity: amount / 200,
  price: 200,
  currency: 'USD',
  amount,
  cost: 12,
  days: 0.01,
});
/** A memo of somebody who holds something. */
const told = (
  lang: Lang,
  exposure: Partial<Exposure>,
  over: Partial<Held> = {},
): ReturnType<typeof dossier> & { readonly text: string; readonly lead: string } => {
  const held: Held = {
    exposure: exposure.before ?? 0,
    from: 'portfolio',
    on,
    doubts: [],
    capital: { amount: 100_000, currency: 'USD' },
    currency: 'USD',
    positions: [],
    rule: 'pro-rata',
    unruled: [],
    orders: [],
    all: [],
    ...over,
  };
  const { rule: _, orders: __, all: ___, ...stands } = held;
  const target = exposure.target ?? 0;
  const verdict = target === 0 ? 'leave' : target < held.exposure ? 'trim' : 'hold';
  const decision = {
    ...DECISION,
    verdict: verdict as typeof DECISION.verdict,
    exposure: { ...DECISION.exposure, ...exposure },
    held: stands,
  };
  const from = { ...dossier({ decision }), held };
  const text = memoMarkdown(from, lang);
  return { ...from, text, lead: /^# .*\n\n(.*)$/m.exec(text)?.[1] ?? '' };
};

test('a book of short positions alone is told to buy back, never to sell or to add', () => {
  const price = { unknown: { kind: 'no price', symbol: 'SPY' } } as const;
  const short = { symbol: 'SPY', quantity: -300, currency: 'USD', price, worth: -71_000 };
  const over = { positions: [short] };
  const down = { before: 0.71, target: 0.45, optimum: 0.45 };
  expect(told('en', down, over).lead).toMatch(
    /^You are short 71% of your capital .* target 45%: buy back about \$26,000\. /,
  );
  expect(told('zh-Hant', down, over).lead).toMatch(/目標45%：回補約26,000美元。/);
  for (const target of [0.71, 0.8]) {
    const kept = told('en', { before: 0.71, target, optimum: 0.8 }, over).lead;
    expect(kept).toMatch(/sell nothing more short\. /);
    expect(kept).not.toMatch(/: (add|sell) about/);
  }
  const hedged = { positions: [short, { ...short, quantity: 5 }] };
  expect(told('en', down, hedged).lead).toMatch(/: sell about \$26,000\./);
});

test('what is sold in steps is said in all and for today, in money and in points', () => {
  const step = { before: 1.03, target: 0.93, optimum: 0.48, binding: 'pace' as const };
  const tsm = {
    symbol: 'TSM',
    quantity: 500,
    currency: 'USD',
    price: { at: 200, on, series: [], late: false },
    worth: 100_000,
  };
  const sold = { positions: [tsm], orders: [order(-10_000)], all: [order(-54_800)] };
  expect(told('en', step, sold).lead).toMatch(
    /^You hold 103% of your capital \(your book of .*\)\. Today's odds allow 48%: sell about \$54,800 in all, 10 points \(about \$10,000\) of it today\. /,
  );
  expect(told('zh-Hant', step, sold).lead).toMatch(
    /^依.*的持有部位紀錄，你持有資金的103%；依今天的機率最多可持有48%：總共賣出約54,800美元，今天先賣10個百分點（約10,000美元）。/,
  );
  const { text } = told('en', step, sold);
  expect(text).toContain('# Trim to 93%, on the way to 48%.');
  expect(text).toContain('Sell about $10,000 today, $54,800 in all');
  expect(text).toMatch(/\| TSM \| sell 50 \| \$10,000 \| 10% \| \$12 \| <0\.1 \| sell 274 \|/);
});

test('a headline is the sum of its rows as they are shown', () => {
  const cut = { before: 1.03, target: 0.53, optimum: 0.53 };
  const two = [order(-54_800.4), { ...order(-1234.4), symbol: 'SPY' }];
  const { text, lead } = told('en', cut, { orders: two, all: two });
  expect(text).toMatch(/\| TSM \| .* \$54,800 \|/);
  expect(text).toMatch(/\| SPY \| .* \$1,234 \|/);
  expect(text).toContain('Sell about $56,034');
  expect(lead).toContain('sell about $56,034.');
});

test('a rule of sale is claimed only where it was applied', () => {
  const cut = { before: 1.03, target: 0.53, optimum: 0.53 };
  const at = (symbol: string) => ({
    symbol,
    quantity: 500,
    currency: 'USD',
    price: { at: 200, on, series: [], late: false },
    worth: 100_000,
  });
  const sold = {
    positions: [at('TSM'), at('SPY')],
    orders: [order(-10_000)],
    all: [order(-10_000)],
  };
  const says = (over: Partial<Held>, lang: Lang = 'en') =>
    told(lang, cut, { ...sold, ...over }).text;
  expect(says({ rule: 'tax' })).toContain('By the rule: the lots with the largest loss first;');
  const none = says({ rule: 'tax', unruled: ['TSM', 'SPY'] });
  expect(none).toContain(
    'By the rule: of every position about the same share, for the one asked for (the lots with the largest loss first) could not be applied: for every position, what it cost is not known',
  );
  expect(says({ rule: 'liquid', unruled: ['TSM', 'SPY'] }, 'zh-Hant')).toContain(
    '規則：各部位約略相同的比例；要求的規則（最快能變現的先賣）無法套用，因為所有部位都沒有每日成交量',
  );
  expect(says({ rule: 'liquid', unruled: ['SPY'] })).toContain(
    'what takes the fewest days first; last, and alike: SPY, where its daily volume is not known',
  );
  const bought = [order(10_000)];
  expect(says({ rule: 'tax', orders: bought, all: bought })).toContain(
    'By the rule: of every position about the same share;',
  );
});

test('what no series prices is told with the day of the book that does', () => {
  const at = (symbol: string, series: readonly string[]) => ({
    symbol,
    quantity: 5,
    currency: 'USD',
    price: { at: 200, on, series, late: false },
    worth: 1000,
  });
  const book = { positions: [at('TSM', []), at('SPX', ['SPX'])] };
  const kept = { before: 0.45, target: 0.45, optimum: 0.48 };
  expect(told('en', kept, book).text).toMatch(
    /Priced by your book, not by a series: TSM \([^,)]*\); a new export renews them\./,
  );
  expect(told('zh-Hant', kept, book).text).toMatch(
    /以持有部位紀錄所載價格計，沒有資料序列：TSM（.*）；匯入新的檔案即可更新/,
  );
  expect(told('en', kept, { positions: [at('SPX', ['SPX'])] }).text).not.toContain('Priced by');
});

test('what was taken already is said in place of its orders, and what was taken otherwise before them', () => {
  const step = { before: 1.03, target: 0.93, optimum: 0.48, binding: 'pace' as const };
  const from = told('en', step, { orders: [order(-10_000)], all: [order(-54_800)] });
  const taken = (exposure: number): string =>
    memoMarkdown({ ...from, taken: { at: '2030-01-02 18:40', exposure } }, 'en');
  expect(taken(0.93)).toContain('Already taken at 2030-01-02 18:40: 93% of your capital');
  expect(taken(0.93)).not.toContain('| TSM |');
  expect(taken(0.93)).not.toContain('sell about');
  expect(taken(0.8)).toContain('At 2030-01-02 18:40 you put 80% of your capital on record');
  expect(taken(0.8)).toContain('| TSM |');
});

test('holding, adding, leaving and holding nothing each say what is held and what to do', () => {
  const lead = (exposure: Partial<Exposure>, over: Partial<Held> = {}, lang: Lang = 'en') =>
    told(lang, exposure, over).lead;
  expect(lead({ before: 0.45, target: 0.45, optimum: 0.48 })).toMatch(
    /^You hold 45% .*; target 45%: sell nothing, add nothing\./,
  );
  const more = { before: 0.4, target: 0.45, optimum: 0.6 };
  expect(lead(more, { orders: [order(5000)], all: [order(20_000)] })).toMatch(
    /; target 45%: add about \$5,000\./,
  );
  const out = { before: 0.4, target: 0, optimum: 0 };
  expect(lead(out, { orders: [order(-40_000)], all: [order(-40_000)] })).toMatch(
    /; target 0%: sell all of it, about \$40,000\./,
  );
  expect(lead(out, { from: 'decided', capital: undefined as never }, 'zh-Hant')).toMatch(
    /^依.*的決定，你持有資金的40%；目標0%：全部賣出。/,
  );
  expect(lead({ before: 0, target: 0, optimum: 0 })).toMatch(/^You hold nothing \(your book of /);
});

test('beyond own capital the rest is borrowed, never a reserve below nothing', () => {
  const loan = { before: 1.3, target: 1.2, optimum: 1, reserve: -0.2, binding: 'pace' as const };
  for (const lang of ['en', 'zh-Hant'] as const) {
    const from = told(lang, loan);
    for (const text of [from.text, screen(from, lang).join('\n')]) {
      expect(text).not.toMatch(/(?:Reserve|子彈)\D{0,6}[−-]/);
      expect(text).toMatch(lang === 'en' ? /Borrowed[\s\S]*20%/ : /借款[\s\S]*20%/);
    }
  }
});

test('what is not known is the headline; no figure stands for it', () => {
  const doubts = [{ kind: 'no price', symbol: 'XYZ' } as const];
  const over = { capital: undefined as never, doubts, most: 1 };
  const from = told('en', { before: 0.3, target: 0.3, optimum: 0.48 }, over);
  expect(from.text).toContain('# Add nothing. What you hold is not known in full.');
  expect(from.text).toContain('**at most 48%**; at least 30%, at most 100%');
  expect(from.text).not.toContain('So do not sell');
  const zh = told('zh-Hant', { before: 0.9, target: 0.8, optimum: 0.48 }, over);
  expect(zh.text).toContain('# 往48%減碼；部位無法完全確知');
});
