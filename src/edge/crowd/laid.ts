import type { Crowd } from '../../domain/crowd.ts';
import { problemAt } from '../file/check.ts';
import type { Problem } from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import type { ThesisDraft } from '../thesis/read.ts';

/** Positions of the user's book that name an asset which the crowd does not have. */
export function laid({ thesis, source }: ThesisDraft, { assets }: Crowd): readonly Problem[] {
  const known = assets.map((m) => m.id);
  return (thesis.book?.positions ?? []).flatMap(({ asset }, i) =>
    asset === undefined || known.includes(asset)
      ? []
      : [
          problemAt(source, ['book', 'positions', i, 'asset'], {
            expected: oneOf(known),
            found: asset,
          }),
        ],
  );
}
