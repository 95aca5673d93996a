import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Act, actOf, type Decision } from '../../domain/decision.ts';
import { REGIMES } from '../../domain/regime.ts';
import { worstOf } from '../../domain/since.ts';
import { LAMP_STATES } from '../../domain/stop.ts';
import type { Text } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { inEach } from '../../report/words/index.ts';
import { check } from '../file/check.ts';
import { json } from '../file/json.ts';
import { chain, must } from '../file/problem.ts';
import { choice, field, mapOf, strictMap } from '../file/schema.ts';
import { readFrom } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { stamp } from '../zone.ts';
import { FED } from './fed.ts';

/** Where a folder keeps what `bide tonight` told of it last. */
const TOLD = 'told.json';

const toldFile = strictMap({
  at: field.instant,
  day: field.day,
  act: field.words,
  regime: choice(REGIMES),
  stops: mapOf(choice(LAMP_STATES)),
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
  const stops = [...new Set(decision.stops.map(({ id }) => id))];
  const told = {
    at: stamp(at, 'UTC'),
    day: formatDay(decision.moment.day),
    act: actOf(decision),
    regime: decision.regime.call,
    stops: Object.fromEntries(stops.map((id) => [id, worstOf(decision, id)])),
  };
  writeAll([[join(folder, TOLD), `${JSON.stringify(told, null, 2)}\n`]], { durable: true });
}

/** In what a decision differs from what was told last: the verdict, each stop, the regime. */
export function changesSince(
  { act, regime, stops }: NonNullable<LastTold>,
  now: Decision,
  { stops: rules }: Pick<Thesis, 'stops'>,
): readonly Text[] {
  const { turned, verdict, regime: called } = FED.tonight;
  const is = actOf(now);
  const { call } = now.regime;
  return [
    ...(act === is
      ? []
      : [
          turned(
            verdict,
            inEach((w) => w.verdict[act as Act] ?? act),
            inEach((w) => w.verdict[is]),
          ),
        ]),
    ...(regime === call
      ? []
      : [
          turned(
            called,
            inEach((w) => w.regime[regime]),
            inEach((w) => w.regime[call]),
          ),
        ]),
    ...rules.flatMap(({ id }, i) => {
      const [was, lamp] = [stops[id] ?? 'quiet', worstOf(now, id)];
      const name = inEach((w) => w.stopNumber(i + 1));
      return was === lamp
        ? []
        : [
            turned(
              name,
              inEach((w) => w.stop[was]),
              inEach((w) => w.stop[lamp]),
            ),
          ];
    }),
  ];
}
