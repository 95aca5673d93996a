import { expect, test } from 'vitest';
import { type Binding, CAPS, type Exposure } from '../../src/domain/exposure.ts';
import { LANGS } from '../../src/domain/text.ts';
import type { Day } from '../../src/domain/time.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { memoMarkdown } from '../../src/report/memo/format.ts';
import { cells } from '../../src/report/render/columns.ts';
import { flat } from '../../src/report/render/prose.ts';
import { screen } from '../../src/report/screen.ts';
import { words } from '../../src/report/words/index.ts';
import { chanceBeside } from '../../src/report/words/number.ts';
import { DECISION, dossier } from './fixture.ts';

const sized = (change: Partial<Exposure>) =>
  dossier({ decision: { ...DECISION, exposure: { ...DECISION.exposure, ...change } } });

const heading = (change: Partial<Exposure>): string =>
  words('en').bindingHeading({ ...DECISION.exposure, ...change }, EXPOSURE);

test('a heading says that a constraint binds only where one does', () => {
  expect(heading({ binding: 'cvar', target: 0.4, optimum: 0.4 })).toBe(
    'Limited by: loss budget, at 40%',
  );
  expect(heading({ binding: 'headroom', target: 0.4, headroom: 0.3 })).toBe(
    'Held at 40%: worse odds would allow only 30%, so nothing is added',
  );
  expect(heading({ binding: 'headroom', target: 0.4, headroom: 0.4 })).toBe(
    'At 40%, as far as worse odds allow',
  );
  expect(heading({ binding: 'pace', target: 0.4, optimum: 0.2 })).toBe(
    'On the way down to 20%: 40% today',
  );
  expect(heading({ binding: 'pace', target: 0.4, optimum: 0.8, headroom: 0.6 })).toBe(
    'On the way up to 60%: 40% today',
  );
  for (const binding of ['ratchet', 'pending', 'waits', 'closed', 'unknown input'] as const)
    expect(heading({ binding, target: 0.4 })).toMatch(/^Held at 40%: /);
});

test.each(CAPS)('at nothing %s is told in plain words, and no other cap is', (binding) => {
  const none = { binding, target: 0, optimum: 0, headroom: 0, asymmetry: 0.9 };
  const because = (lang: 'en' | 'zh-Hant', change: Partial<Exposure>): string =>
    flat(words(lang).because({ ...DECISION.exposure, ...none, ...change }, EXPOSURE));
  const mean = ['kelly', 'gate', 'growth'].includes(binding);
  for (const [lang, says, small] of [
    [
      'en',
      'the expected return is not positive',
      'the expected return is too small for any exposure',
    ],
    ['zh-Hant', '預期報酬不為正', '預期報酬太低，不值得持有任何部位'],
  ] as const) {
    expect(because(lang, {}) === says).toBe(mean);
    expect(because(lang, { binding: 'pace', target: 0.3 })).toContain(says);
    expect(because(lang, { asymmetry: 1.01 })).not.toContain(says);
    expect(because(lang, { asymmetry: 1.01 }) === small).toBe(mean);
  }
  expect(heading(none)).toBe(
    mean
      ? 'No exposure: the expected return is not positive'
      : `Limited by: ${words('en').binding[binding].toLowerCase()}, at 0%`,
  );
});

test.each<[Binding, number]>([
  ['headroom', 1],
  ['ratchet', 2],
  ['pending', 2],
  ['waits', 2],
  ['closed', 2],
  ['unknown input', 2],
])('rows that only limit adding are told apart when %s holds exposure', (binding, count) => {
  const text = memoMarkdown(sized({ binding }), 'en', 'full');
  expect(text.match(/\(limits adding only\)/g)).toHaveLength(count);
  expect(text.match(/% \(the limit\)/g)).toHaveLength(1);
});

test('on the way down the row of the pace limits cutting', () => {
  const text = memoMarkdown(sized({ binding: 'pace', target: 0.5, optimum: 0.38 }), 'en', 'full');
  expect(text).toContain('| Daily step | 50% (the limit) |');
});

