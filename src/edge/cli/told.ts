import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertKind } from '../../domain/alert.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Text } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { turnText } from '../../report/content/alert.ts';
import { inEach } from '../../report/words/index.ts';
import { percent } from '../../report/words/number.ts';
import { situation, turnsBetween } from '../../run/alert/situation.ts';
import { TOLD } from '../feed/oneworld.ts';
import { check } from '../file/check.ts';
import { json } from '../file/json.ts';
import { chain, must } from '../file/problem.ts';
import { field, mapOf, strictMap } from '../file/schema.ts';
import { readFrom } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { stamp } from '../zone.ts';
import { FED } from './fed.ts';

const toldFile = strictMap({
  at: field.instant,
  day: field.day,
  target: field.words,
  stands: mapOf(field.words),
});

/** What was told of a decision, and when. */
type LastTold = ReturnType<typeof readTold>;

const readTold = (file: string) =>
  must(
    readFrom(file, (text, name) => chain(json(text, name), (source) => check(toldFile, source))),
  );

/** What was told last of a folder; undefined where nothing was. */
export function lastTold(folder: string): LastTold | undefined {
  const file = join(folder, TOLD);
  return existsSync(file) ? readTold(file) : undefined;
}

/** Marks what is told of a folder now. */
export function tell(folder: string, decision: Decision, at: Instant): void {
  const told = {
    at: stamp(at, 'UTC'),
    day: formatDay(decision.moment.day),
    target: targetOf(decision),
    stands: situation(decision),
  };
  writeAll([[join(folder, TOLD), `${JSON.stringify(told, null, 2)}\n`]], { durable: true });
}

/** The target as people read it. */
const targetOf = ({ exposure }: Decision): string => percent(exposure.target);

/** What turned beside the verdict, the stops, the regime and the orders: the stress. */
export const besideSince = ({ stands }: NonNullable<LastTold>, now: Decision): readonly Text[] =>
  turnsBetween(stands, situation(now))
    .filter(({ kind }) => kind === 'stress')
    .map((turn) => inEach((w) => turnText(turn, w.lang)));

/** What changes the exit code of an evening, beside orders. */
const CHANGING: readonly AlertKind[] = ['verdict', 'stop', 'regime'];

/** In what a decision differs from what was told last: what is to be held, the verdict, each stop, the regime. */
export function changesSince(
  { stands, target }: NonNullable<LastTold>,
  now: Decision,
  { stops }: Pick<Thesis, 'stops'>,
): readonly Text[] {
  const is = targetOf(now);
  const turns = turnsBetween(stands, situation(now))
    .filter(({ kind }) => CHANGING.includes(kind))
    .map((turn) => {
      const rule = stops.find(({ id }) => id === turn.of?.split('/')[0]);
      return inEach((w) => turnText({ ...turn, ...(rule && { title: rule.title }) }, w.lang));
    });
  return target === is ? turns : [FED.tonight.target(target, is), ...turns];
}
