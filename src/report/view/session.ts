/** Sessions at which what is back, and where the market stands, are told. */
export const BACK = [1, 3, 5, 10, 20, 40, 60] as const;
