import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Holding, Portfolio } from '../../src/domain/portfolio.ts';
import { type Day, type Instant, parseDay } from '../../src/domain/time.ts';
import { withJournal } from '../../src/edge/keep.ts';
import { bide as program, type Said } from '../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-held-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
/** The bundled episode up to its gravest days. */
const EPISODE = join(room, 'episode');
cpSync('episodes/greenland-2026', EPISODE, { recursive: true });
const META = join(EPISODE, 'episode.yaml');
writeFileSync(META, readFileSync(META, 'utf8').replace(/^to: .*/m, 'to: 2026-01-21'));
const VALUES = join(EPISODE, 'observations.csv');
const until = (line: string): boolean => (line.split(',')[1] ?? '') <= '2026-01-21';
const [head = '', ...rows] = readFileSync(VALUES, 'utf8').trim().split('\n');
writeFileSync(VALUES, `${[head, ...rows.filter(until)].join('\n')}\n`);
let homes = 0;
const newHome = (): string => join(room, `home-${homes++}`);
const bide = (home: string, args: string, lang = 'en'): Promise<Said> =>
  program(args === '' ? [] : args.replace('EPISODE', EPISODE).split(' '), {
    BIDE_HOME: home,
    BIDE_LANG: lang,
    BIDE_ZONE: 'Asia/Taipei',
  });
const memo = async (home: string, day: string, lang = 'en', more = ''): Promise<string> =>
  (await bide(home, `memo EPISODE --at ${day}${more}`, lang)).out;
/** The first paragraph under the verdict. */
const lead = (text: string): string => /^# .*\n\n(.*)$/m.exec(text)?.[1] ?? '';

const on = parseDay('2026-01-20') as Day;
const holding = (over: Partial<Holding>): Holding => ({
  symbol: 'SPY',
  quantity: 90,
  currency: 'USD',
  price: 678,
  adv: 84_000_000,
  ...over,
});
/** Puts a book on record. */
function record(home: string, over: Partial<Portfolio>): number {
  const portfolio = { on, currency: 'USD', holdings: [holding({})], cash: [], loans: [], ...over };
  return withJournal(home, (store) =>
    store.append([{ kind: 'book', at: 0 as Instant, body: { portfolio } }]),
  )[0]?.seq as number;
}
const takeBack = (home: string, entry: number): unknown =>
  withJournal(home, (store) =>
    store.append([{ kind: 'undo', at: 0 as Instant, body: { entry, why: 'a slip' } }]),
  );
const usd = (amount: number) => [{ amount, currency: 'USD' }];

const OVERRIDE = (exposure: string, review = '2031-01-01') =>
  `decide EPISODE --at 2026-01-19 --override --exposure ${exposure} --why calm --review ${review}`;