test('what keeps one from adding, and caps as if what is missing had stood still, are said in both languages', () => {
  const shown = (change: Partial<Exposure>): readonly string[] => [
    memoMarkdown(sized(change), 'en', 'full'),
    memoMarkdown(sized(change), 'zh-Hant', 'full'),
    screen(sized(change), 'en').join(' ').replaceAll(/ +/g, ' '),
  ];
  const [en, zh, terminal] = shown({ binding: 'pending' });
  for (const text of [en, terminal]) expect(text).toContain('the condition of a stop holds');
  expect(en).toContain('The pending stop clears');
  expect(zh).toContain('有停損的條件成立、尚待確認');
  expect(shown({ binding: 'waits' })[0]).toContain('a stop waits for data that are not yet due');
  const shut = shown({ binding: 'closed', target: 0.5, optimum: 0.38 });
  expect(shut[0]).toContain('a daily step counts from session to session');
  expect(shut[0]).toContain('| Market shut | 50% (the limit) |');
  const [still, stillZh, line] = shown({ still: true });
  for (const text of [still, line]) expect(text).toContain('had stood still, which allows less');
  // Beside the caps, and with the reason.
  expect(still?.match(/had stood still/g)?.length).toBeGreaterThan(1);
  expect(still).toContain('Every missing input arrives');
  expect(stillZh).toContain('缺的數字當作不變來算');
});

test('two regimes close together are told together, and one far ahead alone', () => {
  const regime = { ...DECISION.regime, noise: 0.47, friction: 0.45, rupture: 0.08 };
  const close = dossier({ decision: { ...DECISION, regime } });
  expect(memoMarkdown(close, 'en', 'full')).toContain(
    'Bargaining noise leads institutional friction by only 2 points',
  );
  expect(memoMarkdown(close, 'zh-Hant', 'full')).toContain('談判雜音只比制度摩擦多2個百分點');
  expect(screen(close, 'en').join(' ').replaceAll(/ +/g, ' ')).toContain(
    'leads institutional friction by only 2 points',
  );
  const level = { ...regime, noise: 0.46, friction: 0.46, call: 'friction' as const };
  expect(
    memoMarkdown(dossier({ decision: { ...DECISION, regime: level } }), 'en', 'full'),
  ).toContain('Institutional friction and bargaining noise are level');
  expect(memoMarkdown(dossier(), 'en', 'full')).toMatch(/Bargaining noise leads, /);
});

test('a stop that waits for a value says so where a lamp would say quiet', () => {
  const stops = DECISION.stops.map((s) =>
    s.id === 'credit' ? { ...s, state: 'quiet' as const, reasons: [], waits: ['credit'] } : s,
  );
  const awaits = DECISION.moment.day;
  const reason = { kind: 'older than the fall' } as const;
  const credit = { state: 'not yet', reason, awaits, due: (awaits + 2) as Day } as const;
  const all = dossier({ decision: { ...DECISION, stops, stress: { ...DECISION.stress, credit } } });
  expect(memoMarkdown(all, 'en', 'full')).toMatch(
    /\*\*Waiting for data\*\* .*Waits for .*due on 22 Jan/,
  );
  expect(memoMarkdown(all, 'zh-Hant', 'full')).toMatch(/\*\*等資料\*\* .*預定1月22日（四）公布/);
  expect(screen(all, 'en').join('\n')).toMatch(/^ {2}\[\.\] waiting/m);
  const { decision } = all;
  expect(words('en').daily(decision)).toMatch(/\[\.\]2$/);
  expect(decision.stops.some((s) => s.state === 'quiet')).toBe(true);
});

test('an act that is suspended is told so, and is not in force', () => {
  const claims = DECISION.board.claims.map((c) => ({ ...c, suspended: true }));
  const decision = { ...DECISION, board: { ...DECISION.board, claims } };
  const told = (lang: 'en' | 'zh-Hant') => memoMarkdown(dossier({ decision }), lang, 'full');
  expect(told('en')).toMatch(
    /firmest act towards friction, at .*, is suspended, and none such is in force/,
  );
  expect(told('en')).toMatch(/Now: level .*, suspended/);
  expect(told('zh-Hant')).toMatch(/偏向摩擦的動作，最具體的曾到.*，但已暫停，目前沒有一項生效/);
  expect(told('zh-Hant')).toMatch(/目前第.*，已暫停/);
});

test('a stop that tripped names its limit, and whether it binds', () => {
  const stops = DECISION.stops.map((s, i) => (i === 0 ? { ...s, state: 'tripped' as const } : s));
  const told = (exposure: Exposure): string =>
    memoMarkdown(dossier({ decision: { ...DECISION, stops, exposure } }), 'en', 'full');
  const caps = [{ cap: 'stop' as const, at: 0.5 }];
  expect(told({ ...DECISION.exposure, caps, target: 0.38, binding: 'kelly' })).toContain(
    'That limit does not bind today: exposure is 38%.',
  );
  expect(told({ ...DECISION.exposure, caps, target: 0.5, binding: 'stop' })).toContain(
    'That limit binds today.',
  );
});

