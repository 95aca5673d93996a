import { call } from '../ask.ts';
import type { Lang } from '../words.ts';
import type { EditedFields, InboxItem } from './queue.ts';

/** Most items that one answer holds. */
const MOST_ASKED = 1000;

/** Every item of an episode, in use and waiting. */
export async function inboxOf(episode: string): Promise<readonly InboxItem[]> {
  const lists = (['GET /inbox', 'GET /evidence'] as const).map((list) => allOf(list, episode));
  return (await Promise.all(lists)).flat();
}

async function allOf(
  list: 'GET /inbox' | 'GET /evidence',
  episode: string,
): Promise<readonly InboxItem[]> {
  const all: InboxItem[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const part: { readonly items: readonly unknown[]; readonly next?: number } = await call(list, {
      ...{ episode, offset, limit: MOST_ASKED },
    });
    all.push(...(part.items as readonly InboxItem[]));
    offset = part.next;
  }
  return all;
}

/** What is done to items. */
export type InboxAct =
  | { readonly name: 'accept' | 'undo'; readonly ids: readonly string[] }
  | { readonly name: 'reject'; readonly ids: readonly string[]; readonly why?: string }
  | { readonly name: 'edit'; readonly ids: readonly string[]; readonly fields: EditedFields };

/** Does it, as the command of the same name does; what was said beside it. */
export async function actOn(
  act: InboxAct,
  at: { readonly episode: string; readonly lang: Lang },
): Promise<readonly string[]> {
  const ids = [...act.ids];
  switch (act.name) {
    case 'edit':
      await call('POST /evidence/edit', {
        ...at,
        edits: ids.map((id) => ({ id, fields: { ...act.fields } })),
      });
      return [];
    case 'undo':
      await call('POST /evidence/undo', { ...at, ids });
      return [];
    case 'accept':
      return (await call('POST /evidence/accept', { ...at, ids })).notes;
    case 'reject':
      return (
        await call('POST /evidence/reject', {
          ...{ ...at, ids },
          ...(act.why !== undefined && { why: act.why }),
        })
      ).notes;
  }
}