test('an override changes what the next memo says, until it is taken back', async () => {
  const home = newHome();
  const machine = await memo(home, '2026-01-20');
  const [before, alone] = [
    await memo(home, '2026-01-19'),
    await bide(home, 'replay EPISODE --json'),
  ];
  const told = await bide(home, `${OVERRIDE('0.95')} --json`);
  expect(JSON.parse(told.out)).toMatchObject({ exposure: 0.95, day: '2026-01-19' });
  const en = await memo(home, '2026-01-20');
  expect(lead(en)).toMatch(
    /^You hold 95% of your capital \(your decision of 19 Jan\); target 48%: sell 47 points of capital\. /,
  );
  expect(en).toMatch(/^# Trim to 48%\. Do not leave\.$/m);
  expect(en).toContain('cut exposure from 95% to 48%');
  expect(en).toContain('need the positions as they are now: bide book import');
  const zh = await memo(home, '2026-01-20', 'zh-Hant');
  expect(lead(zh)).toMatch(
    /^依1月19日（一）的決定，你持有資金的95%；目標48%：賣出資金的47個百分點。/,
  );
  // The day itself, and the machine's own path, stay as they were.
  expect(lead(await memo(home, '2026-01-19'))).toBe(lead(before));
  expect((await bide(home, 'replay EPISODE --json')).out).toBe(alone.out);
  const file = join(room, 'memo.md');
  writeFileSync(file, en);
  expect((await bide(home, `verify ${file}`)).code).toBe(0);
  takeBack(home, JSON.parse(told.out).entry);
  expect(lead(await memo(home, '2026-01-20'))).toBe(lead(machine));
  // It was written when the override stood.
  expect((await bide(home, `verify ${file}`)).code).toBe(0);
});

test('what was accepted is not asked for again the same evening, until it is taken back', async () => {
  const home = newHome();
  record(home, { cash: usd(10_000) });
  const before = await bide(home, 'replay EPISODE --json');
  expect(before.code).toBe(0);
  const asks = (await bide(home, '')).out;
  expect(asks).toMatch(/SPY\s+sell \d+/);
  const taken = JSON.parse((await bide(home, 'decide EPISODE --accept --json')).out);
  const after = (await bide(home, '')).out;
  expect(after.replaceAll(/\s+/g, ' ')).toContain('Already taken at 2030-01-01 08:00');
  expect(after).not.toMatch(/SPY\s+sell \d+/);
  // One truth: what is held now, and what was held before it only as that.
  expect(after).not.toMatch(/[Yy]ou hold \d+%/);
  expect(after.replaceAll(/\s+/g, ' ')).toMatch(/taken; before it you held \d+%/);
  // The same once more is on record already, and nothing is written.
  const count = await bide(home, 'journal --json');
  const again = await bide(home, 'decide EPISODE --accept');
  expect({ code: again.code, out: again.out.replaceAll(/\s+/g, ' ') }).toEqual({
    code: 0,
    out: expect.stringContaining(`accepted already, `),
  });
  expect((await bide(home, 'journal --json')).out).toBe(count.out);
  takeBack(home, taken.entry);
  expect((await bide(home, '')).out).toBe(asks);
});

test('exposure above one can be recorded; a review that is past is refused', async () => {
  const home = newHome();
  const past = await bide(home, OVERRIDE('1.03', '2029-12-30'));
  expect([past.code, past.err]).toEqual([2, expect.stringContaining('2029-12-30 is past')]);
  expect((await bide(home, OVERRIDE('1.03', '2029-12-30'), 'zh-Hant')).err).toContain('已經過了');
  for (const wrong of ['103', '-0.1', 'all'])
    expect((await bide(home, OVERRIDE(wrong))).err).toContain(`found ${wrong}`);
  const said = await bide(home, OVERRIDE('1.03', '2030-01-01'));
  expect([said.code, said.out]).toEqual([0, expect.stringContaining('held 103%; entry 2')]);
  const text = await memo(home, '2026-01-20');
  expect(lead(text)).toMatch(/^You hold 103% .*; target 48%: sell 55 points of capital\./);
  const { err } = await bide(home, 'memo EPISODE --at 2026-01-20');
  expect(err).toContain('review due since 2030-01-01 (entry 2)');
  for (const command of ['survive', 'odds', 'stress', 'delever'])
    expect((await bide(home, `${command} EPISODE --at 2026-01-20`)).code).toBe(0);
});

test('a book on margin: what is held, the target, and orders in units with their cost', async () => {
  const home = newHome();
  record(home, {
    holdings: [
      holding({}),
      { symbol: 'VGK', quantity: 400, currency: 'USD', adv: 2_800_000 },
      { symbol: 'TSM', quantity: 30.5, currency: 'USD', price: 320 },
    ],
    cash: usd(2000),
    loans: usd(5000),
  });
  // Before its day it is not held, and that is said.
  const earlier = await bide(home, 'memo EPISODE --at 2026-01-19');
  expect(lead(earlier.out)).not.toContain('You hold');
  expect(earlier.err).toContain('your book of 2026-01-20 is later than this decision');
  const en = await memo(home, '2026-01-20');
  expect(lead(en)).toMatch(
    /^You hold 103% of your capital \(your book of 20 Jan\); target 45%: sell about \$58,975\. /,
  );
  expect(en).toMatch(/\| SPY \| sell 51 \| \$34,578 \| .*\$/);
  expect(en).toMatch(/\| TSM \| sell 17\.3 \|/);
  const full = await memo(home, '2026-01-20', 'en', ' --full');
  expect(full).toContain('own capital $101,764');
  // VGK has a series; the others stand at what was stated.
  expect(full).toMatch(/\| VGK \| 400 \| 84\.96 USD \| \$33,984 \| 33% \| European shares/);
  const { held } = JSON.parse((await bide(home, 'memo EPISODE --at 2026-01-20 --json')).out);
  expect(held).toMatchObject({ exposure: 1.03, from: 'portfolio', on: '2026-01-20' });
  expect(held.orders[0]).toMatchObject({ symbol: 'SPY', quantity: -51, currency: 'USD' });
  const liquid = await memo(home, '2026-01-20', 'en', ' --rule liquid');
  expect(liquid).toMatch(/\| SPY \| sell 87 \|/);
  expect(liquid).not.toMatch(/\| VGK \| sell/);
  const file = join(room, 'liquid.md');
  writeFileSync(file, liquid);
  expect((await bide(home, `verify ${file}`)).code).toBe(0);
  expect((await bide(home, 'memo EPISODE --rule fifo')).err).toContain(
    'expected pro-rata or liquid or tax, found fifo',
  );
  // Done as proposed, the next day speaks of what is left, in units.
  expect((await bide(home, 'decide EPISODE --at 2026-01-20 --accept')).code).toBe(0);
  const next = await memo(home, '2026-01-21', 'en', ' --full');
  expect(lead(next)).toMatch(/^You hold 45% of your capital \(your decision of 20 Jan\); /);
  expect(next).toMatch(/\| SPY \| 39 \|/);
  expect(next).toMatch(/\| TSM \| 13\.2 \|/);
  const survive = await bide(home, 'survive EPISODE --at 2026-01-20 --paths 2048');
  expect(survive.out).toMatch(/your book, 1\.03x/);
});

test('a currency without a rate is said, in both languages; with one that is stated all is known', async () => {
  const home = newHome();
  const book = {
    currency: 'TWD',
    holdings: [holding({ quantity: 10 }), holding({ symbol: 'TLT', quantity: 50, price: 88 })],
    cash: [{ amount: 100_000, currency: 'TWD' }],
    loans: [{ amount: 60_000, currency: 'TWD' }],
  };
  record(home, book);
  const en = await memo(home, '2026-01-20');
  expect(en).toMatch(/^# Add nothing\. What you hold is not known in full\.$/m);
  expect(lead(en)).toMatch(
    /is not known: there is no rate of USD in TWD\. What is known: at least 0%, at most 100%\. Add nothing; today's odds allow \d+%, and what you hold beyond that is to be sold\./,
  );
  expect(en).toContain('No orders: they need a price for every position');
  expect(en).not.toContain('$1,000,000');
  const zh = await memo(home, '2026-01-20', 'zh-Hant');
  expect(lead(zh)).toMatch(
    /^依1月20日（二）的持有部位紀錄，無法確知你的部位占資金多少：沒有USD對TWD的匯率。/,
  );
  record(home, { ...book, rates: [{ of: 'USD', to: 'TWD', rate: 31.6, on }] });
  const known = await memo(home, '2026-01-20', 'zh-Hant');
  expect(lead(known)).toMatch(/你持有資金的90%；目標\d+%：賣出約[\d,]+新台幣。/);
  expect(known).toMatch(/\| SPY \| 賣\d \|/);
});

test('a short position and one without a price say what is known and what is not', async () => {
  const home = newHome();
  record(home, {
    holdings: [holding({}), holding({ symbol: 'VGK', quantity: -100, price: 85 })],
    cash: usd(20_000),
  });
  const short = await memo(home, '2026-01-20');
  expect(lead(short)).toMatch(/^You hold 96% of your capital /);
  expect(short).toContain('VGK: sold short. Counts like a long position of its size');
  expect(short).not.toMatch(/\| VGK \| (?:sell|buy)/);
  record(home, {
    holdings: [holding({}), { symbol: 'XYZ', quantity: 5, currency: 'USD' }],
    loans: usd(10_000),
  });
  const unpriced = await memo(home, '2026-01-20');
  expect(lead(unpriced)).toMatch(
    /is not known: there is no price of XYZ\. What is known: at least 100%, at most 120%\. Add nothing; today's odds allow 45%, less than you hold: sell\./,
  );
  const screen = await bide(home, 'serve EPISODE --once --out '.concat(join(room, 'out')));
  expect(screen.out).toMatch(/there\s+is\s+no\s+price\s+of\s+XYZ/);
});

test('where the least that is held is less than what is allowed, no loss and no reserve are told', async () => {
  const home = newHome();
  record(home, { cash: [{ amount: 40_000, currency: 'GBP' }] });
  const en = await memo(home, '2026-01-20');
  expect(en).toContain('**at most 45%**; at least 0%, at most 100%');
  expect(en).toMatch(/\| \*\*not known\*\*; \*how much you hold is not known\* \|$/m);
  expect(en).not.toContain('nothing is held');
  expect(en).not.toMatch(/\| \*\*100%\*\*/);
  // Nothing names no book where one is held.
  expect(en).toContain('*there is no rate of GBP in USD*; Cost to cash');
  await bide(home, 'serve EPISODE --once --out '.concat(join(room, 'least')));
  const { out } = await program([], { BIDE_HOME: home });
  expect(out).toMatch(/Loss \/ gain +not known/);
  // What is worth anything beside what is held alone leaves it at all of one's capital.
  record(home, { holdings: [holding({}), holding({ symbol: 'XYZ', price: undefined as never })] });
  const all = await memo(home, '2026-01-20');
  expect(lead(all)).toContain('What is known: 100%, whatever the rest is worth. Add nothing;');
  expect(all).toMatch(/\*\*−[\d.]+% \/ \+[\d.]+%\*\*/);
});

test('why there are no orders: owed beyond what is held, or sold short alone', async () => {
  const home = newHome();
  record(home, { loans: usd(80_000) });
  expect(await memo(home, '2026-01-20')).toContain('No orders: more is owed than is held');
  record(home, { holdings: [holding({ symbol: 'QQQ', quantity: -50 })], cash: usd(60_000) });
  const short = await memo(home, '2026-01-20', 'zh-Hant');
  expect(short).toContain('沒有委託：持有的全是放空的部位');
  // A hedged book is told what selling its long side alone makes of it.
  record(home, {
    holdings: [holding({ quantity: 100 }), holding({ symbol: 'QQQ', quantity: -50, price: 620 })],
    cash: usd(40_000),
  });
  expect(await memo(home, '2026-01-20')).toContain(
    'Long less short is 48% of capital now, and −36% after these orders',
  );
});

test('held on margin: how likely that is called, or that it is called now', async () => {
  const home = newHome();
  record(home, { holdings: [holding({ quantity: 100 })], loans: usd(30_000) });
  expect(await memo(home, '2026-01-20')).toMatch(/3x, \d+% at your book, 1\.79x \|/);
  record(home, { holdings: [holding({ quantity: 100 })], loans: usd(50_000), margin: 0.3 });
  expect(await memo(home, '2026-01-20')).toContain('margin call due now at your book, 3.81x');
});

test('what a decision left is what a later change of the book starts from', async () => {
  const home = newHome();
  const at = '2026-01-20';
  const set = async (args: string) => {
    const { out, err } = await bide(home, `book set ${args} --json`);
    expect(err).toBe('');
    const { portfolio, said } = JSON.parse(out);
    return [
      portfolio.on,
      portfolio.holdings.map((h: Holding) => `${h.account} ${h.symbol} ${h.quantity}`).join(),
      said,
    ];
  };
  await set('--position SPY=100@691.5USD --account A --cash 4000USD --on 2026-01-19');
  await set('--position SPY=50@691.5USD --account B --loan 10000USD');
  // An account is named where there are several.
  expect(await memo(home, at)).toMatch(
    /\| SPY \(A\) \| sell 5\d \|[\s\S]*\| SPY \(B\) \| sell 2\d \|/,
  );
  await bide(home, `decide EPISODE --at ${at} --accept`);
  const left = JSON.parse((await bide(home, 'book --json')).out);
  expect(left).toMatchObject({ how: { by: 'decide', day: at }, portfolio: { on: '2026-01-21' } });
  const [on, holdings] = await set('--zone Asia/Taipei');
  expect([on, holdings]).toEqual(['2026-01-21', expect.stringMatching(/^A SPY 4\d,B SPY 2\d$/)]);
  expect(lead(await memo(home, '2026-01-21'))).toMatch(
    /^You hold 4\d% of your capital \(your book of 21 Jan\)/,
  );
  // What stands from a later day on is said.
  const [, , told] = await set('--cash 1USD --account A --on 2026-01-19');
  expect(told).toContain('from 2026-01-21 on entry 5 stands instead');
});

test('a share that was held instead is told in money too, where capital is known', async () => {
  const home = newHome();
  record(home, { on: (on - 1) as Day, cash: usd(39_000) });
  await bide(home, OVERRIDE('0.95'));
  const text = await memo(home, '2026-01-20');
  expect(lead(text)).toMatch(/^You hold 95% .*; target 4\d%: sell about \$[45]\d,\d{3}\./);
  expect(text).toContain('need the positions as they are now');
  expect(text).toContain('*on record is a share of capital, not the positions*');
  const zh = await memo(home, '2026-01-20', 'zh-Hant');
  expect(zh).toContain('紀錄的是占資金的比例');
});
