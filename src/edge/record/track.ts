import { join } from 'node:path';
import type { TrackRecord } from '../../domain/record.ts';
import { BASELINES } from '../../domain/score.ts';
import { check } from '../file/check.ts';
import { json } from '../file/json.ts';
import { chain, must, type Result } from '../file/problem.ts';
import { choice, field, someOf, strictMap } from '../file/schema.ts';
import { readFrom } from '../file/text.ts';
import { recordFolder } from './material.ts';

const against = { own: field.amount, mean: field.amount, fear: field.amount };

const { number } = field;

const contenders = strictMap({
  own: number,
  mix: number,
  hold: number,
  out: number,
  fear: number,
  volatility: number,
  stopLoss: number,
});

const trackFile = strictMap({
  long: strictMap({
    from: field.day,
    to: field.day,
    growth: contenders,
    first: strictMap({ baseline: choice(BASELINES), by: field.spread }),
    falls: field.count,
    half: strictMap({ ...against, walk: field.amount }),
    crps: strictMap(against),
  }),
  coded: strictMap({
    to: field.day,
    totals: contenders,
    deepest: strictMap({ own: number, mix: number }),
    stops: number,
    timing: field.spread,
    shifted: field.share,
    apart: field.count,
    friction: strictMap({
      of: field.count,
      came: field.index,
      called: field.index,
    }),
    calls: someOf(
      strictMap({
        title: field.text,
        resolved: field.count,
        own: field.amount,
        prior: field.amount,
      }),
    ),
  }),
});

/** Reads a track record: JSON in the shape of `TrackRecord`, days as YYYY-MM-DD. */
const readTrack = (text: string, file: string): Result<TrackRecord> =>
  chain(json(text, file), (source) => check(trackFile, source));

let bundled: TrackRecord | undefined;

/** The track record on file: written by the scores of the long record and of the coded episodes, never worked out for a page. */
export const trackRecord = (): TrackRecord => {
  bundled ??= must(readFrom(join(recordFolder(), 'track.json'), readTrack));
  return bundled;
};
