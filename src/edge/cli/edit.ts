import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { now } from '../clock.ts';
import { evidenceStretch, type ItemProposal, itemOf, type Waiting } from '../episode/inbox.ts';
import { fieldNamed, type ItemField, itemOfWords, wordSource } from '../episode/item.ts';
import { must } from '../file/problem.ts';
import { hinted } from '../file/similar.ts';
import { withJournal } from '../keep.ts';
import { PROPOSALS } from './inboxwords.ts';
import { declined, FINE, misused, type Options, type Voice } from './say.ts';
import { chosen, type EvidencePlace } from './verdict.ts';

type Words = { readonly [F in ItemField]?: string };
type EditCall = {
  readonly at: EvidencePlace;
  readonly options: Pick<Options, 'home'>;
  readonly voice: Pick<Voice, 'answer'>;
};

/**
 * `bide evidence edit ID EPISODE FIELD=VALUE ...`: the item waits as edited, and the one that was proposed is
 * kept. An empty value takes a field away. The edited item is judged as any other.
 */
export function edited(name: string, changes: readonly string[], call: EditCall): number {
  const { at, options, voice } = call;
  const given = changesOf(changes);
  const { until } = evidenceStretch(at.folder);
  const made = withJournal(options.home, (store) =>
    store.alone(() => {
      const before = chosen(store, at.folder, name);
      const { id, item } = before;
      const words = { ...wordsOf(before), ...given };
      const file = `evidence edit ${id}`;
      const told = Object.fromEntries(
        Object.entries(words).filter(([, text]) => text !== '' && text !== undefined),
      ) as Record<string, string>;
      const { line } = must(itemOfWords(wordSource(file, told), until));
      if (itemOf(line) === item) must(declined(PROPOSALS.unchanged(id)));
      const proposal = edition(before, given);
      store.append([
        { kind: 'evidence', at: now(), body: { episode: at.folder, id, line, proposal } },
      ]);
      return { id, line };
    }),
  );
  voice.answer(PROPOSALS.changed(made.id, at.name), {
    id: made.id,
    state: 'waiting',
    item: JSON.parse(made.line),
  });
  return FINE;
}

/** Fields and their new texts, as they are written; ends with what cannot stand. */
function changesOf(changes: readonly string[]): Words {
  return Object.fromEntries(
    changes.map((change) => {
      const at = change.indexOf('=');
      if (at <= 0) must(misused(PROPOSALS.editUsage));
      const [name, value] = [change.slice(0, at).trim(), change.slice(at + 1).trim()];
      const { field, known } = fieldNamed(name);
      if (field === undefined) return must(misused(hinted(PROPOSALS.noField(name), name, known)));
      if (field === 'id') must(misused(PROPOSALS.idStays));
      return [field, value];
    }),
  );
}

/** An item as a person would write its fields. When it was known stands in one field. */
function wordsOf({ line }: Waiting): Words {
  const { known_at: instant, known_at_source: _, ...item } = JSON.parse(line);
  const known = instant ?? item.known_on;
  return Object.fromEntries(
    Object.entries({ ...item, known_on: known }).flatMap(([field, value]) =>
      value === null ? [] : [[field, Array.isArray(value) ? value.join('; ') : String(value)]],
    ),
  );
}

/** Where the edited item comes from: what was proposed stays beside it. */
function edition({ item, line, proposal }: Waiting, given: Words): ItemProposal {
  const before = JSON.parse(line);
  const reasons: Readonly<Record<string, Text>> = {
    ...proposal?.reasons,
    ...Object.fromEntries(
      Object.keys(given).map((field) => [
        field,
        PROPOSALS.edited([before[field] ?? ''].join('; ')),
      ]),
    ),
  };
  return {
    by: 'person',
    reasons,
    supersedes: item,
    original: line,
    ...present({ document: proposal?.document, changes: proposal?.changes }),
  };
}
