/**
 * Text of a feed without control characters, escape sequences, and marks that turn the direction
 * of writing; line breaks become blanks.
 */
export const clean = (text: string): string =>
  text
    .replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?/g, '')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      '',
    );

/** Text that can stand in HTML and in an attribute in double quotes. */
export const asHtml = (text: string): string =>
  clean(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Name of the place that an id points at. */
export const anchor = (id: string): string => id.replace(/\s+/g, '_');

/** An address that may be followed: http and https alone; undefined for any other. */
export const safe = (url: string): string | undefined =>
  /^https?:\/\/[^\s"'<>\\]+$/i.test(url) ? url : undefined;