test('to leave at nothing and to wait make sense in both languages', () => {
  const at = (verdict: 'leave' | 'wait', binding: Binding) =>
    dossier({
      decision: {
        ...DECISION,
        verdict,
        exposure: { ...DECISION.exposure, target: 0, headroom: 0, binding },
      },
    });
  expect(memoMarkdown(at('wait', 'headroom'), 'en', 'full')).toContain(
    '# No position. Do not buy yet.',
  );
  expect(memoMarkdown(at('wait', 'headroom'), 'en', 'full')).toContain(
    'would leave no room for any exposure',
  );
  expect(memoMarkdown(at('wait', 'headroom'), 'zh-Hant', 'full')).toContain('# 觀望，不進場');
  expect(memoMarkdown(at('leave', 'stop'), 'en', 'full')).toMatch(
    /So leave, and take exposure from \d+% to 0%: what has tripped lowers the upper limit/,
  );
  expect(memoMarkdown(at('leave', 'stop'), 'zh-Hant', 'full')).toContain('# 離場，不急著回頭');
});

test('without any evidence nothing is told of friction, and no group has a reading', () => {
  const board = {
    ...DECISION.board,
    claims: [],
    signals: [],
    groups: DECISION.board.groups.map((g) => ({
      ...g,
      claims: [],
      hardest: undefined,
      answers: g.answers.map((a) => ({ ...a, holds: false })),
    })),
  };
  const decision = { ...DECISION, board, reasons: [] };
  const text = memoMarkdown(dossier({ decision, evidence: [] }), 'en', 'full');
  expect(text).toContain('No evidence has come in, so nothing is known of friction yet');
  expect(text).not.toContain('got beyond talk');
  expect(text).toContain('*Nothing reported yet.*');
  expect(text).not.toMatch(/^- .*\*\*Yes\*\*/m);
});

test('credit that is on time but older than the fall is not called missing', () => {
  const credit = { state: 'unknown' as const, reason: { kind: 'older than the fall' } } as const;
  const stops = DECISION.stops.map((s) =>
    s.state === 'blind' ? { ...s, reasons: ['credit()'] } : s,
  );
  const decision = { ...DECISION, stops, stress: { ...DECISION.stress, credit } };
  expect(memoMarkdown(dossier({ decision }), 'en', 'full')).toContain(
    'Not known: credit reading (no credit data since the fall began).',
  );
  const late = { state: 'unknown', reason: { kind: 'stale', series: 'SPX' } } as const;
  const text = memoMarkdown(
    dossier({ decision: { ...DECISION, stress: { ...DECISION.stress, credit: late } } }),
    'en',
    'full',
  );
  expect(text).not.toMatch(/SPX stale/);
  expect(text).toContain('lacks a value that is due');
});

test.each(LANGS)('the line over the days fits the terminal in %s', (lang) => {
  const { dailyHead, dailySigns } = words(lang);
  for (const line of [dailyHead, dailySigns]) expect(cells(line)).toBeLessThanOrEqual(80);
  for (const mark of ['[.]', '[=]', '[~]', '[?]', '[X]']) expect(dailySigns).toContain(mark);
});

test('on the way down by steps it is told where to, and nothing is said to be kept', () => {
  const change = { binding: 'pace', target: 0.28, before: 0.38, optimum: 0, headroom: 0 } as const;
  const exposure = { ...DECISION.exposure, ...change };
  const told = (more: object, lang: 'en' | 'zh-Hant') =>
    memoMarkdown(
      dossier({ decision: { ...DECISION, verdict: 'trim', exposure: { ...exposure, ...more } } }),
      lang,
      'full',
    );
  expect(told({}, 'en')).toContain('# Trim to 28%, on the way to 0%.');
  expect(told({}, 'en')).not.toContain('keep the rest');
  expect(told({}, 'zh-Hant')).toContain('# 減碼到28%，逐步降到0%');
  expect(told({ binding: 'cvar', optimum: 0.28 }, 'en')).toContain('# Trim to 28%. Do not leave.');
  // What has happened takes more than a step.
  expect(told({}, 'en')).toContain('exposure falls by at most 10 points a session');
  expect(told({ before: 0.41 }, 'en')).toContain(
    'what has happened counts at once, opinion by at most 10 points a session',
  );
  expect(told({ before: 0.41 }, 'zh-Hant')).toContain('已發生的事立刻計入');
});

