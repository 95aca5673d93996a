import type { StopState } from '../../domain/stop.ts';
import type { Day } from '../../domain/time.ts';

/** Short words of the terminal, where eighty columns must do. */
export type ScreenLines = {
  readonly day: (day: Day) => string;
  readonly exposure: string;
  readonly boundBy: (binding: string) => string;
  readonly sameSince: (day: string) => string;
  readonly wasOn: (share: string, day: string) => string;
  readonly atStake: (loss: string, gain: string) => string;
  readonly heading: {
    readonly stops: string;
    readonly stress: string;
    readonly regime: string;
    readonly watch: string;
    readonly sources: string;
    readonly credit: string;
  };
  readonly mark: { readonly [S in StopState]: string };
  readonly nearness: (have: number | undefined, need: number) => string;
  readonly lacks: (what: readonly string[]) => string;
  readonly onPricesOnly: string;
  readonly some: (n: number, all: number) => string;
  readonly leads: (regime: string, was: string | undefined, day: string) => string;
  readonly dueOn: (day: string) => string;
  readonly none: string;
  /** Unit behind a figure, with the blank before it where one is written. */
  readonly sigma: string;
  readonly logMove: string;
  readonly overThreshold: (threshold: string, over: boolean) => string;
};
