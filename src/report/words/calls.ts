/** Forecasts of falls and of threats within an episode, and calibration. Figures come formatted. */
export type CallLines = {
  readonly retrace: {
    readonly title: string;
    readonly none: (why: string) => string;
    readonly heading: (x: {
      readonly made: number;
      readonly due: number;
      readonly open: number;
      readonly apart: number;
    }) => string;
    readonly caption: string;
    readonly column: readonly [string, string, string, string, string, string, string];
    readonly range: (low: string, high: string) => string;
    /** Over the penalties. */
    readonly beside: (n: number) => string;
    readonly held: (held: number, of: number) => string;
  };
  readonly threats: {
    readonly title: string;
    readonly none: (why: string) => string;
    readonly heading: (x: {
      readonly ended: number;
      readonly clusters: number;
      readonly before: number;
    }) => string;
    readonly caption: string;
    readonly column: readonly [string, string, string, string, string, string, string];
    readonly beside: (n: number) => string;
    readonly penalties: readonly [string, string, string];
    /** Threats that were counted and not scored; empty where there are none. */
    readonly left: (x: {
      readonly open: number;
      readonly undated: number;
      readonly untold: number;
    }) => string;
  };
  readonly curve: {
    readonly title: string;
    readonly caption: string;
    /** Of regime calls, which overlap. */
    readonly regime: (calls: number, apart: number) => string;
    readonly retrace: (n: number, apart: number) => string;
    readonly threats: (n: number, clusters: number) => string;
    readonly market: (n: number, contracts: number) => string;
    readonly by: { readonly own: string; readonly market: string };
    readonly column: readonly [string, string, string, string];
    /** What has no curve, and why. */
    readonly none: (what: string, why: string) => string;
    readonly of: {
      readonly regime: string;
      readonly retrace: string;
      readonly threats: string;
      readonly market: string;
    };
  };
  readonly log: string;
  readonly yes: string;
  readonly no: string;
  readonly why: (reason: string) => string;
};
