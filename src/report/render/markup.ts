import { asHtml, asMarkdown } from './escape.ts';

/** Text with marks of one language, fit to stand in a document as it is; only a template makes it. */
export type Markup<L extends string> = { readonly language: L; readonly text: string };
export type Html = Markup<'html'>;
export type Markdown = Markup<'markdown'>;

/** What may stand in a hole: marked text as it is, anything else escaped. */
type Hole<L extends string> = string | number | Markup<L> | readonly Markup<L>[];

/**
 * A tagged template that escapes every hole which is not marked text already.
 * @param escaped  a text, and all that stands before it
 */
const template =
  <L extends string>(language: L, escaped: (text: string, before: string) => string) =>
  (parts: TemplateStringsArray, ...holes: readonly Hole<L>[]): Markup<L> => {
    const filled = (hole: Hole<L>, before: string): string =>
      typeof hole !== 'object'
        ? escaped(String(hole), before)
        : 'text' in hole
          ? hole.text
          : hole.map((h) => h.text).join('');
    let text = parts[0] ?? '';
    for (const [i, hole] of holes.entries()) text += filled(hole, text) + (parts[i + 1] ?? '');
    return { language, text };
  };

/** Dates, rungs and amounts that must not break across lines. */
const WHOLE =
  /VIX (?:&gt;|>) \d+|VIX破\d+|\d{4}-\d{2}-\d{2}|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（[一二三四五六日]）)?|第\d級|信用利差|level \d|\d[\d,.]*(?:%|個百分點|分貝|倍|σ|美元|新台幣|歐元|日圓|英鎊|港幣)|(?:&[lg]t;|[≤≥]) ?\d[\d.,]*%?|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: \d{4})?/g;

/** Whether what follows stands in the value of an attribute. */
function inAttribute(before: string): boolean {
  const quote = before.lastIndexOf('"');
  return before.charAt(quote - 1) === '=' && before.indexOf('>', quote) < 0;
}

/**
 * HTML; between tags what must not break is held together.
 * @example html`<p title="${'"'}">${'a < b'}</p>`.text // '<p title="&quot;">a &lt; b</p>'
 */
export const html = template('html', (text, before) =>
  inAttribute(before) ? asHtml(text) : asHtml(text).replace(WHOLE, '<span class="nb">$&</span>'),
);

/** HTML in which words stay without further tags: titles, and the texts of pictures. */
export const bare = template('html', asHtml);

/**
 * Markdown.
 * @example markdown`# ${'*not* [a](link)'}`.text // '# \\*not\\* \\[a\\](link)'
 */
export const markdown = template('markdown', asMarkdown);

/** Marked text that this program wrote itself: a style sheet, a checked address. */
export const trusted = <L extends string>(language: L, text: string): Markup<L> => ({
  language,
  text,
});

/** Marked texts with something of this program between them. */
export const joined = <L extends string>(
  language: L,
  between: string,
  parts: readonly Markup<L>[],
): Markup<L> => trusted(language, parts.map((p) => p.text).join(between));
