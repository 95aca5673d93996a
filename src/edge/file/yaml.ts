import { isAlias, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { type Source, source } from './document.ts';
import type { Phrase, Problem, Result } from './problem.ts';

/** Longest file that is read, UTF-16 units. */
const LONGEST = 1_000_000;

/** Errors of syntax that are told: those after the first mostly follow from it. */
const TOLD = 1;

/** A YAML file as plain values, and where each stands. */
export type Parsed = { readonly value: unknown; readonly source: Source };

/**
 * Reads one YAML 1.2 document. Tabs as indents, repeated keys, aliases, tags of its own and more
 * than one document are refused.
 */
export function yaml(text: string, file: string): Result<Parsed> {
  if (text.length > LONGEST) return fail(file, 1, 1, SIZE, `${text.length}`);
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = new LineCounter();
  try {
    const document = parseDocument(clean, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
    });
    const problems: Problem[] = [...document.errors, ...document.warnings].map((e) => {
      const { line, col } = lines.linePos(e.pos[0]);
      return {
        file,
        line: Math.max(1, line),
        column: Math.max(1, col),
        ...WRONG(e.code, e.message),
      };
    });
    visit(document, {
      Pair(_, { key }) {
        // A key that would name the parent of an object is no key of anybody's.
        if (!isScalar(key) || key.value !== '__proto__') return;
        const { line, col } = lines.linePos(key.range?.[0] ?? 0);
        problems.push({ file, line, column: col, expected: KEY, found: '__proto__' });
      },
      Alias(_, node) {
        const { line, col } = lines.linePos(node.range?.[0] ?? 0);
        problems.push({ file, line, column: col, expected: PLAIN, found: `*${node.source}` });
      },
    });
    if (problems.length > 0)
      return {
        ok: false,
        problems: problems.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, TOLD),
      };
    if (isAlias(document.contents)) return fail(file, 1, 1, PLAIN, '*');
    return {
      ok: true,
      value: { value: document.toJS(), source: source(file, text, clean, document, lines) },
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail(file, 1, 1, DEEP, error.message);
  }
}

const fail = (file: string, line: number, column: number, expected: Phrase, found: Phrase) =>
  ({ ok: false, problems: [{ file, line, column, expected, found }] }) as const;

const SIZE: Phrase = {
  en: 'a file of at most a million characters',
  'zh-Hant': '至多一百萬字元的檔案',
};
const KEY: Phrase = { en: 'a key of the thesis', 'zh-Hant': '假設檔的鍵' };
const PLAIN: Phrase = { en: 'the value itself', 'zh-Hant': '直接寫出的值' };
const DEEP: Phrase = { en: 'YAML that is less deeply nested', 'zh-Hant': '層次較淺的YAML' };
const VALID: Phrase = { en: 'valid YAML', 'zh-Hant': '合乎語法的YAML' };

const WRONG = (code: string, message: string): { expected: Phrase; found: Phrase } => ({
  expected: VALID,
  found: {
    en: message.charAt(0).toLowerCase() + message.slice(1),
    'zh-Hant': ZH[code] ?? `語法錯誤${code}`,
  },
});

/** The parser's errors by code. */
const ZH: Readonly<Record<string, string>> = {
  ALIAS_PROPS: '別名帶有屬性',
  BAD_ALIAS: '別名寫法有誤',
  BAD_COLLECTION_TYPE: '集合的標籤不符',
  BAD_DIRECTIVE: '指示詞寫法有誤',
  BAD_DQ_ESCAPE: '雙引號內的跳脫字元有誤',
  BAD_INDENT: '縮排有誤',
  BAD_PROP_ORDER: '屬性的位置有誤',
  BAD_SCALAR_START: '值以保留字元開頭',
  BLOCK_AS_IMPLICIT_KEY: '同一行內有兩層的鍵',
  BLOCK_IN_FLOW: '括號內出現區塊寫法',
  COMMENT_SPACE: '註解前缺少空格',
  DUPLICATE_KEY: '重複的鍵',
  KEY_OVER_1024_CHARS: '過長的鍵',
  MISSING_CHAR: '缺少結尾或分隔的字元',
  MULTILINE_IMPLICIT_KEY: '跨行的鍵',
  MULTIPLE_ANCHORS: '多個錨點',
  MULTIPLE_DOCS: '一個檔案內有多份文件',
  MULTIPLE_TAGS: '多個標籤',
  NON_STRING_KEY: '不是文字的鍵',
  RESOURCE_EXHAUSTION: '層次過深',
  TAB_AS_INDENT: '以定位字元縮排',
  TAG_RESOLVE_FAILED: '不認得的標籤',
  UNEXPECTED_TOKEN: '意料之外的字元',
};
