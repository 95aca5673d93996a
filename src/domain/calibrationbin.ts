/** Forecasts of like probability: how many, what was said on average, what share came. */
export type Bin = { readonly n: number; readonly forecast: number; readonly frequency: number };
