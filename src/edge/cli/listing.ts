import { join } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { left, plain, truncate, wrap } from '../../report/render/columns.ts';
import { words } from '../../report/words/index.ts';
import { marked } from '../../sense/counted.ts';
import { finishOwed } from '../amend.ts';
import { documentsAt } from '../document/keep.ts';
import { META } from '../episode/bundled.ts';
import { evidenceFile, exactName, type ItemProposal, waiting } from '../episode/inbox.ts';
import { evidenceLines } from '../episode/lines.ts';
import { meta } from '../episode/meta.ts';
import { standInOf } from '../feed/place.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { home as homeOf } from '../home.ts';
import { documentName } from '../inbox/proposal.ts';
import { inJournal } from '../keep.ts';
import { FIELD_NAMES, PROPOSALS } from './inboxwords.ts';
import { CODING } from './ladder.ts';
import { FINE, type Options, type Voice } from './say.ts';
import { picked } from './verdict.ts';

/** Cells of an id before the rest stands beside it, and by which the second line stands in. */
const ID_CELLS = 13;
const INDENT_CELLS = 4;
/** Cells of a direction. */
const DIRECTION_CELLS = 8;

/** An item as lines of a terminal: what it is coded as, and under it what was reported. */
export function itemLines(
  item: Evidence,
  { lang, columns: width }: Pick<Voice, 'lang' | 'columns'>,
  name = item.id,
): readonly string[] {
  const w = words(lang);
  const { occurredOn, knownAt, effectiveOn, size, disputed, counterparties } = item;
  // A day without an hour is known by the end of that day in New York.
  const known = Math.floor((knownAt - DAY_MS / 2) / DAY_MS) as Day;
  const marks = [
    ...(known > occurredOn ? [CODING.knownOn(formatDay(known))] : []),
    ...(effectiveOn === undefined ? [] : [CODING.begins(formatDay(effectiveOn))]),
    ...(size === 'small' ? [CODING.small] : []),
    ...(disputed ? [CODING.disputed] : []),
  ].map((mark) => mark[lang]);
  const coded = [
    formatDay(occurredOn),
    item.watch,
    w.rung(item.rung),
    w.kind[item.kind],
    w.direction[item.direction],
  ];
  const who = [item.actor, counterparties.join(w.comma)].filter((part) => part !== '').join(' > ');
  const head = `${left(plain(name), Math.max(ID_CELLS, [...name].length + 1))} ${coded.join('  ')}`;
  const said = [
    ...(marks.length > 0 ? [marks.join(w.semi)] : []),
    `${who}${w.colon}${item.headline[lang]}`,
  ];
  return [
    ...wrap(plain(head), width - 2).map((l, i) => `${' '.repeat(i === 0 ? 2 : INDENT_CELLS)}${l}`),
    ...said.flatMap((text) =>
      wrap(plain(text), width - INDENT_CELLS).map((l) => `${' '.repeat(INDENT_CELLS)}${l}`),
    ),
  ];
}

/** Reasons that a list tells; all of them stand in a review and in JSON. */
const LISTED_REASONS = ['rung', 'direction', 'claim', 'reason'];

const NONE: ReadonlySet<string> = new Set();

/** Whether the document that an item was made of is among some that were taken back, by `documentName`. */
const isGone = ({ document }: ItemProposal, gone: ReadonlySet<string>): boolean =>
  document !== undefined && gone.has(documentName(document));

/** Documents of an episode that their publishers have taken back by now, by `documentName`. */
export function takenBack(
  folder: string,
  { options, voice }: { readonly options: Pick<Options, 'home'>; readonly voice: Voice },
): ReadonlySet<string> {
  const { documents: entries = [] } = must(readFrom(join(folder, META), meta));
  const standIn = standInOf(voice.env) !== undefined;
  const home = homeOf(options.home, voice.env);
  const all = documentsAt(home, { entries, at: voice.now(), standIn });
  return new Set(all.filter(({ withdrawn }) => withdrawn).map(documentName));
}

/** Who proposed an item, of which document, and why: lines under it. */
export function proposalLines(
  proposal: ItemProposal | undefined,
  { lang, columns }: Pick<Voice, 'lang' | 'columns'>,
  {
    fields = LISTED_REASONS,
    gone = NONE,
  }: { readonly fields?: readonly string[]; readonly gone?: ReadonlySet<string> } = {},
): readonly string[] {
  if (!proposal) return [];
  const { by, document, changes, reasons } = proposal;
  const who = PROPOSALS.by[by];
  const told: readonly Text[] = [
    document ? PROPOSALS.of(who, document.source, document.type) : who,
    ...(isGone(proposal, gone) ? [PROPOSALS.withdrawn] : []),
    ...(changes === undefined ? [] : [PROPOSALS.changes(changes)]),
    ...fields.flatMap((field) => {
      const [name, why] = [FIELD_NAMES[field], reasons[field]];
      return name && why ? [PROPOSALS.reason(name, why)] : [];
    }),
  ];
  return told.flatMap((text) =>
    wrap(plain(text[lang]), columns - 2 * INDENT_CELLS).map((line) => `      ${line}`),
  );
}

