/** Options that every command has. */
export type Common = {
  readonly json?: boolean;
  readonly lang: 'en' | 'zh-Hant';
  readonly home?: string;
};
