import { plain } from '../render/columns.ts';
import type { Words } from '../words/index.ts';

/** Text for a terminal, sigma spelled out as the language does. */
export const spelled = (text: string, w: Words): string =>
  plain(text.replaceAll(/ ?σ/g, w.screen.sigma));
