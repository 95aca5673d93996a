import type { Coding, EvidenceCandidate } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';
import type { Confidence, Direction, Kind, Rung } from '../../domain/evidence.ts';
import { both, type Text } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { type Ceiling, ceilingOf } from './ceiling.ts';
import {
  ALONE,
  BINDING,
  BREAKS,
  CALMS,
  cueIn,
  DRAFTS,
  FROZEN,
  KIND_CUES,
  RUNG_CUES,
  SMALLS,
  SOFTENERS,
  STRAINS,
  TOGETHER,
  WATCH_CUES,
} from './cue.ts';
import { beginsOn, dayAhead } from './day.ts';
import { actorOf, type PlaceFinder, partiesOf } from './named.ts';
import { WHY } from './why.ts';

/** Below this an act moves little. Source: docs/coding.md, size. */
const SMALL_AMOUNT = 10e9;
/** Currencies whose unit is worth about a dollar. */
const ABOUT_A_DOLLAR = ['USD', 'EUR', 'GBP', 'CHF'];
/** How much of a text is read for what it orders, UTF-16 units. */
const OPENING = 1200;

type Found<T> = { readonly value: T; readonly why: Text };
const found = <T>(value: T, why: Text): Found<T> => ({ value, why });

/**
 * How a document would be coded by rules alone. Its source and its sort set the hardest level that it can
 * show, its words lower it; nothing in it raises it above that, and nothing of it counts before a person
 * accepts it.
 * @param places finds countries and blocs by their names
 */
export function candidate(document: PublishedDocument, places: PlaceFinder): EvidenceCandidate {
  const { title, knownAt } = document;
  const told = { title, text: document.text.slice(0, OPENING) };
  const whole = `${title}. ${told.text}`;
  const top = ceilingOf(document);
  // A day after the arrival of the document would be one that nobody could know of.
  const came = Math.floor(knownAt / DAY_MS) as Day;
  const on = document.on ?? dayOf(document.publishedAt) ?? came;
  const occurredOn = Math.min(on, came) as Day;
  const ahead = dayAhead(told, occurredOn);
  const rung = rungOf(whole, { title, top, dated: ahead?.words });
  const parties = partiesOf(document, places);
  const actor = actorOf(document, places);
  const begins = beginningOf(document, { whole, occurredOn, rung: rung.value });
  const scheduled = rung.value < ENACTED || begins.value === undefined;
  const all: { readonly [F in keyof Coding]: Found<Coding[F]> } = {
    occurredOn: found(
      occurredOn,
      document.on !== undefined && document.on <= came
        ? WHY.told
        : document.publishedAt === undefined
          ? WHY.came
          : WHY.stamped,
    ),
    actor: actor ? found(actor.code, WHY.words(actor.words)) : found(document.source, WHY.noActor),
    counterparties:
      parties.length > 0
        ? found(
            parties.map(({ code }) => code),
            WHY.words(...parties.map(({ words }) => words)),
          )
        : found([], WHY.nobody),
    watch: watchOf(document, title),
    kind: kindOf(title, top),
    rung,
    direction: directionOf(told),
    size: sizeOf(document, title),
    suspended: suspendedOf(title, rung.value),
    unilateral: aloneOf(title),
    scheduledFor:
      scheduled && ahead ? found(ahead.day, WHY.words(ahead.words)) : found(undefined, WHY.noDay),
    effectiveOn: begins,
    confidence: confidenceOf(document, top),
  };
  const entries = Object.entries(all) as [keyof Coding, Found<never>][];
  return {
    coding: Object.fromEntries(entries.map(([f, { value }]) => [f, value])) as unknown as Coding,
    why: Object.fromEntries(entries.map(([f, { why }]) => [f, why])) as EvidenceCandidate['why'],
    ceiling: top.rung,
    spoken: spokenOf(title, ahead !== undefined),
  };
}

const dayOf = (at: number | undefined): Day | undefined =>
  at === undefined ? undefined : (Math.floor(at / DAY_MS) as Day);

const [DATED, DRAFTED, ENACTED] = [1, 2, 3] as const;

/** What is read of a document for its level. */
type Read = { readonly title: string; readonly top: Ceiling; readonly dated: string | undefined };

/** The level: what the sort of document shows as a rule, lowered or told apart by its words, under its ceiling. */
function rungOf(whole: string, { title, top, dated }: Read): Found<Rung> {
  const capped = (rung: Rung): Rung => Math.min(rung, top.rung) as Rung;
  if (top.rung <= DATED) {
    const why = dated === undefined ? WHY.undated : WHY.words(dated);
    const spoken = spokenOf(title, dated !== undefined);
    const told = WHY.under(top.says, why);
    return found(
      capped(dated === undefined ? 0 : DATED),
      spoken > DATED ? WHY.under(told, WHY.reported(spoken)) : told,
    );
  }
  const soft = cueIn(title, SOFTENERS);
  const draft = cueIn(title, DRAFTS);
  if (draft !== undefined && top.rung >= DRAFTED)
    return found(capped(DRAFTED), WHY.lowered(top.says, draft));
  if (soft !== undefined && top.usual < top.rung)
    return found(capped(dated === undefined ? 0 : DATED), WHY.lowered(top.says, soft));
  if (top.usual === top.rung) return found(top.rung, top.says);
  const hard = cueIn(whole, top.rung > ENACTED ? (RUNG_CUES[0]?.[1] ?? []) : BINDING);
  if (hard !== undefined) return found(top.rung, WHY.under(top.says, WHY.words(hard)));
  return found(capped(top.usual), top.says);
}

