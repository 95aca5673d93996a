import type { Text } from '../../domain/text.ts';

/** Why the long record has nothing to score. */
export const SHORT: Text = {
  en: 'fewer than 1,250 windows, or no session after them: nothing to score',
  'zh-Hant': '不足1,250個視窗，或其後沒有交易日：無可評分',
};
