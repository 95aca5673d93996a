// `npm run mutate [-- file ...]`: puts faults into the rules that move money, and counts those that a test notices.
// First the named faults, then every mutant that Stryker makes; given files are mutated alone, without the named faults.
// Fails where a named fault lives, or where fewer than BAR of a file's mutants are noticed.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { tryFaults } from './faults.mjs';

/** Per cent of a file's mutants that tests must notice. */
const BAR = 85;
const RULES = [
  'src/judge/**/*.ts',
  'src/sense/{claim,credit,stress}.ts',
  'src/run/{decide,journal,judgement,knowledge}.ts',
];
/** Mutants that no test can notice, or none should, each with its reason. */
const EXPLAINED = JSON.parse(readFileSync('test/mutate/survivors.json', 'utf8'));

/** The sources as they stand now, line by line: somebody may change them while mutants are tried. */
const lines = new Map(
  readdirSync('src', { recursive: true })
    .filter((f) => f.endsWith('.ts'))
    .map((f) => [`src/${f}`, readFileSync(`src/${f}`, 'utf8').split('\n')]),
);

const files = process.argv.slice(2);
const wrong = files.length === 0 ? tryFaults() : [];

const results = await new Stryker({
  mutate: files.length === 0 ? RULES : files,
  testRunner: 'kept',
  plugins: [resolve('test/mutate/runner.mjs')],
  // Stryker reads no configuration of TypeScript 7; nothing here depends on it.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  // What runs once at import cannot be tried in workers that are kept: tables and lists of names.
  ignoreStatic: true,
  concurrency: availableParallelism(),
  timeoutMS: 3_000,
  timeoutFactor: 1.5,
  tempDirName: 'build/mutate',
  ignorePatterns: ['/build', '/dist*', '/out', '/docs', '/ledger', '/record'],
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  logLevel: 'warn',
}).runMutationTest();

const counted = results.filter((r) => r.status !== 'Ignored');
/** A mutant as it reads: the text that stood there, and what stood there instead. */
const told = ({ fileName, location: { start, end }, mutatorName, replacement }) => {
  const file = relative('.', fileName);
  const rows = lines.get(file).slice(start.line - 1, end.line);
  rows[rows.length - 1] = rows.at(-1).slice(0, end.column - 1);
  rows[0] = rows[0].slice(start.column - 1);
  const from = rows.map((r) => r.trim()).join(' ');
  return { file, line: start.line, mutatorName, from, to: replacement.replace(/\s+/g, ' ') };
};
const columns = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];
const row = (name, of) => {
  const counts = columns.map((status) => of.filter((r) => r.status === status).length);
  const [killed, timeout, survived, uncovered] = counts;
  const score = (100 * (killed + timeout)) / (killed + timeout + survived + uncovered);
  console.log(
    [name.padEnd(30), ...[...counts, score.toFixed(1)].map((x) => `${x}`.padStart(11))].join(''),
  );
  return score;
};

console.log(
  `\n${['file'.padEnd(30), ...[...columns, '% noticed'].map((x) => x.padStart(11))].join('')}`,
);
for (const file of [...new Set(counted.map((r) => r.fileName))].sort()) {
  const name = relative('.', file);
  const score = row(
    name,
    counted.filter((r) => r.fileName === file),
  );
  if (score < BAR) wrong.push(`${name}: ${score.toFixed(1)} %, the bar is ${BAR} %`);
}
row('all', counted);
console.log(`${results.length - counted.length} mutants run at import and are not tried\n`);

const explained = (r) => {
  const { file, from, to } = told(r);
  return EXPLAINED.find((e) => e.file === file && e.from === from && e.to === to);
};
/** What explains no mutant any more; one that ran out of time may live on a quicker machine. */
const idle = new Set(
  EXPLAINED.filter((e) => counted.some((r) => relative('.', r.fileName) === e.file)),
);
for (const r of counted) if (r.status !== 'Killed') idle.delete(explained(r));

let unexplained = 0;
for (const r of counted.filter((c) => c.status === 'Survived' || c.status === 'NoCoverage')) {
  const { file, line, mutatorName, from, to } = told(r);
  const why = explained(r)?.why;
  if (!why) unexplained++;
  console.log(
    `${file}:${line} ${mutatorName}\n  - ${from}\n  + ${to}\n  ${why ?? 'NOT EXPLAINED'}`,
  );
}
console.log(`${unexplained} that live are not explained in test/mutate/survivors.json`);
for (const { file, from, to } of idle)
  console.log(`${file}: nothing lives that is explained as\n  - ${from}\n  + ${to}`);
for (const w of wrong) console.error(w);
process.exitCode = wrong.length > 0 ? 1 : 0;
