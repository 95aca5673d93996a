import { LANGS } from '../../domain/text.ts';
import { screens } from '../words/screen.ts';

/** Select Graphic Rendition of a terminal: the roles of the house in the colours of the reader's theme. */
const STYLE = { strong: '1', fall: '31', pending: '33', blind: '35', stale: '2' } as const;

const styled = (style: keyof typeof STYLE, text: string): string =>
  `\u001b[${STYLE[style]}m${text}\u001b[0m`;

/** The line under the mast, after which the verdict stands. */
const RULE = /^={20,}$/;

/** The name of a part, alone or at the beginning of its first line. */
const HEADING = new RegExp(
  `^(?:-- .* --$|(?:${LANGS.flatMap((lang) => Object.values(screens[lang].heading)).join('|')})(?= |$))`,
);

/** Signs of lamps with the word or the number beside them, stale values, and what an asset class lost. */
const SPOTS: readonly (readonly [RegExp, keyof typeof STYLE])[] = [
  [/\[X\](?: ?[\p{L}\d]+)?/gu, 'fall'],
  [/\[\?\](?: NO DATA| ?[\p{L}\d]+)?/gu, 'blind'],
  [/\[~\](?: ?[\p{L}\d]+)?/gu, 'pending'],
  [/\[[=.]\](?: ?[\p{L}\d]+)?/gu, 'stale'],
  [/(?<![^ ])[^ ]+(?: [^ !]+){1,6} !(?= |$)/g, 'stale'],
  [/(?<=[\u2800-\u28ff] .*)-\d[\d.]*(?:%| sigma|個標準差)/g, 'fall'],
];

/**
 * Lines of a terminal with weight and colour, which say nothing that the lines do not say without them: the
 * verdict and the names of parts in bold, what has tripped or fallen, what is pending, what lacks data, what is old.
 * @example painted(['[X]1']) // ['\u001b[31m[X]1\u001b[0m']
 */
export function painted(lines: readonly string[]): readonly string[] {
  let verdict = false;
  return lines.map((line, i) => {
    const begins = RULE.test(lines[i - 1] ?? '');
    // A verdict that goes on below is all in capitals, where the language has them.
    verdict = begins || (verdict && /[A-Z]/.test(line) && !/[a-z]/.test(line));
    if (verdict) return styled('strong', line);
    const spotted = SPOTS.reduce(
      (text, [pattern, style]) => text.replace(pattern, (spot) => styled(style, spot)),
      line,
    );
    return spotted.replace(HEADING, (heading) => styled('strong', heading));
  });
}
