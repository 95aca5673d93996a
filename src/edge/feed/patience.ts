export type Quota = { readonly calls: number; readonly spanMs: number };
