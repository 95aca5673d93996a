import type { Page } from '../memo/page.ts';
import { legs } from '../memo/stress.ts';
import type { Section } from '../render/block.ts';
import { news } from './news.ts';
import { severity } from './severity.ts';
import { beside, windows } from './windows.ts';

/** What was reported, how the legs moved, and how rare that is. */
export const happened = (p: Page): Section => ({
  id: 'happened',
  title: p.w.title.happened,
  blocks: [news(p), legs(p), severity(p), ...windows(p), beside(p)],
});