type Proposable = Evidence & { readonly proposal?: ItemProposal | undefined };

/** `bide evidence list EPISODE`: what is in use, and what waits. */
export function listed(
  { folder, name }: { readonly folder: string; readonly name: string },
  options: Options,
  voice: Voice,
): number {
  const { home } = options;
  finishOwed(home);
  const known = marked(must(readFrom(evidenceFile(folder), evidenceLines)));
  const all = inJournal(home, (records) => waiting(records, folder)) ?? [];
  const inbox = picked(all, options);
  const waits = inbox.flatMap((one) => {
    const parsed = evidenceLines(one.line, 'inbox');
    const twin = all.some((other) => other !== one && other.id === one.id);
    const name = twin ? exactName(one) : one.id;
    return parsed.ok ? parsed.value.map((e) => ({ ...e, id: name, proposal: one.proposal })) : [];
  });
  const gone = takenBack(folder, { options, voice });
  if (voice.json) {
    for (const item of known) voice.tell(row('in use', item));
    for (const { proposal, ...item } of waits) {
      const withdrawn = proposal && isGone(proposal, gone) ? true : undefined;
      voice.tell(row('waiting', item, present({ proposal, withdrawn })));
    }
    return FINE;
  }
  const whole = options.all === true;
  const part = (title: Text, items: readonly Proposable[]): readonly string[] =>
    items.length === 0
      ? []
      : [
          ...wrap(plain(title[voice.lang]), voice.columns),
          ...(whole
            ? items.flatMap((e) => [
                ...itemLines(e, voice),
                ...proposalLines(e.proposal, voice, { gone }),
              ])
            : claimLines(items, gone, voice)),
        ];
  const lines = [
    ...part(CODING.inUse(known.length), known),
    ...part(CODING.waiting(waits.length, name), waits),
  ];
  voice.tell(...(lines.length > 0 ? lines : [CODING.none(name)[voice.lang]]));
  if (lines.length > 0 && !whole) voice.aside(CODING.brief(name));
  return FINE;
}

/** A line that fits, its last word whole. */
function cut(line: string, columns: number): string {
  const all = plain(line);
  const short = truncate(all, columns);
  return short === all ? all : short.replace(/[A-Za-z]+$/, '').trimEnd();
}

/** Items a line each, those of one claim together under its name. */
function claimLines(
  items: readonly Proposable[],
  gone: ReadonlySet<string>,
  { lang, columns }: Voice,
): readonly string[] {
  const w = words(lang);
  const claims = new Map<string, Proposable[]>();
  for (const item of items) claims.set(item.claim, [...(claims.get(item.claim) ?? []), item]);
  const cells = Math.max(ID_CELLS, ...items.map(({ id }) => [...id].length + 1));
  const told = (item: Proposable, indent: number): readonly string[] => {
    const { id, occurredOn, watch, rung, direction, headline } = item;
    const coded = `${formatDay(occurredOn)}  ${watch}${rung}  ${left(plain(w.direction[direction]), DIRECTION_CELLS)}`;
    const line = `${' '.repeat(indent)}${left(plain(id), cells)} ${coded} ${headline[lang]}`;
    const mark = ' '.repeat(indent + INDENT_CELLS) + PROPOSALS.withdrawn[lang];
    const taken = item.proposal !== undefined && isGone(item.proposal, gone);
    return [line, ...(taken ? [mark] : [])].map((one) => cut(one, columns));
  };
  return [...claims].flatMap(([claim, of]) =>
    of.length === 1
      ? of.flatMap((item) => told(item, 2))
      : [
          truncate(plain(`  ${claim}${w.brackets(String(of.length))}`), columns),
          ...of.flatMap((item) => told(item, INDENT_CELLS)),
        ],
  );
}

/** An item for other programs. */
function row(
  state: 'in use' | 'waiting',
  item: Evidence,
  beside: { readonly proposal?: ItemProposal; readonly withdrawn?: boolean } = {},
): string {
  const { id, claim, rung, watch, size, disputed, counterparties, actor, kind, direction } = item;
  const { headline, occurredOn, source } = item;
  const begins = item.effectiveOn === undefined ? undefined : formatDay(item.effectiveOn);
  const more = present({ size, effective_on: begins, disputed });
  const known = new Date(item.knownAt).toISOString();
  const told = { occurred_on: formatDay(occurredOn), known_at: known, actor, kind, direction };
  return JSON.stringify({
    ...{ state, id, claim, rung, watch, counterparties, ...more, ...told, headline, source },
    ...beside,
  });
}
