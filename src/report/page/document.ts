import type { Lang } from '../../domain/text.ts';
import { PATTERNS } from '../render/html.ts';
import { bare, html, trusted } from '../render/markup.ts';
import { words } from '../words/index.ts';

/** What the script of the page begins with; it reads it from the attributes of the body. */
type Beginning = {
  readonly episode: string;
  readonly day: string;
  readonly days: readonly string[];
  readonly hash: string;
  readonly zone: string;
};

/** A whole page: the panels of a day as they stand without a script, and where the script and the sheets are. */
export function dayDocument(
  {
    title,
    html: panels,
    ...beginning
  }: Beginning & { readonly title: string; readonly html: string },
  lang: Lang,
): string {
  const w = words(lang);
  const page = html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${bare`${title}`}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/bide.css"><link rel="stylesheet" href="/assets/app.css"><script type="module" src="/assets/app.js"></script></head><body data-boot="${JSON.stringify(beginning)}">${PATTERNS}<a class="skip" href="#main">${w.page.skip}</a><div id="bar"></div><main id="main" class="desk short" tabindex="-1">${trusted('html', panels)}</main><div id="more"></div></body></html>`;
  return `${page.text}\n`;
}
