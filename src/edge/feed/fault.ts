export type FetchFault = { readonly kind: string; readonly source: string };
