// What two years of daily use leave in a workspace: the bundled episode, moved into the past and drawn out by
// made-up closes, recorded and decided on day by day; then how long a bare `bide` takes, and how much memory. Run it with
// npm run bench -- daily [WEEKDAYS]
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, formatDay, parseDay, weekday } from '../src/domain/time.ts';
import { must } from '../src/edge/file/problem.ts';
import { keep, withJournal } from '../src/edge/keep.ts';
import { loadEpisode } from '../src/edge/opening.ts';
import { play } from '../src/edge/workspace.ts';

const EPISODE = 'episodes/greenland-2026';
/** Whole weeks, so that weekdays stay. */
const BACK_DAYS = 104 * 7;
/** Most of a made-up daily step. */
const STEP = 0.01;

const room = mkdtempSync(join(tmpdir(), 'bide-daily-'));
const [home, folder] = [join(room, 'home'), join(room, 'episode')];
const weekdays = Number(process.argv[2] ?? 500);

const moved = (text: string): string =>
  text.replace(/\b(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)/g, (date) =>
    formatDay(((parseDay(date) as Day) - BACK_DAYS) as Day),
  );

/** Writes the episode, so many weekdays long. */
function written(): void {
  cpSync(EPISODE, folder, { recursive: true });
  for (const name of ['computed.jsonl', 'measured.jsonl', 'memos'])
    rmSync(join(folder, name), { recursive: true });
  for (const name of ['episode.yaml', 'thesis.yaml', 'evidence.jsonl', 'observations.csv'])
    writeFileSync(join(folder, name), moved(readFileSync(join(folder, name), 'utf8')));
  for (const name of readdirSync(join(folder, 'vintages'))) {
    writeFileSync(
      join(folder, 'vintages', moved(name)),
      moved(readFileSync(join(folder, 'vintages', name), 'utf8')),
    );
    rmSync(join(folder, 'vintages', name));
  }
  const meta = readFileSync(join(folder, 'episode.yaml'), 'utf8');
  const date = (name: string): Day =>
    parseDay(new RegExp(`^${name}: (.*)$`, 'm').exec(meta)?.[1] ?? '') as Day;
  const [from, was] = [date('from'), date('to')];
  let to = from;
  for (let left = weekdays - 1; left > 0; to = (to + 1) as Day)
    if (weekday((to + 1) as Day) <= 5) left--;
  writeFileSync(join(folder, 'episode.yaml'), meta.replace(/^to: .*$/m, `to: ${formatDay(to)}`));
  const file = join(folder, 'observations.csv');
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
  const last = new Map<string, number>();
  const kept = rows.filter((row, i) => {
    const [series = '', at = '', , value = ''] = row.split(',');
    const stays = i === 0 || (parseDay(at) as Day) <= to;
    if (stays && i > 0) last.set(series, Number(value));
    return stays;
  });
  for (let day = (was + 1) as Day; day <= to; day = (day + 1) as Day)
    for (const [series, value] of last) {
      if (weekday(day) > 5) continue;
      const next = value * Math.exp(STEP * Math.sin(day * (day + series.length)));
      last.set(series, next);
      kept.push(`${series},${formatDay(day)},,${next.toPrecision(6)}`);
    }
  writeFileSync(file, `${kept.join('\n')}\n`);
}

/** Puts every day on record as it comes: its replay, and what was done. */
function recorded(): number {
  const played = play(must(loadEpisode(folder, { home })));
  const began = performance.now();
  for (const [i, { moment, thesis, exposure }] of played.decisions.entries()) {
    keep(
      played,
      Array.from({ length: i + 1 }, (_, at) => at),
      home,
    );
    const done = {
      episode: played.setup.episode.id,
      day: formatDay(moment.day),
      thesis,
      proposal: played.lines[i]?.hash,
    };
    withJournal(home, (store) =>
      store.append([
        {
          kind: 'accept',
          at: moment.at,
          body: { ...done, proposed: exposure.target, exposure: exposure.target },
        },
      ]),
    );
  }
  console.log(
    `${played.decisions.length} weekdays recorded in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  return played.decisions.length;
}

/** Tells what a child took at most, on its way out. */
const TELLS = `import { readFileSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const peak = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  process.stderr.write(['\\nSPENT', peak, (user + system) / 1e6].join(' '));
});`;

function run(...words: readonly string[]): string {
  const began = performance.now();
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(TELLS)}`,
    'dist/bide.js',
    '--home',
    home,
    ...words,
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  const [, peak, spent] = /SPENT (\d*) (.*)/.exec(stderr) ?? [];
  const memory = peak ? `${(Number(peak) / 1024).toFixed(0)} MB` : 'memory unknown';
  return `bide ${words.join(' ')}: exit ${status}, ${seconds.toFixed(2)} s (${spent} s of CPU), ${memory}`;
}

try {
  written();
  const days = recorded();
  const size = statSync(join(home, 'journal.db')).size;
  console.log(`journal ${(size / 1e6).toFixed(2)} MB, ${Math.round(size / days)} bytes a day`);
  console.log(run('replay', folder));
  for (let i = 0; i < 4; i++) console.log(run());
} finally {
  rmSync(room, { recursive: true, force: true });
}
