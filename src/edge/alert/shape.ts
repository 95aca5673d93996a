import type { Gravity } from '../../domain/alert.ts';
import { clean } from '../../report/render/escape.ts';
import type { AlertMessage } from '../../run/ports.ts';

/** A request as a channel wants it. Its address and heads may carry secrets: neither is ever told. */
export type ChannelRequest = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Signs of a message, so that one glance tells how much it matters. */
const GRAVITY_SIGN: Readonly<Record<Gravity, string>> = {
  info: 'ℹ️',
  notice: '🔔',
  warning: '⚠️',
  critical: '🛑',
};

/** Finds what a reader takes for one character. */
const CHARACTERS = new Intl.Segmenter();

/** Parts a text from its end where a channel takes no more of it. */
const CUT = ' …';

/**
 * The beginning of a text within so many UTF-16 units; no character is cut in two.
 * @example shortened('abcdef', 5) // 'abc …'
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let out = '';
  for (const { segment } of CHARACTERS.segment(text)) {
    if (out.length + segment.length > most - CUT.length) break;
    out += segment;
  }
  return `${out}${CUT}`;
}

/** Units of a heading, and of one paragraph, at most. */
const MAX_TITLE = 200;
const MAX_LINE = 700;

/** A sign of no width: what it stands in is no mention and no link any more. */
const NO_WIDTH = '\u200b';

/**
 * Text in which nobody is called and nothing can be followed, whatever service shows it.
 * @example defused('@all').length // 5
 */
export const defused = (text: string): string =>
  text.replace(/@(?=\S)/g, `@${NO_WIDTH}`).replaceAll('://', `:${NO_WIDTH}//`);

/** The heading of a message, with a sign of how much it matters. */
export const headingOf = ({ title, gravity }: AlertMessage): string =>
  shortened(`${GRAVITY_SIGN[gravity]} ${clean(title)}`, MAX_TITLE);

/** Paragraphs within so many UTF-16 units, each escaped before it is counted; those that do not fit are left out, with a mark. */
export function messageParagraphs(
  { lines }: Pick<AlertMessage, 'lines'>,
  most: number,
  inert: (text: string) => string,
): string {
  let text = '';
  for (const line of lines) {
    const next = `${text}${text && '\n'}${inert(shortened(clean(line), MAX_LINE))}`;
    if (next.length > most - CUT.length) return `${text}${text && '\n'}…`;
    text = next;
  }
  return text;
}

/** A message as one text: its heading, as the channel writes one, and its messageParagraphs. */
export function asText(
  message: AlertMessage,
  most: number,
  {
    inert,
    bold = (text) => text,
  }: { readonly inert: (text: string) => string; readonly bold?: (text: string) => string },
): string {
  const head = bold(inert(headingOf(message)));
  return `${head}\n${messageParagraphs(message, most - head.length - 1, inert)}`;
}
