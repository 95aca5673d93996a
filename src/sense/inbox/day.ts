import { civil, civilOf, type Day } from '../../domain/time.ts';

/** A day that a text names, and the words that name it. */
type NamedDay = { readonly day: Day; readonly words: string; readonly at: number };

/** First letters of the months, in English and in the language of the Folketing. */
const MONTHS = [
  ...['jan', 'feb', 'mar', 'apr', 'ma[yj]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'dec'],
].map((stem) => new RegExp(`^${stem}`, 'i'));

const MONTH =
  '(jan(?:uary?|uar)?|feb(?:ruary?|ruar)?|mar(?:ch|ts)?|apr(?:il)?|ma[yj]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const YEAR = '(?:,? (\\d{4}))?';

const FORMS: readonly {
  readonly pattern: RegExp;
  /** Which group holds year, month and date. */
  readonly order: readonly [year: number, month: number, date: number];
}[] = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/g, order: [1, 2, 3] },
  {
    pattern: new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b${YEAR}`, 'gi'),
    order: [3, 1, 2],
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? ${MONTH}${YEAR}`, 'gi'),
    order: [3, 2, 1],
  },
  { pattern: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g, order: [1, 2, 3] },
];

/** Days after its own within which a document names what is to come. */
const MAX_DAYS_AHEAD = 730;
/** A day that has passed by more than this and has no year is one of the next year. */
const MAX_DAYS_PAST = 60;

/** The days that a text names, in their order; one without a year is that nearest to the day it was written. */
function namedDays(text: string, written: Day): readonly NamedDay[] {
  const found: NamedDay[] = [];
  for (const { pattern, order } of FORMS)
    for (const match of text.matchAll(pattern)) {
      const [year, month, date] = order.map((group) => match[group]);
      const day = dayOf({ year, month: month ?? '', date: date ?? '' }, written);
      if (day !== undefined) found.push({ day, words: match[0].trim(), at: match.index });
    }
  return found.toSorted((a, b) => a.at - b.at || a.day - b.day);
}

type Parts = {
  readonly year: string | undefined;
  readonly month: string;
  readonly date: string;
};

function dayOf({ year, month, date }: Parts, written: Day): Day | undefined {
  const index = /^\d+$/.test(month) ? Number(month) : 1 + MONTHS.findIndex((m) => m.test(month));
  const own = civilOf(written).year;
  if (year !== undefined) return civil(Number(year), index, Number(date));
  const near = civil(own, index, Number(date));
  return near !== undefined && near < written - MAX_DAYS_PAST
    ? civil(own + 1, index, Number(date))
    : near;
}

/** Words before a day on which something begins to bind. */
const BEGINS =
  /(?:effective|takes? effect|in(?:to)? (?:force|effect)|applies|apply|starting|beginning|begins?|starts?|with effect|as of|from|træder i kraft|fra|自|從|起)(?: on| from| as of| the| den)?[\s:,]*$/i;
/** How far before a day its word is looked for. */
const WORD_BEFORE = 40;

/**
 * The first day ahead that a title names, else the first that its text names.
 * @param written the day of the document
 */
export function dayAhead(
  { title, text }: { readonly title: string; readonly text: string },
  written: Day,
): NamedDay | undefined {
  const ahead = (of: string): readonly NamedDay[] =>
    namedDays(of, written).filter(({ day }) => day > written && day <= written + MAX_DAYS_AHEAD);
  return ahead(title)[0] ?? ahead(text)[0];
}

/** The first day, its own or later, from which a text says that something binds. */
export function beginsOn(text: string, written: Day): NamedDay | undefined {
  return namedDays(text, written).find(
    ({ day, at }) =>
      day >= written &&
      day <= written + MAX_DAYS_AHEAD &&
      BEGINS.test(text.slice(Math.max(0, at - WORD_BEFORE), at)),
  );
}
