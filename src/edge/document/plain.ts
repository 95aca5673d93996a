import { createRequire } from 'node:module';
import { clean, safe } from '../../report/render/escape.ts';
import type { ReadDocument } from '../feed/shape.ts';

/** Lengths of a document, UTF-16 units: what is longer is cut. */
const LENGTH = { id: 400, type: 80, title: 300, text: 20_000, party: 200 };
const MAX_PARTIES = 20;
/** Signs that are looked at for each one that is kept: markup is longer than what it says. */
const MARKUP = 10;

/** The package is loaded when HTML is read, and no sooner: most commands read none. */
const html = (): typeof import('html-to-text') => createRequire(import.meta.url)('html-to-text');

/**
 * What HTML says, without markup: paragraphs are lines, links their words, pictures nothing.
 * @example plainText('<p>A &amp; B</p><script>x</script>') // 'A & B'
 */
export const plainText = (markup: string): string =>
  html().convert(markup.slice(0, LENGTH.text * MARKUP), {
    wordwrap: false,
    limits: { maxInputLength: LENGTH.text * MARKUP, maxDepth: 60 },
    selectors: [
      { selector: '*', format: 'inline' },
      { selector: 'a', options: { ignoreHref: true } },
      ...['img', 'script', 'style'].map((selector) => ({ selector, format: 'skip' })),
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });

/** Longest piece of a text of so many units: no pair of them is halved. */
const cut = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

const line = (text: string, length: number): string =>
  cut(
    clean(cut(text, length * MARKUP))
      .trim()
      .replace(/\s+/g, ' '),
    length,
  ).trimEnd();

const lines = (text: string, length: number): string =>
  cut(
    cut(text, length * MARKUP)
      .split(/\r\n?|\n/)
      .map((one) => clean(one).trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    length,
  ).trimEnd();

/**
 * A document as it may be kept: nothing in it that a reader cannot see, nothing longer than it may be, no figure
 * that is none, no address that nobody may follow.
 * @returns undefined where nothing is left by which it is known again, or no title
 */
export function tidy(told: ReadDocument): ReadDocument | undefined {
  const { id, type, title, text, url, parties, amount, ...rest } = told;
  const [name, head] = [line(id, LENGTH.id), line(title, LENGTH.title)];
  if (name === '' || head === '' || name.length < id.trim().length) return undefined;
  return {
    ...rest,
    ...(amount && Number.isFinite(amount.value) && { amount }),
    id: name,
    type: line(type, LENGTH.type),
    title: head,
    text: lines(text, LENGTH.text),
    url: safe(url) ?? '',
    parties: parties.slice(0, MAX_PARTIES).flatMap((party) => line(party, LENGTH.party) || []),
  };
}
