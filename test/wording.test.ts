import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sources, strip } from './source.ts';

/** Wordings that readers stumbled over; none may come back. */
const STUMBLED = [
  ...['該做多少', '若錯', '若對，可得', '綁住', '失明', '看不見的算風險', '條腿', '視窗', '這麼重'],
  ...[
    '最硬只到',
    '往摩擦',
    '往雜音、',
    '還沒有主張',
    '主張',
    '最多扣掉',
    '回頭路',
    '夠抱',
    '抱得住',
  ],
  ...[
    '賠率',
    '機械占比',
    '相配的跌勢',
    '本法',
    '減去相配',
    '飯碗',
    '所本',
    '反推的隱含',
    '差最多的是',
  ],
  ...[
    '最容易翻轉',
    '撐不撐得到 ',
    '放滿',
    '成長率由基準勝出',
    '一直空手',
    '本假設減去',
    '存疑',
    '實為',
  ],
  ...['證據階', '事件段', '群體', '結束碼', '旁證', '互不相識'],
  ...[
    'Yet the hardest',
    'a stop is blind',
    'cannot be seen counts',
    'reading is not known: the latest',
  ],
  ...['Binding constraint', 'bound by:', 'less that after matched', 'would show in', 'past mean 0'],
  ...[
    'hardest friction near',
    'Judges prices',
    'leg that fell least',
    'least-fallen',
    'a hairline each',
  ],
  ...[
    'is mechanical is not identified',
    'Thick line: the middle',
    'Most less least',
    'must have been sold',
  ],
  ...[
    'sells out',
    'no tail probability starts',
    'sells beyond',
    'Sales made',
    'is back in the middle',
  ],
  ...['Second opinions on the market, beside', 'Furthest apart', 'hang together', 'own odds do'],
  ...['Nearest turn of the verdict', 'and is withheld', 'Forced out ..', 'the higher, the earlier'],
  ...[
    'A baseline grew most',
    'It cannot be told that',
    'What to mind',
    'Raise to',
    'found no such file',
  ],
  ...[
    'fit to be signed',
    'the same bits',
    'are strangers',
    'who had to sell by rule',
    'anybody could',
  ],
];

/** Words of the workshop, which a reader does not know. */
const PRIVATE =
  /\b(?:legs?|rungs?|walks?|walking|crowd|blind|ratchet|headroom|decibans?|dice|foretells?|foretold)\b/i;

/** The same where they are explained, or a name: of a key in backticks, of a model of the field. */
const EXPLAINED =
  /rung\\[\s\S]*|`[^`]*`|\\`[^`]*\\`|random walk|crowd model|legs\.|(?<=bide |calibrate |the word )crowd|crowd\.html|\/crowd\b/gi;

/** Kinds and names inside the program, which nobody reads. */
const KINDS = ['no crowd', 'one leg', 'crowd vintages', 'not all legs fell', 'legs do not move'];

/** The pieces of text in the strings and templates of a file, without its code and its comments. */
function strings(text: string): readonly string[] {
  const { spoken, code } = strip(text);
  const within = [...spoken].map((c, i) => (c !== code[i] || c === ' ' ? c : '\n')).join('');
  return within.split(/\n+/).map((piece) => piece.trim());
}

const SPOKEN = sources
  .filter(({ path }) => /^(?:report\/(?!chart|render)|edge)/.test(path))
  .flatMap(({ path, text }) => strings(text).map((piece) => ({ path, piece })));

describe('what readers stumbled over', () => {
  test.each(STUMBLED)('“%s” is said nowhere', (left) => {
    expect(SPOKEN.filter(({ piece }) => piece.includes(left))).toEqual([]);
  });

  test.each(['README.md', 'README.zh-Hant.md'])('nor in %s', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(STUMBLED.filter((left) => text.includes(left))).toEqual([]);
  });

  test('the strings of the program are seen', () => {
    expect(SPOKEN.some(({ piece }) => piece.includes('and missing data counts as risk'))).toBe(
      true,
    );
    expect(SPOKEN.some(({ piece }) => piece.includes('一律視為風險'))).toBe(true);
  });
});

test('no sentence says a word of the workshop', () => {
  const told = SPOKEN.filter(({ piece }) => / /.test(piece) && !KINDS.includes(piece));
  expect(told.filter(({ piece }) => PRIVATE.test(piece.replace(EXPLAINED, '')))).toEqual([]);
});
