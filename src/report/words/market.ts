/** Own odds beside the prices of contracts. Figures come formatted; sentences without their end. */
export type MarketLines = {
  readonly title: string;
  /** Quotes and contracts that were scored, and both penalties, each already said. */
  readonly scored: (quotes: number, contracts: number, brier: string, log: string) => string;
  readonly penalty: {
    readonly brier: string;
    readonly log: string;
    readonly known: (name: string, own: string, market: string) => string;
    readonly unknown: (name: string, why: string) => string;
  };
  /** Why there is no score. */
  readonly none: (why: string) => string;
  /** Quotes that were counted and not scored, and contracts that have not resolved. */
  readonly left: (x: {
    readonly undecided: number;
    readonly expired: number;
    readonly pathless: number;
    readonly open: number;
  }) => string;
  readonly why: (reason: string) => string;
};
