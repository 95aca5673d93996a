import type { Delever, RetraceRecord } from '../../domain/delever.ts';
import type { Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';

/** What is shown of forced selling on one day. */
export type DeleverView = {
  readonly title: Text;
  readonly day: Day;
  /** What the series of the risk leg is called. */
  readonly risk: Text;
  readonly delever: Delever;
  /** Of the vintage in force; absent without one. */
  readonly record?: RetraceRecord;
};