/** What the words of a title would make of it, were there no ceiling. */
function spokenOf(title: string, dated: boolean): Rung {
  if (cueIn(title, SOFTENERS) !== undefined) return dated ? DATED : 0;
  const hard = RUNG_CUES.find(([, cues]) => cueIn(title, cues) !== undefined)?.[0];
  return hard ?? (dated ? DATED : 0);
}

/** Where an act leans: what ends a calm, then what calms, then what strains; the title before the text. */
function directionOf(told: { readonly title: string; readonly text: string }): Found<Direction> {
  for (const text of [told.title, told.text]) {
    const ends = cueIn(text, BREAKS);
    if (ends !== undefined) return found('friction', WHY.words(ends));
    const calms = cueIn(text, CALMS);
    if (calms !== undefined) return found('noise', WHY.words(calms));
    const strains = cueIn(text, STRAINS);
    if (strains !== undefined) return found('friction', WHY.words(strains));
  }
  return found('neutral', WHY.noLean);
}

function kindOf(title: string, top: Ceiling): Found<Kind> {
  for (const [kind, cues] of KIND_CUES) {
    const words = cueIn(title, cues);
    if (words !== undefined && (top.kind === undefined || SURER.includes(kind)))
      return found(kind, WHY.words(words));
  }
  return top.kind === undefined ? found('statement', WHY.noKind) : found(top.kind, top.says);
}

/** Sorts of acts that the words of an official document tell surer than its sort does. */
const SURER: readonly Kind[] = [
  ...(['delay', 'exemption', 'withdrawal', 'countermeasure', 'sanction'] as const),
  ...(['deployment', 'exercise', 'attack'] as const),
];

function watchOf({ watch, source }: PublishedDocument, title: string): Found<Coding['watch']> {
  for (const [group, cues] of WATCH_CUES) {
    const words = cueIn(title, cues);
    if (words !== undefined) return found(group, WHY.words(words));
  }
  return found(watch, WHY.placed(source));
}

function sizeOf({ amount }: PublishedDocument, title: string): Found<Coding['size']> {
  const known = amount !== undefined && ABOUT_A_DOLLAR.includes(amount.currency);
  if (known && amount.value < SMALL_AMOUNT)
    return found('small', WHY.amount(`${amount.value} ${amount.currency}`));
  const words = cueIn(title, SMALLS);
  return words === undefined ? found('usual', WHY.noSize) : found('small', WHY.words(words));
}

/** Only what binds can be frozen. */
function suspendedOf(title: string, rung: Rung): Found<boolean> {
  const words = cueIn(title, FROZEN);
  return words !== undefined && rung >= DATED
    ? found(true, WHY.words(words))
    : found(false, WHY.notFrozen);
}

function aloneOf(title: string): Found<boolean | undefined> {
  const alone = cueIn(title, ALONE);
  if (alone !== undefined) return found(true, WHY.words(alone));
  const together = cueIn(title, TOGETHER);
  return together === undefined ? found(undefined, WHY.notTold) : found(false, WHY.words(together));
}

/** What is signed begins on the day that it says; never before it was done. */
function beginningOf(
  { effectiveOn }: PublishedDocument,
  {
    whole,
    occurredOn,
    rung,
  }: { readonly whole: string; readonly occurredOn: Day; readonly rung: Rung },
): Found<Day | undefined> {
  if (rung < ENACTED) return found(undefined, WHY.noDay);
  if (effectiveOn !== undefined)
    return effectiveOn > occurredOn
      ? found(
          effectiveOn,
          both(`told as ${formatDay(effectiveOn)}`, `來源寫明${formatDay(effectiveOn)}`),
        )
      : found(undefined, WHY.noDay);
  const named = beginsOn(whole, occurredOn);
  return named && named.day > occurredOn
    ? found(named.day, WHY.words(named.words))
    : found(undefined, WHY.noDay);
}

/** How far the page is trusted for the fact; what nobody stamped is a step less sure. */
function confidenceOf({ publishedAt, on }: PublishedDocument, top: Ceiling): Found<Confidence> {
  if (top.confidence === 'high' && publishedAt === undefined && on === undefined)
    return found('medium', WHY.unstamped);
  return found(top.confidence, top.says);
}
