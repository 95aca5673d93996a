import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../src/domain/time.ts';
import { program } from '../src/edge/cli/program.ts';

/** What the program said, and how it ended. */
export type Said = { readonly code: number; readonly out: string; readonly err: string };

/** What this worker's tests leave to each other: a home that nobody looks at, and decisions once taken. */
const ROOM = mkdtempSync(join(tmpdir(), 'bide-worker-'));
process.on('exit', () => rmSync(ROOM, { recursive: true, force: true }));
const DECIDED = join(ROOM, 'decided');
mkdirSync(DECIDED);

/** A home has a journal of its own, but no decision is taken twice. */
function furnished(home: string): string {
  mkdirSync(home, { recursive: true });
  const own = join(home, 'decided');
  if (!existsSync(own)) symlinkSync(DECIDED, own);
  return home;
}

/** A clock on which the days of every episode are over. */
const LATE = Date.parse('2030-01-01T00:00:00Z') as Instant;
/** When new folders are made: their stretch is the year that begins. */
const MADE = Date.parse('2026-01-01T12:00:00Z') as Instant;

/** Runs the program in this process, on a clock of its own. */
export async function bide(
  args: readonly string[],
  { BIDE_HOME: home = ROOM, ...env }: Readonly<Record<string, string>> = {},
  now: Instant = args[0] === 'init' ? MADE : LATE,
): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await program(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { BIDE_HOME: furnished(home), BIDE_LANG: 'en', BIDE_ZONE: 'Asia/Taipei', ...env },
    build: 'under test',
    now: () => now,
  });
  return { code, out, err };
}

/** Gives an episode that has only begun a figure of each leg on a day, so that there are days to decide. */
export const begun = (
  folder: string,
  day = '2026-12-31',
  series = ['EQUITY', 'YIELD10', 'EURUSD'],
): void =>
  appendFileSync(
    join(folder, 'observations.csv'),
    series.map((id) => `${id},${day},,4\n`).join(''),
  );

/** Answers to everything that `bide init` asks and that is not offered, with the template's series. */
export const ANSWERS: readonly string[] = [
  ...['--title', 'Hold through the threats of a test', '--premise', 'Nobody gains from it.'],
  ...['--risk', 'EQUITY:us-index', '--rates', 'YIELD10:us-10y', '--dollar', 'EURUSD:eurusd'],
  ...['--relief', 'It is called off.', '--feared', 'It is done', '--act', 'The state does it'],
  ...['--chance', '10-24', '--obstacle', 'It needs a majority', '--rupture', 'The order breaks'],
  ...['--rupture-act', 'A law repeals the order', '--rupture-chance', '1-5'],
  ...['--barrier', 'Nobody proposes it', '--fact', 'It never passed', '--source', 'A library'],
  ...['--url', 'https://a.example/b'],
];
