import { readFileSync } from 'node:fs';
import type { Threat } from '../../../src/domain/threat.ts';
import { type Day, parseDay } from '../../../src/domain/time.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { readThreats } from '../../../src/edge/ledger/shelf.ts';

/** The ledger that is shipped. */
export const SHIPPED: readonly Threat[] = threatsOf(
  readFileSync('ledger/threats.csv', 'utf8'),
  'ledger/threats.csv',
);

/** The threats of a file; an error where it has a problem. */
export function threatsOf(text: string, file: string): readonly Threat[] {
  const read = readThreats(text, file);
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  return read.value.map((placed) => placed.threat);
}

/** A day by its date. */
export function on(date: string): Day {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`no such day: ${date}`);
  return day;
}

/** A threat that was announced on day 0, with anything replaced. */
export const row = (id: string, more: Partial<Threat> = {}): Threat => ({
  id,
  announced: 0 as Day,
  target: { en: id, 'zh-Hant': id },
  rate: '10%',
  cluster: id,
  aim: 'country',
  europe: false,
  retaliated: 'no',
  exit: false,
  confidence: 'high',
  source: 'https://example.org',
  notes: '',
  ...more,
});
