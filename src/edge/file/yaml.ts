import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import {
  BYTE_ORDER_MARKS,
  type Extent,
  type KeyPath,
  placesIn,
  type Source,
  type Spot,
} from './document.ts';
import { figure } from './figure.ts';
import { accepted, type Phrase, type Result, refused } from './problem.ts';
import { WANTED } from './wanted.ts';

/** Longest file that is read, UTF-16 units. */
const MAX_LENGTH = 1_000_000;

/** What the parser says of a text that is nested deeper than it can follow. */
const TOO_DEEP = /call stack/;

/** Keys that no file has: one would name the parent of an object, the other would merge maps. */
const FORBIDDEN_KEYS = ['__proto__', '<<'];

/**
 * Reads one YAML 1.2 document. Tabs as indents, repeated keys, anchors and aliases, merge keys, tags of
 * its own and more than one document are refused; the first error is told, since those after it mostly
 * follow from it.
 * @param file name under which problems are told
 * @example yaml('a: 1', 'a.yaml').ok // true
 */
export function yaml(text: string, file: string): Result<Source> {
  const clean = text.replace(BYTE_ORDER_MARKS, '').replace(/\r\n?/g, '\n');
  const lines = new LineCounter();
  const spot = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const wrong = ({ offset, ...told }: Stranger): Result<never> =>
    refused({ file, ...spot(offset), ...told });
  if (text.length > MAX_LENGTH)
    return wrong({ offset: 0, expected: SIZE, found: `${text.length}` });
  try {
    const document = parseDocument(clean, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
    });
    const [first] = [
      ...[...document.errors, ...document.warnings].map((e) => ({
        offset: e.pos[0],
        ...(e.code === 'RESOURCE_EXHAUSTION' || TOO_DEEP.test(e.message)
          ? { expected: SHALLOW, found: DEEP }
          : { expected: VALID, found: syntax(e.code, e.message) }),
      })),
      ...strangers(document),
    ].sort((a, b) => a.offset - b.offset);
    if (first) return wrong(first);
    return accepted({ file, text, value: document.toJS(), ...places(document, clean, spot) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return wrong({ offset: 0, expected: SHALLOW, found: DEEP });
  }
}

/** What does not belong in a file, and where it stands. */
type Stranger = { readonly offset: number; readonly expected: Phrase; readonly found: Phrase };

/** What YAML allows and no file needs. */
function strangers(document: Document<ParsedNode>): readonly Stranger[] {
  const found: Stranger[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && FORBIDDEN_KEYS.includes(String(key.value)))
        found.push({ offset: key.range?.[0] ?? 0, expected: KEY, found: String(key.value) });
    },
    Alias(_, { source, range }) {
      found.push({ offset: range?.[0] ?? 0, expected: PLAIN, found: `*${source}` });
    },
    Value(key, node) {
      const { anchor, range } = node;
      const { value, source = '' } = isScalar(node) ? node : {};
      // What is no number at all is left to the schema, which knows what belongs there.
      if (key !== 'key' && Number.isFinite(value) && figure(source) !== value)
        found.push({ offset: range?.[0] ?? 0, expected: WANTED.finite, found: source });
      if (anchor !== undefined)
        found.push({ offset: range?.[0] ?? 0, expected: PLAIN, found: `&${anchor}` });
    },
  });
  return found;
}

type Found = { readonly node: Node | undefined; readonly key: Node | undefined };

function places(
  document: Document<ParsedNode>,
  clean: string,
  spot: (offset: number) => Spot,
): Pick<Source, 'at' | 'key' | 'within' | 'written'> {
  const find = (path: KeyPath): Extent => {
    const { node, key } = walk(document.contents, path);
    const end = isScalar(node) ? node.range?.[1] : undefined;
    return present({ start: node?.range?.[0], key: key?.range?.[0], end });
  };
  const { at, key, written } = placesIn(clean, find, spot);
  const within = (path: KeyPath, offset: number): Spot => {
    const { node } = walk(document.contents, path);
    const [raw, start] = [written(path), node?.range?.[0]];
    return isScalar(node) && typeof node.value === 'string' && raw !== undefined
      ? spot((start ?? 0) + offsets(raw, node.value, offset))
      : at(path);
  };
  return { at, key, written, within };
}

function walk(top: Node | null, path: KeyPath): Found {
  let place: Found = { node: top ?? undefined, key: undefined };
  for (const step of path) {
    const { node } = place;
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(step));
      place = {
        node: (pair?.value as Node | null | undefined) ?? undefined,
        key: pair?.key as Node | undefined,
      };
    } else if (isSeq(node)) {
      place = { node: node.items[Number(step)] as Node | undefined, key: undefined };
    } else return { node: undefined, key: undefined };
  }
  return place;
}

const SIZE = both(`a file of at most ${MAX_LENGTH} characters`, `至多${MAX_LENGTH}字元的檔案`);
const KEY: Phrase = { en: 'a key of the file', 'zh-Hant': '檔案的鍵' };
const PLAIN: Phrase = { en: 'the value itself', 'zh-Hant': '直接寫出的值' };
const SHALLOW: Phrase = { en: 'YAML that is less deeply nested', 'zh-Hant': '層次較淺的YAML' };
const DEEP: Phrase = { en: 'too many levels', 'zh-Hant': '過深的層次' };
const VALID: Phrase = { en: 'valid YAML', 'zh-Hant': '合乎語法的YAML' };

const syntax = (code: string, message: string): Text => ({
  en: message.charAt(0).toLowerCase() + message.slice(1),
  'zh-Hant': ERRORS[code] ?? `語法錯誤${code}`,
});

/** The parser's errors by code. */
const ERRORS: Readonly<Record<string, string>> = {
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

/**
 * Where the n-th character of a YAML string stands in the text it was written as, whatever its
 * style: both are walked side by side, and what only the text has (quotes, escapes, indents) is
 * passed over.
 * @param raw the scalar as written, with its quotes or block header
 * @param value the string it stands for
 * @param offset 0 .. value.length
 * @returns offset in `raw`
 * @example offsets("'it''s'", "it's", 3) // 5
 */
function offsets(raw: string, value: string, offset: number): number {
  const first = raw[0] ?? '';
  let at = 0;
  if (first === '|' || first === '>') at = raw.indexOf('\n') + 1;
  else if (first === '"' || first === "'") at = 1;
  for (let n = 0; n < value.length; n++) {
    const wanted = value[n] as string;
    const found = /\s/.test(wanted) ? at : raw.indexOf(wanted, at);
    if (found < 0) return Math.min(at, raw.length);
    if (n === offset) return found;
    if (/\s/.test(wanted)) {
      if (/\s/.test(raw[at] ?? '')) at++;
    } else {
      at = found + 1;
      if (first === "'" && wanted === "'") at++;
    }
  }
  return Math.min(at, raw.length);
}
