import { both, type Text } from '../../domain/text.ts';
import { accepted, chain, type Result, refused, wholeProblem } from '../file/problem.ts';

/** Encodings in which downloads and exports come. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The text of a file, and the encoding that it was taken to be in. */
export type Decoded = { readonly text: string; readonly encoding: Encoding };

/**
 * The text of a file that somebody else's program wrote. Where its bytes allow two readings it is refused,
 * and so is what is no table at all: an empty file, a workbook, a page of a site.
 * @param file name under which problems are told
 * @param given the encoding where somebody states it
 */
export function decoded(
  bytes: Uint8Array,
  file: string,
  given: Encoding | undefined,
): Result<Decoded> {
  const container = CONTAINERS.find(({ first }) => first.every((byte, i) => bytes[i] === byte));
  if (container) return refused(wholeProblem(file, A_TABLE, container.is));
  const read = given === undefined ? guessed(bytes) : told(bytes, given);
  if (read === undefined)
    return refused({
      ...wholeProblem(file, given === undefined ? KNOWN : both(given, given), UNSURE),
      ...(given === undefined ? { hint: STATE } : {}),
    });
  return chain(page(read.text, file), () => accepted(read));
}

/** Strict reading in an encoding; undefined where the bytes do not allow it. */
function told(bytes: Uint8Array, encoding: Encoding): Decoded | undefined {
  if (encoding === 'windows-1252') return { text: western(bytes), encoding };
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // What no standard of Big5 has, some tables of it give signs of their own for.
    return encoding === 'big5' && /[\x80-\x9f\ue000-\uf8ff]/.test(text)
      ? undefined
      : { text, encoding };
  } catch {
    return undefined;
  }
}

/** What the bytes from 0x80 to 0x9f stand for; platforms disagree in their decoders. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text in Windows-1252, a byte a character. */
const western = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? C1.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');

function guessed(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return told(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return told(bytes, 'utf-16be');
  const nought = (from: number): number =>
    bytes.subarray(0, SAMPLE).filter((byte, i) => i % 2 === from && byte === 0).length;
  const [even, odd] = [nought(0), nought(1)];
  if (even + odd > 0) return told(bytes, odd > even ? 'utf-16le' : 'utf-16be');
  const unicode = told(bytes, 'utf-8');
  if (unicode) return unicode;
  const [big5, latin] = [told(bytes, 'big5'), told(bytes, 'windows-1252')];
  if (big5 && CHINESE.test(big5.text)) return big5;
  const [east, west] = [big5 && frequent(bytes), latin && WESTERN.test(latin.text)];
  if (east && !west) return big5;
  return west && !east ? latin : undefined;
}

/** Bytes that are looked through for those of a sixteen-bit encoding. */
const SAMPLE = 4000;

/** Words of which a table in Chinese has at least one. */
const CHINESE = /[股證商]票?[代名]|代[號碼]|名稱|日期|收盤|市值|幣別|現價|庫存|成交|開盤|現金|合計/;

/** A text beside whose plain letters stand but accented ones, signs of money and typographic marks. */
const WESTERN = /^[\0-\x7f\u00a0£€§°´·©®À-ÖØ-öø-ÿŠšŽžŒœŸ‘’“”–—…•]*$/;

/** Whether most characters of two bytes are of Big5's frequent ones. */
function frequent(bytes: Uint8Array): boolean {
  let [often, seldom] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    if (byte >= 0xa4 && byte <= 0xc6) often++;
    else seldom++;
    i++;
  }
  return often > seldom;
}

/** Refused where a text is the page of a site, an answer in JSON, or nothing. */
function page(text: string, file: string): Result<unknown> {
  const start = text.trimStart().slice(0, 3000);
  const found = PAGES.find(({ sign }) => sign.test(start))?.is;
  return found ? refused(wholeProblem(file, A_TABLE, found)) : accepted(text);
}

const A_TABLE = both('a table in CSV', 'CSV表格');
const KNOWN = both(
  'UTF-8, UTF-16, Big5 or Windows-1252 beyond doubt',
  '可確定為UTF-8、UTF-16、Big5或Windows-1252的檔案',
);
const UNSURE = both('bytes that do not tell', '無法判別的位元組');
const STATE = both(`state it: --encoding ${ENCODINGS.join(' or ')}`, '請用--encoding指明編碼');

const EXCEL = both(
  'an Excel workbook or a ZIP; save it as CSV',
  'Excel活頁簿或ZIP壓縮檔，請先另存為CSV',
);
const CONTAINERS: readonly { readonly first: readonly number[]; readonly is: Text }[] = [
  { first: [0x50, 0x4b, 0x03, 0x04], is: EXCEL },
  { first: [0xd0, 0xcf, 0x11, 0xe0], is: EXCEL },
  { first: [0x25, 0x50, 0x44, 0x46], is: { en: 'a PDF', 'zh-Hant': 'PDF檔' } },
];

/** What sites send in place of a table, the first sign that fits. */
const PAGES: readonly { readonly sign: RegExp; readonly is: Text }[] = [
  { sign: /^$/, is: both('an empty file', '空的檔案') },
  {
    sign: /^Exceeded the daily hits limit/i,
    is: both("Stooq's notice that the day's limit is used up", 'Stooq已達當日次數上限的通知'),
  },
  {
    sign: /^(?:Edge: )?Too Many Requests/i,
    is: both('the notice of a site that was asked too often', '網站拒絕過多請求的通知'),
  },
  {
    sign: /^No data\s*$/i,
    is: both("Stooq's notice that it has no data", 'Stooq查無資料的通知'),
  },
  {
    sign: /^No results found/i,
    is: both("the ECB's notice that it found nothing", '歐洲央行查無資料的通知'),
  },
  {
    sign: /^<[\s\S]*(?:proof of work|__verify|JavaScript required|captcha|challenge)/i,
    is: both(
      'a page that asks a browser to prove itself; download the file by hand',
      '要求瀏覽器驗證的網頁，請手動下載檔案',
    ),
  },
  { sign: /^<\?xml/i, is: both('XML; download it as CSV', 'XML檔，請改下載CSV') },
  { sign: /^</, is: both('a web page', '網頁') },
  { sign: /^[[{]/, is: both('JSON; download it as CSV', 'JSON，請改下載CSV') },
];
