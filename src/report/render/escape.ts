/**
 * Text of others without what a reader cannot see: control characters, escape sequences of a
 * terminal, marks that turn the direction of writing, and signs of no width. Breaks of lines become
 * blanks, and half of a pair of code units becomes the replacement character.
 */
export const clean = (text: string): string =>
  text
    .replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?/g, '')
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
    .replace(UNSEEN, '')
    .replace(/[\ud800-\udfff]/gu, '\ufffd');

/** What a reader cannot see. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * A JSON text that says the same in signs that can be seen: what cannot is written by its number. Breaks of lines
 * between its parts stay.
 * @example visible(JSON.stringify('a\u202eb')) // '"a\\u202eb"'
 */
export const visible = (json: string): string =>
  json
    .replace(UNSEEN, (c) => (c === '\n' ? c : c.split('').map(numbered).join('')))
    .replace(/[\u2028\u2029]/g, numbered);

const numbered = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text that can stand in HTML and in an attribute in double quotes. */
export const asHtml = (text: string): string =>
  clean(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/**
 * Text in which no character has a meaning for Markdown, wherever in a line it stands. What begins with a digit is no
 * tag, so `<1%` stays as it is read.
 */
export const asMarkdown = (text: string): string =>
  clean(text)
    .replaceAll('&', '&amp;')
    .replace(/<(?!\d)/g, '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/([\\`*_[\]|~])/g, '\\$1')
    .replace(/^ {2,}/, ' ')
    .replace(/^( ?)([#+-](?=\s|$)|[-=]{2,}|\d+[.)](?=\s|$))/, (_, blank: string, mark: string) =>
      /^\d/.test(mark) ? `${blank}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${blank}\\${mark}`,
    );

/** Name of the place that an id points at. */
export const anchor = (id: string): string => clean(id).replace(/\s+/g, '_');

/** An address that may be followed: http and https alone; undefined for any other. */
export const safe = (url: string): string | undefined =>
  clean(url) === url && /^https?:\/\/[^\s"'<>\\|]+$/i.test(url) ? url : undefined;
