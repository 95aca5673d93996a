import { type Day, parseDay } from '../../domain/time.ts';

/** What a wall-clock stamp says. */
export type Wall = {
  readonly day: Day | undefined;
  /** hh:mm. */
  readonly time: string;
  /** As written: Z, or +hh:mm. */
  readonly offset: string;
  readonly minutes: number;
};

/**
 * Reads a stamp such as `1970-01-01T18:30:00-05:00`; a zone in brackets behind it is left alone.
 * @example wall('1970-01-02T18:30-05:00').time // '18:30'
 */
export function wall(stamp: string): Wall {
  const m = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?/.exec(
    stamp,
  );
  const offset = m?.[3] ?? 'Z';
  const minutes =
    offset === 'Z'
      ? 0
      : (offset.startsWith('-') ? -1 : 1) *
        (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  return { day: m ? parseDay(m[1] as string) : undefined, time: m?.[2] ?? '', offset, minutes };
}
