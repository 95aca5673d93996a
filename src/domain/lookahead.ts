/** How an output was caught: inputs cut, inputs told later, or an input known before its own day. */
type MovedBy = 'cut' | 'late' | 'early';

/** An output that moved before its time, over every decision at which it did. */
export type Moved = {
  readonly by: MovedBy;
  /** JSON path in the decision's line; of an early input its kind and series. */
  readonly path: string;
  /** Kinds of input that move it when they alone are cut, series when they alone are late; of an early input its kind. */
  readonly inputs: readonly string[];
  /** Decisions at which it moved, or inputs that were early. */
  readonly count: number;
  /** The first of them, and the cut or the start of delays that showed it. */
  readonly first: string;
  readonly shownBy?: string;
};

/** Whether any output knew of its future: what was run again, and what moved. */
export type Lookahead = {
  readonly seed: number;
  readonly decisions: number;
  /** Kinds of input that were cut; decisions after which they were cut, in order. */
  readonly inputs: readonly string[];
  readonly cuts: readonly string[];
  /** Decisions held against the whole run, over all cuts. */
  readonly compared: number;
  /**
   * Lags doubled, of every series or of one, from the beginning or from a cut on: decisions before the
   * first that may differ.
   */
  readonly late: readonly {
    readonly from?: string;
    readonly series?: string;
    /** Observations that came later. */
    readonly delayed: number;
    readonly compared: number;
  }[];
  readonly moved: readonly Moved[];
};

/** How much of the long record was held against the record of a history that ends on one day. */
export type Shortened = {
  /** Last day of the shortened record. */
  readonly day: string;
  readonly vintages: number;
  /** Study falls, and falls that were not synchronised. */
  readonly falls: number;
  readonly alone: number;
  readonly forecasts: number;
  /** Exposures, one a decision. */
  readonly sizings: number;
};

/** Whether anything in the long record knew of its future: what was run again, and what moved. */
export type Recheck = {
  readonly seed: number;
  readonly decisions: number;
  /** Histories that end at a random decision, in order. */
  readonly cuts: readonly Shortened[];
  /** Lags doubled after a decision: exposures up to the first decision that knows less. */
  readonly late: readonly (Omit<Lookahead['late'][number], 'series'> & { readonly from: string })[];
  /** Outputs that moved, the day of the first, and the cut that showed it; paths without places in lists. */
  readonly moved: readonly (Omit<Required<Moved>, 'by' | 'inputs'> & {
    readonly by: Exclude<MovedBy, 'early'>;
  })[];
};
