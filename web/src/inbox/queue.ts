import type { ActSize, Direction, Kind, Rung, Watch } from '../../../src/domain/evidence.ts';
import type { Text } from '../../../src/domain/text.ts';
import { type Day, parseDay } from '../../../src/domain/time.ts';
import { clean } from '../../../src/report/render/escape.ts';
import { joinReports } from '../../../src/sense/inbox/alike.ts';

/** An item as `bide evidence list --json` tells it. */
export type InboxItem = {
  readonly state: 'in use' | 'waiting';
  readonly id: string;
  readonly claim: string;
  readonly rung: Rung;
  readonly watch: Watch;
  readonly kind: Kind;
  readonly direction: Direction;
  readonly size?: ActSize;
  readonly actor: string;
  readonly counterparties: readonly string[];
  readonly headline: Text;
  readonly occurred_on: string;
  readonly known_at: string;
  readonly effective_on?: string;
  readonly disputed?: true;
  readonly source: { readonly name: string; readonly url: string };
  readonly proposal?: {
    readonly by: 'rules' | 'classifier' | 'assistant' | 'person';
    readonly reasons: Readonly<Record<string, Text>>;
    readonly document?: { readonly source: string; readonly type: string };
    readonly changes?: string;
  };
  readonly withdrawn?: true;
};

/** Items of one claim that wait: each with those that tell almost the same. */
export type ClaimGroup = {
  readonly claim: string;
  readonly items: readonly { readonly item: InboxItem; readonly alike: readonly InboxItem[] }[];
};

/** Share of the words of two titles from which one is folded under the other. */
const ALMOST_SAME = 0.5;

/**
 * Items by their claims, in the order in which the first of each came. The firmest of those that tell almost the
 * same stands for them.
 */
export function grouped(items: readonly InboxItem[]): readonly ClaimGroup[] {
  const claims = new Map<string, InboxItem[]>();
  for (const item of items) claims.set(item.claim, [...(claims.get(item.claim) ?? []), item]);
  return [...claims].map(([claim, of]) => ({ claim, items: folded(of) }));
}

function folded(items: readonly InboxItem[]): ClaimGroup['items'] {
  const reports = items.map(({ id, headline, occurred_on }) => ({
    ...{ key: id, title: headline.en, text: '', places: [] },
    on: parseDay(occurred_on) as Day,
  }));
  const same = new Map(joinReports(reports, ALMOST_SAME).map(({ key, claim }) => [key, claim]));
  const sets = new Map<string, InboxItem[]>();
  for (const item of items) {
    const name = same.get(item.id) ?? item.id;
    sets.set(name, [...(sets.get(name) ?? []), item]);
  }
  return [...sets.values()].map((set) => {
    const [item, ...alike] = set.toSorted((a, b) => b.rung - a.rung) as [InboxItem];
    return { item, alike };
  });
}

/** Signs of a headline that are shown; of a longer one the rest is counted. */
const MOST_SIGNS = 300;

/**
 * A text of others as a page shows it: without what cannot be seen, and cut where it is very long.
 * @example shownText('a\u202eb') // { text: 'ab', rest: 0 }
 */
export function shownText(text: string): { readonly text: string; readonly rest: number } {
  const signs = [...clean(text.slice(0, 100 * MOST_SIGNS))];
  const rest = Math.max(0, signs.length - MOST_SIGNS) + Math.max(0, text.length - 100 * MOST_SIGNS);
  return { text: signs.slice(0, MOST_SIGNS).join(''), rest };
}

/** What may be edited here, as the command names it. */
export const EDITED_FIELDS = ['rung', 'direction', 'watch', 'kind', 'claim', 'size'] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];
export type EditedFields = { readonly [F in EditedField]?: string };

/** Those fields that a form leaves otherwise than the item has them. */
export const changesTo = (item: InboxItem, form: Required<EditedFields>): EditedFields =>
  Object.fromEntries(
    EDITED_FIELDS.flatMap((field) =>
      form[field].trim() === fieldText(item, field) ? [] : [[field, form[field].trim()]],
    ),
  );

/** A field as a form shows it. */
export const fieldText = (item: InboxItem, field: EditedField): string =>
  field === 'size' ? (item.size ?? 'usual') : String(item[field]);
