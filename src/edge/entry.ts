import { z } from 'zod';
import { present } from '../domain/present.ts';
import type { EntryKind } from '../domain/process.ts';
import type { Text } from '../domain/text.ts';
import { parseDay } from '../domain/time.ts';
import type { EntrySays } from '../report/content/entry.ts';
import { fixed } from '../report/words/number.ts';
import type { Entry } from '../run/journal.ts';
import { proposalOf, takenOf } from './taken.ts';

const text = z.string();
const amounts = z.array(z.object({ amount: z.number(), currency: text })).default([]);

/** What is told of a body, whichever version wrote it. */
const BODIES = {
  sign: z
    .object({ thesis: text, hash: text, opened: text.default('') })
    .transform(({ opened: day, ...rest }) => ({ ...rest, day })),
  threats: z.object({ ids: z.array(text) }),
  undo: z
    .object({ entry: z.number(), why: text })
    .transform(({ entry: undoes, why }) => ({ undoes, why })),
  alert: z
    .object({ name: text, turns: z.array(z.unknown()).default([]) })
    .transform(({ name: episode, turns }) => ({ episode, changes: turns.length })),
  delivery: z
    .object({
      channel: text,
      state: z.enum(['sending', 'later', 'sent', 'failed', 'silenced']),
      alerts: z.array(text),
    })
    .transform(({ alerts, ...rest }) => ({ ...rest, alerts: alerts.length })),
  silence: z
    .object({ by: text, why: text, until: z.number() })
    .transform(({ until, ...rest }) => ({ ...rest, until: new Date(until).toISOString() })),
  acknowledge: z
    .object({ by: text, alerts: z.array(text) })
    .transform(({ by, alerts }) => ({ by, alerts: alerts.length })),
  run: z
    .object({ name: text, thesis: text, lines: z.number() })
    .transform(({ name: episode, thesis, lines: decisions }) => ({ episode, thesis, decisions })),
  book: z
    .object({
      portfolio: z.object({
        on: z.union([z.number(), text]).optional(),
        currency: text,
        holdings: z.array(z.unknown()).default([]),
        cash: amounts,
        loans: amounts,
      }),
    })
    .transform(({ portfolio: { on, currency, holdings, cash, loans } }) => ({
      ...present({ day: typeof on === 'string' ? parseDay(on) : on }),
      currency,
      positions: holdings.length,
      cash: cash.map(said),
      loans: loans.map(said),
    })),
};

const said = ({ amount, currency }: { readonly amount: number; readonly currency: string }) =>
  `${currency} ${fixed(amount, 0)}`;

const itemBody = z.object({
  episode: text,
  id: text,
  line: text.optional(),
  why: text.optional(),
});

const EVIDENCE = ['evidence', 'accept-evidence', 'reject-evidence'] as const satisfies EntryKind[];

/** What an entry says; one that this version cannot read says so. */
export function toldOf(entry: Entry): EntrySays {
  const { kind } = entry;
  const taken = takenOf(entry);
  if (taken) return { kind: taken.kind, taken };
  const body: unknown = JSON.parse(entry.body);
  if (kind === 'decision') return { kind, proposal: proposalOf(body) };
  const item = EVIDENCE.find((one) => one === kind);
  const { data } = item ? itemBody.safeParse(body) : { data: undefined };
  if (item && data) {
    const { line, ...rest } = data;
    return {
      kind: item,
      ...present(rest),
      ...present({ headline: headlineOf(line) }),
    } as EntrySays;
  }
  const read = Object.hasOwn(BODIES, kind)
    ? BODIES[kind as keyof typeof BODIES].safeParse(body)
    : undefined;
  return read?.success ? ({ kind, ...read.data } as EntrySays) : { kind, unread: true };
}

/** The headline of an item as it was written; in the one language that it has where there is one alone. */
function headlineOf(line: string | undefined): Text | undefined {
  const read = line === undefined ? undefined : JSON.parse(line);
  const [en = read?.headline_zh, zh = read?.headline] = [read?.headline, read?.headline_zh];
  return typeof en === 'string' && typeof zh === 'string' ? { en, 'zh-Hant': zh } : undefined;
}
