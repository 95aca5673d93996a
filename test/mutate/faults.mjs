// Faults that a person could make in the lines that move money. Each is put into a copy of the sources, one at a time,
// and a test beside the rule must fail.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What is wrong, where, what stands there, what is put there, and the test file that must notice. */
const FAULTS = [
  {
    fault: 'a value known before its own rule is no look-ahead',
    file: 'src/run/lookahead/knownearly.ts',
    from: "if (f.kind !== 'early') return undefined;",
    to: 'return undefined;',
    test: 'test/run/lookahead.test.ts',
  },
  {
    fault: 'a loss takes more from an asset than there is',
    file: 'src/run/crowd/question.ts',
    from: 'whole > MIN_RISK_SHARE && (mean * Math.max(...part)) / whole > -MAX_NEWS_FALL',
    to: 'whole > MIN_RISK_SHARE',
    test: 'test/run/crowd.test.ts',
  },
  {
    fault: 'a frozen feed is told one session late',
    file: 'src/sense/stillness.ts',
    from: 'run >= MIN_REPEATS',
    to: 'run > MIN_REPEATS',
    test: 'test/sense/stillness.test.ts',
  },
  {
    fault: 'a freeze that was told makes the next one usual',
    file: 'src/sense/stillness.ts',
    from: 'longest: told ? longest : Math.max(longest, run)',
    to: 'longest: Math.max(longest, run)',
    test: 'test/sense/stillness.test.ts',
  },
  {
    fault: 'a split is a crash',
    file: 'src/sense/leap.ts',
    from: "if (to < low || to > high) return 'off scale'",
    to: "if (to > high) return 'off scale'",
    test: 'test/sense/leap.test.ts',
  },
  {
    fault: 'a value that stands still is used',
    file: 'src/edge/episode/sift.ts',
    from: 'since: track.since, value, sessions });\n      continue;',
    to: 'since: track.since, value, sessions });',
    test: 'test/edge/wrong/unmoved.test.ts',
  },
  {
    fault: 'what drifts on another scale is taken back',
    file: 'src/edge/episode/sift.ts',
    from: "drifts ? 'off scale' : size",
    to: 'size',
    test: 'test/edge/episode/findings.test.ts',
  },
  {
    fault: 'leave told as wait',
    file: 'src/judge/decide.ts',
    from: 'target === 0 && before === 0',
    to: 'target === 0',
    test: 'test/judge/decide.test.ts',
  },
  {
    fault: 'confirms and contradicts swapped',
    file: 'src/sense/credit.ts',
    from: "low > 0 ? 'confirms' : high < 0 ? 'contradicts'",
    to: "low > 0 ? 'contradicts' : high < 0 ? 'confirms'",
    test: 'test/sense/credit.test.ts',
  },
  {
    fault: 'what credit strays by does not grow with volatility',
    file: 'src/sense/credit.ts',
    from: 'spread.level * exp(spread.slope * log(volatility))',
    to: 'spread.level',
    test: 'test/sense/credit.test.ts',
  },
  {
    fault: 'the chance of being forced out does not bind at once',
    file: 'src/judge/exposure.ts',
    from: "forcedOut: { binds: 'at once'",
    to: "forcedOut: { binds: 'at pace'",
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'CVaR does not bind at once',
    file: 'src/judge/exposure.ts',
    from: "cvar: {\n    binds: 'at once'",
    to: "cvar: {\n    binds: 'at pace'",
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'a stop in force hides that it is blind',
    file: 'src/judge/exposure.ts',
    from: 'stops.some(lacksData)',
    to: "stops.some((s) => s.state === 'blind')",
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'rest is counted while a stop in force lacks its inputs',
    file: 'src/run/judgement.ts',
    from: 'lacksData(s) || s.age === 0',
    to: "s.state === 'blind' || s.age === 0",
    test: 'test/run/blindness.test.ts',
  },
  {
    fault: 'a missing input takes the larger exposure',
    file: 'src/run/decide.ts',
    from: 'b.target < a.target ?',
    to: 'b.target > a.target ?',
    test: 'test/run/decide.test.ts',
  },
  {
    fault: 'what a silent series would have said is forgotten a day later',
    file: 'src/run/decide.ts',
    from: 'memory: { ...memory, ...memory.still }',
    to: 'memory',
    test: 'test/run/decide.test.ts',
  },
  {
    fault: 'patience of five decisions is six',
    file: 'src/judge/decide.ts',
    from: 'LEAVE_AFTER_DECISIONS = 5',
    to: 'LEAVE_AFTER_DECISIONS = 6',
    test: 'test/judge/decide.test.ts',
  },
  {
    fault: 'exposure falls by 0.20 a session',
    file: 'src/domain/exposure.ts',
    from: 'MAX_FALL_PER_SESSION = 0.1',
    to: 'MAX_FALL_PER_SESSION = 0.2',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'what becomes known at an instant is not known at it',
    file: 'src/run/knowledge.ts',
    from: 'instantOf(e) <= at',
    to: 'instantOf(e) < at',
    test: 'test/run/knowledge.test.ts',
  },
  {
    fault: 'the exposure under which one leaves is 0.11',
    file: 'src/domain/exposure.ts',
    from: 'MIN_EXPOSURE = 0.1',
    to: 'MIN_EXPOSURE = 0.11',
    test: 'test/judge/sensitivity.test.ts',
  },
  {
    fault: 'who holds nothing is told to leave',
    file: 'src/judge/sensitivity.ts',
    from: 'held > EXPOSURE_TOLERANCE && optimum',
    to: 'optimum',
    test: 'test/judge/sensitivity.test.ts',
  },
  {
    fault: 'the headroom makes odds better',
    file: 'src/judge/exposure.ts',
    from: 'input.lean.friction + policy.headroom',
    to: 'input.lean.friction - policy.headroom',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'the gate opens at a ratio of nothing',
    file: 'src/judge/exposure.ts',
    from: '(ratio - 1) / (policy.asymmetry - 1)',
    to: 'ratio / (policy.asymmetry - 1)',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'exposure rises after four sessions of rest',
    file: 'src/domain/exposure.ts',
    from: 'REST_SESSIONS = 5',
    to: 'REST_SESSIONS = 4',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'exposure rises by 0.10 a session',
    file: 'src/domain/exposure.ts',
    from: 'MAX_RISE_PER_SESSION = 0.05',
    to: 'MAX_RISE_PER_SESSION = 0.1',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'a blind stop leaves three quarters of the base',
    file: 'src/judge/exposure.ts',
    from: 'BLIND_SHARE_OF_BASE = 0.5',
    to: 'BLIND_SHARE_OF_BASE = 0.75',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'talk is heard for thirty decisions',
    file: 'src/run/decide.ts',
    from: 'TALK_DECISIONS = 20',
    to: 'TALK_DECISIONS = 30',
    test: 'test/run/decide.test.ts',
  },
  {
    fault: 'flips are sought among two facts',
    file: 'src/judge/flip.ts',
    from: 'MAX_FACTS = 3',
    to: 'MAX_FACTS = 2',
    test: 'test/judge/regime.test.ts',
  },
  {
    fault: 'in force begins with rung 4',
    file: 'src/domain/watch.ts',
    from: 'IN_EFFECT_RUNG = 3',
    to: 'IN_EFFECT_RUNG = 4',
    test: 'test/judge/decide.test.ts',
  },
  {
    fault: 'a stop in force is absorbed after five sessions',
    file: 'src/domain/stop.ts',
    from: 'ABSORBED_SESSIONS = 10',
    to: 'ABSORBED_SESSIONS = 5',
    test: 'test/judge/stop.test.ts',
  },
  {
    fault: 'a claim is dated by its last item, whatever its rung',
    file: 'src/run/look.ts',
    from: 'items.filter((i) => i.rung >= rung).map(',
    to: 'items.map(',
    test: 'test/run/judgement.test.ts',
  },
  {
    fault: 'a stop that is never absorbed is',
    file: 'src/domain/stop.ts',
    from: "absorb === 'never' || cut >= 1 ? Number.POSITIVE_INFINITY : absorb",
    to: "cut >= 1 ? Number.POSITIVE_INFINITY : absorb === 'never' ? 10 : absorb",
    test: 'test/judge/stop.test.ts',
  },
  {
    fault: 'a stop that takes everything is absorbed',
    file: 'src/domain/stop.ts',
    from: ' || cut >= 1',
    to: '',
    test: 'test/judge/stop.test.ts',
  },
  {
    fault: 'a milder act strikes a stop anew',
    file: 'src/run/judgement.ts',
    from: 'i.rung >= rule.rung &&',
    to: 'i.rung >= 1 &&',
    test: 'test/run/judgement.test.ts',
  },
  {
    fault: 'a small act weighs as a usual one',
    file: 'src/sense/claim.ts',
    from: 'SMALL_FACTOR = 0.5',
    to: 'SMALL_FACTOR = 1',
    test: 'test/sense/claim.test.ts',
  },
  {
    fault: 'a small withdrawal ends a usual act',
    file: 'src/sense/claim.ts',
    from: '(isSmall(act, weights) || !isSmall(i, weights))',
    to: 'true',
    test: 'test/sense/claim.test.ts',
  },
  {
    fault: 'a small act freezes a usual one',
    file: 'src/sense/claim.ts',
    from: 'usual.length > 0 ? usual : items',
    to: 'items',
    test: 'test/sense/claim.test.ts',
  },
  {
    fault: 'sizes count although the thesis does not ask for them',
    file: 'src/domain/evidence.ts',
    from: "sizes && size === 'small'",
    to: "size === 'small'",
    test: 'test/sense/claim.test.ts',
  },
  {
    fault: 'stops hear small acts',
    file: 'src/run/judgement.ts',
    from: 'if (!weights.sizes) return scene;',
    to: 'if (weights) return scene;',
    test: 'test/run/sizes.test.ts',
  },
  {
    fault: 'a small act strikes a stop anew',
    file: 'src/run/judgement.ts',
    from: 'scene.claims.flatMap((c) => c.alive)',
    to: 'sight.claims.flatMap((c) => c.alive)',
    test: 'test/run/sizes.test.ts',
  },
  {
    fault: 'a stop that stands keeps from resting',
    file: 'src/run/judgement.ts',
    from: 'lacksData(s) || s.age === 0',
    to: 'lacksData(s) || s.age !== undefined',
    test: 'test/run/judgement.test.ts',
  },
  {
    fault: 'exposure rises on a day without a session',
    file: 'src/judge/exposure.ts',
    from: "return session ? undefined : 'closed';",
    to: 'return undefined;',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'a day without a session takes a daily step down',
    file: 'src/judge/exposure.ts',
    from: 'input.session ? MAX_FALL_PER_SESSION : 0',
    to: 'MAX_FALL_PER_SESSION',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'a pending stop lets exposure rise',
    file: 'src/judge/exposure.ts',
    from: "if (stops.some((s) => s.state === 'pending')) return 'pending';",
    to: '',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'exposure begins while a stop waits',
    file: 'src/judge/exposure.ts',
    from: "waits === undefined || waits === 'closed' ? [headroom, kept]",
    to: "waits !== 'unknown input' ? [headroom, kept]",
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'a window with a gap is judged',
    file: 'src/sense/leg.ts',
    from: 'day >= start',
    to: 'day > start + 1e6',
    test: 'test/sense/leg.test.ts',
  },
  {
    fault: 'a gap is not weighed as if it had stood still',
    file: 'src/run/legs.ts',
    from: '[...gaps(known, id, start), ...late]',
    to: 'late',
    test: 'test/run/decide.test.ts',
  },
  {
    fault: 'a day that is not seen counts as calm',
    file: 'src/sense/stress.ts',
    from: 'all.every(judged) && ',
    to: '',
    test: 'test/sense/stress.test.ts',
  },
  {
    fault: 'a threat withdrawn after its day regains its mark',
    file: 'src/sense/claim.ts',
    from: 'takesBack(i) && i.occurredOn <= (dues[at] as Day)',
    to: 'takesBack(i)',
    test: 'test/sense/claim.test.ts',
  },
  {
    fault: 'a book that is sold short is sized as if it were held',
    file: 'src/edge/thesis/room.ts',
    from: 'worth(book) > 0',
    to: 'worth(book) !== 0',
    test: 'test/edge/thesis/read.test.ts',
  },
  {
    fault: 'the market is heard on a day without a session',
    file: 'src/judge/regime.ts',
    from: 'session ? market : []',
    to: 'market',
    test: 'test/judge/regime.test.ts',
  },
  {
    fault: 'outcomes spread by the square root of volatility',
    file: 'src/sense/spread.ts',
    from: 'POWER = 2 / 3',
    to: 'POWER = 1 / 2',
    test: 'test/sense/spread.test.ts',
  },
  {
    fault: 'what is held answers to twice the budget',
    file: 'src/domain/exposure.ts',
    from: 'BUDGET_TIMES_HELD = 1.5',
    to: 'BUDGET_TIMES_HELD = 2',
    test: 'test/judge/cap.test.ts',
  },
  {
    fault: 'what was never enacted counts as an act',
    file: 'src/judge/regime.ts',
    from: 'c.acted ? [c.id] : []',
    to: '[c.id]',
    test: 'test/judge/regime.test.ts',
  },
  {
    fault: 'talk counts as an act',
    file: 'src/judge/regime.ts',
    from: 'const calm = Math.min(0, talk);',
    to: 'const calm = talk;',
    test: 'test/judge/regime.test.ts',
  },
  {
    fault: 'a spread that is not known is taken for calm',
    file: 'src/run/observe.ts',
    from: '? last : MAX_SPREAD_TIMES',
    to: '? last : 1',
    test: 'test/run/judgement.test.ts',
  },
  {
    fault: 'with spread by volatility exposure is sized at the usual spread',
    file: 'src/run/judgement.ts',
    from: '(volatile ? wide : usual).outcomes',
    to: 'usual.outcomes',
    test: 'test/run/judgement.test.ts',
  },
];

