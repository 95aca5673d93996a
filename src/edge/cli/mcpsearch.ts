import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Instant, parseInstant } from '../../domain/time.ts';
import type { Records } from '../../run/ports.ts';
import { documentsAt } from '../document/keep.ts';
import { hoursAsked } from '../episode/asked.ts';
import { META } from '../episode/bundled.ts';
import { evidenceFile, realPath, waiting } from '../episode/inbox.ts';
import { evidenceLines } from '../episode/lines.ts';
import { meta } from '../episode/meta.ts';
import { standInOf } from '../feed/place.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { home as homeOf } from '../home.ts';
import { inJournal } from '../keep.ts';
import {
  type AssistantDesk,
  type DeskAnswer,
  inMarks,
  MOST_FOUND,
  quotation,
  TOLD_LENGTH,
  USUAL_FOUND,
} from '../mcp/desk.ts';
import { VERSION } from '../version.ts';
import { dayAt, instantAt } from '../zone.ts';
import { dateOption } from './date.ts';
import { iso, itemJson, newest, type Telling } from './mcpread.ts';
import { misused, type Voice } from './say.ts';

type FoundOne = { readonly knownAt: Instant; readonly said: string; readonly json: object };

/** What was coded, waits or is kept of an episode, as it was known at a time; the newest first. */
export const searchOf =
  (telling: Telling): AssistantDesk['search'] =>
  ({ episode, asOf, words = '', within, limit = USUAL_FOUND }): DeskAnswer => {
    const { options, voice } = telling;
    const folder = realPath(telling.folderOf(episode));
    const read = must(readFrom(join(folder, META), meta));
    const at = instantOfSearch(asOf, { folder, episode: read }, voice);
    const known = <T extends { readonly knownAt: Instant }>(all: readonly T[]): readonly T[] =>
      all.filter(({ knownAt }) => knownAt <= at);
    const one = (state: string, item: Evidence, more: object = {}): FoundOne => ({
      knownAt: item.knownAt,
      said: [
        item.id,
        item.claim,
        item.actor,
        ...item.counterparties,
        ...Object.values(item.headline),
      ].join(' '),
      json: { state, ...itemJson(item), ...more },
    });
    const file = evidenceFile(folder);
    const used =
      within === undefined || within === 'in use'
        ? existsSync(file) && read.evidence !== 'none'
          ? known(must(readFrom(file, evidenceLines))).map((item) => one('in use', item))
          : []
        : [];
    const waits =
      within === undefined || within === 'waiting'
        ? (
            inJournal(options.home, (records) => waiting(asKnown(records, at), folder)) ?? []
          ).flatMap(({ line, proposal }) => {
            const item = evidenceLines(line, 'inbox');
            const by = { by: proposal?.by ?? 'person' };
            return item.ok ? known(item.value).map((x) => one('waiting', x, by)) : [];
          })
        : [];
    const papers =
      within === undefined || within === 'documents'
        ? documentsAt(homeOf(options.home, voice.env), {
            entries: read.documents ?? [],
            ...{ at, standIn: standInOf(voice.env) !== undefined },
          }).map(
            ({
              knownAt,
              source,
              id,
              type,
              title,
              text,
              url,
              withdrawn,
              publishedAt,
            }): FoundOne => ({
              ...{ knownAt, said: `${title} ${text}` },
              json: {
                ...{ state: 'document', id: quotation(id), knownAt: iso(knownAt) },
                ...{ type: quotation(type), title: quotation(title) },
                text: quotation(text, TOLD_LENGTH.excerpt),
                source: { name: source, url: quotation(url) },
                ...present({
                  withdrawn,
                  publishedAt: publishedAt === undefined ? undefined : iso(publishedAt),
                }),
              },
            }),
          )
        : [];
    const wanted = words
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const found = [...used, ...waits, ...papers]
      .filter(({ said }) => wanted.every((word) => said.toLowerCase().includes(word)))
      .toSorted((a, b) => b.knownAt - a.knownAt);
    const shown = found.slice(0, Math.min(limit, MOST_FOUND));
    const left = found.length - shown.length;
    return {
      page: [
        FOUND(found.length, left, iso(at))[voice.lang],
        ...shown.map(({ knownAt, said }) => `- ${iso(knownAt)}  ${inMarks(said)}`),
      ],
      value: {
        ...{ asOf: iso(at), knownAt: newest(shown.map((x) => x.knownAt)) },
        source: `bide ${VERSION}, evidence of ${episode}`,
        ...{ episode, found: found.length, left, items: shown.map(({ json }) => json) },
      },
    };
  };

/** A journal as it stood at an instant. */
const asKnown = (records: Records, at: Instant): Records => ({
  ...records,
  ofKind: (kind, span) => records.ofKind(kind, span).filter((entry) => entry.at <= at),
});

/** The instant that is meant: as it is written, or what the decision of a date could know; now where none is. */
function instantOfSearch(
  text: string | undefined,
  {
    folder,
    episode,
  }: { readonly folder: string; readonly episode: Parameters<typeof hoursAsked>[1] },
  { now }: Voice,
): Instant {
  const today = now();
  const instant = text === undefined ? today : parseInstant(text);
  if (instant !== undefined && instant <= today) return instant;
  const { time, zone } = episode.decide;
  const here = dayAt(today, zone);
  const day =
    instant === undefined ? must(dateOption('asOf', text))?.({ now: today, zone }) : undefined;
  if (day === undefined || day > here) return must(misused(NOT_YET(text ?? '', iso(today))));
  const hour = hoursAsked(folder, episode).get(day) ?? instantAt(day, time, zone);
  return Math.min(hour, today) as Instant;
}

const NOT_YET = (found: string, now: string): Text =>
  both(
    `asOf: expected a time not after now, ${now}, found ${found}`,
    `asOf應為不晚於現在（${now}）的時刻，收到的是「${found}」`,
  );

const FOUND = (all: number, left: number, at: string): Text =>
  both(
    `${all} found as of ${at}${left > 0 ? `; ${left} older ones are not shown` : ''}`,
    `在${at}已知的有${all}則${left > 0 ? `，較舊的${left}則未列出` : ''}`,
  );