test('where nothing is held no loss is told twice, and nothing would make one trim', () => {
  const none = { target: 0, before: 0, lossIfWrong: 0, gainIfRight: 0, reserve: 1 };
  const memo = memoMarkdown(sized(none), 'en', 'full');
  expect(memo).not.toContain('times as wide');
  expect(memo).toMatch(/\*\*Trim or leave\*\*\n- \*\*Nothing is held\*\*\n/);
  expect(memoMarkdown(sized(none), 'zh-Hant', 'full')).toMatch(/- \*\*沒有部位\*\*\n/);
});

test('a loss at the spread of today says where it breaks the budget', () => {
  const at = (loss: number) => {
    const found = sized({ today: { spread: 1.6, loss } });
    return memoMarkdown({ ...found, stakes: { ...found.stakes, today: loss } }, 'en', 'full');
  };
  expect(at(0.139)).toMatch(
    /at today's \(1\.60 times as wide\) −13\.9%.*, as a log move 13\.90%, more than the loss budget of 10%/,
  );
  // What a reader sees as the budget is not told as more than it.
  expect(at(0.100001)).not.toContain('more than the loss budget');
  expect(at(0.1002)).toContain('as a log move 10.02%, more than the loss budget of 10%');
  expect(at(0.099)).not.toContain('more than the loss budget');
});

test('a chance that passes its limit is told with the digits that show it', () => {
  for (const [p, says] of [
    [0.0134, '1.3%'],
    [0.0101, '1.01%'],
    [0.01, '1%'],
    [0.0099, '1%'],
    [0.18, '18%'],
    [0.010000001, '>1%'],
  ] as const)
    expect(chanceBeside(p, 0.01)).toBe(says);
  const d = dossier();
  const { crowd } = d.decision;
  if ('unknown' in crowd || 'unknown' in crowd.survival) throw new Error('unknown');
  const survival = crowd.survival.map((s) => ({ ...s, forcedOut: 0.0134 }));
  const told = { ...d, decision: { ...d.decision, crowd: { ...crowd, survival } } };
  for (const length of ['short', 'full'] as const) {
    const text = memoMarkdown(told, 'en', length);
    expect(text).toMatch(/1\.3% at 2x|2x[^\n]*1\.3%/);
    expect(text).not.toMatch(/[ |]1% at \dx/);
  }
});

test('how rare a fall is names its measure, the end of the past and windows of other lengths', () => {
  const d = dossier();
  const [vintage] = d.setup.vintages;
  if (!vintage) throw new Error('none');
  const text = memoMarkdown(d, 'en');
  const worse = (window: 1 | 5): number => {
    const now = d.decision.stress.windows.find((w) => w.window === window)?.severity as number;
    return vintage.windows[window].fell.filter((x) => x >= now).length;
  };
  expect(text).toContain(
    `none was as severe, by its own usual swings (worse: over 1 session ${worse(1)}, over 5 sessions ${worse(5)}`,
  );
  expect(text).toMatch(/windows from \w+ \d{4} to \d+ \w+( \d{4})?, none was as severe/);
});

test('money is told as money, and what the budget counts as log moves, on the screen as in the memo', () => {
  const found = dossier();
  const { loss, gain } = found.stakes;
  const { horizon } = found.setup.policy.thesis;
  const says = (x: number): string => `${x < 0 ? '−' : '+'}${(100 * Math.abs(x)).toFixed(1)}%`;
  const logs = says(found.decision.exposure.lossIfWrong).slice(1);
  expect(logs).not.toBe(says(loss).slice(1));
  const { budget } = found.setup.policy.thesis.exposure;
  const counted = `loss budget: ${logs} of ${100 * budget}% taken up (log moves)`;
  const memo = memoMarkdown(found, 'en');
  expect(memo).toContain(`**${says(-loss)} / ${says(gain)}**`);
  expect(memo).toContain(counted);
  expect(memo).toContain(`Loss / gain, ${horizon} sessions`);
  const lines = screen(found, 'en').join(' ').replaceAll(/ +/g, ' ').replaceAll('-', '−');
  expect(lines).toContain(
    `${says(-loss)} / ${says(gain)} (means of worst and best 5% in ${horizon}`,
  );
  expect(lines).toContain(counted);
});
