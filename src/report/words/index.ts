import type { Lang } from '../../domain/text.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

const ALL: { readonly [L in Lang]: Words } = { en, 'zh-Hant': zh };

/** The words of a language. */
export const words = (lang: Lang): Words => ALL[lang];
