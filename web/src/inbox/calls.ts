import { ask, send } from '../ask.ts';
import type { Lang } from '../words.ts';
import type { EditedFields, InboxItem } from './queue.ts';

type Part = { readonly items: readonly InboxItem[]; readonly next?: number };

/** Most items that one answer holds. */
const MOST_ASKED = 1000;

/** Every item of an episode, in use and waiting. */
export async function inboxOf(episode: string): Promise<readonly InboxItem[]> {
  const lists = await Promise.all(['inbox', 'evidence'].map((list) => allOf(list, episode)));
  return lists.flat();
}

async function allOf(list: string, episode: string): Promise<readonly InboxItem[]> {
  const all: InboxItem[] = [];
  let next: number | undefined = 0;
  while (next !== undefined) {
    const query = new URLSearchParams({ episode, offset: `${next}`, limit: `${MOST_ASKED}` });
    const part: Part = await ask<Part>(`/api/v1/${list}?${query}`);
    all.push(...part.items);
    next = part.next;
  }
  return all;
}

/** What is done to items. */
export type InboxAct =
  | { readonly name: 'accept' | 'undo'; readonly ids: readonly string[] }
  | { readonly name: 'reject'; readonly ids: readonly string[]; readonly why?: string }
  | { readonly name: 'edit'; readonly ids: readonly string[]; readonly fields: EditedFields };

/** Does it, as the command of the same name does. */
export function actOn(
  act: InboxAct,
  at: { readonly episode: string; readonly lang: Lang },
): Promise<{ readonly notes?: readonly string[] }> {
  const { name, ids, ...of } = act;
  const what =
    'fields' in act ? { edits: ids.map((id) => ({ id, fields: act.fields })) } : { ids, ...of };
  return send(`/api/v1/evidence/${name}`, { ...at, ...what });
}