/** Tries every fault; what stands wrong in the table, and what no test noticed. */
export function tryFaults() {
  const copy = resolve('build/faults');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const part of [
    'src',
    'test',
    'bench',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'vitest.config.ts',
  ])
    cpSync(part, `${copy}/${part}`, { recursive: true });
  for (const read of ['node_modules', 'crowd', 'episodes'])
    symlinkSync(resolve(read), `${copy}/${read}`);
  const fails = (tests) => {
    const { status } = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', ...tests],
      { cwd: copy, stdio: 'ignore' },
    );
    return status !== 0;
  };
  const wrong = [];
  if (fails([...new Set(FAULTS.map((f) => f.test))])) wrong.push('tests fail without any fault');
  for (const { fault, file, from, to, test } of FAULTS) {
    const text = readFileSync(file, 'utf8');
    const found = text.split(from).length - 1;
    writeFileSync(`${copy}/${file}`, text.replace(from, to));
    const result = found !== 1 ? `stands ${found} times in` : fails([test]) ? 'killed' : 'SURVIVED';
    console.log(`${result.padEnd(8)}  ${fault}  (${file}; ${test})`);
    if (result !== 'killed') wrong.push(`${fault}: ${result} ${file}`);
    writeFileSync(`${copy}/${file}`, text);
  }
  rmSync(copy, { recursive: true });
  return wrong;
}
