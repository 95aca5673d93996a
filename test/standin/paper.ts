import { DAY_MS, type Day, formatDay, type Instant } from '../../src/domain/time.ts';
import type { StandInAnswer, StandInQuestion } from './body.ts';

/** What somebody published, as its source tells it, and since when. A later one of the same id is a revision. */
export type Paper = {
  readonly host: string;
  readonly id: string;
  readonly knownAt: Instant;
  /** The day by which it is listed. */
  readonly listed: Day;
  /** An entry of JSON, or an item of a feed. */
  readonly entry: Readonly<Record<string, unknown>> | string;
  /** From when on it is listed no more. */
  readonly gone?: Instant;
};

/** What a host lists at a clock: of each paper the last version, the newest first. */
export function listed(
  { papers = [], clock }: Pick<StandInQuestion, 'papers' | 'clock'>,
  host: string,
): readonly Paper[] {
  const found = new Map<string, Paper>();
  for (const paper of papers.toSorted((a, b) => a.knownAt - b.knownAt))
    if (paper.host === host && paper.knownAt <= clock) found.set(paper.id, paper);
  return [...found.values()]
    .filter(({ gone = Number.POSITIVE_INFINITY }) => gone > clock)
    .toSorted((a, b) => b.listed - a.listed || (a.id < b.id ? -1 : 1));
}

/** An answer that can be made again of other rows: what is done to a listing is done to its entries. */
export const made = (
  rows: readonly string[],
  {
    wrap,
    type,
    renamed,
  }: Pick<StandInAnswer, 'type'> & {
    readonly wrap: (rows: readonly string[]) => string;
    readonly renamed: readonly [RegExp, string];
  },
): StandInAnswer => ({
  ...{ status: 200, type, body: wrap(rows) },
  listing: { again: (change) => wrap(change(rows)), renamed },
});

export const json = (status: number, value: unknown): StandInAnswer => ({
  ...{ status, type: 'application/json' },
  body: JSON.stringify(value),
});

const HOSTS = {
  register: 'www.federalregister.gov',
  house: 'www.whitehouse.gov',
  war: 'www.war.gov',
  spending: 'api.usaspending.gov',
  sam: 'api.sam.gov',
  dvids: 'api.dvidshub.net',
  congress: 'api.congress.gov',
  feed: 'www.example.org',
} as const;

const SAID = 'Runway works, and duties on imports under war powers';

/** Made-up papers of every publisher, one every few days up to a clock; all of them speak of runways. */
export function madeUpPapers(clock: Instant, days = 40): readonly Paper[] {
  const last = Math.floor(clock / DAY_MS) as Day;
  return Array.from({ length: days }, (_, i) => (last - days + 1 + i) as Day).flatMap((day) => {
    const knownAt = (day * DAY_MS + 43_200_000) as Instant;
    const on = formatDay(day);
    const of = (host: string, id: string, entry: Paper['entry']): Paper => ({
      ...{ host, id: `${id}${day}`, listed: day, knownAt, entry },
    });
    return [
      of(HOSTS.register, 'r', {
        document_number: `${on.slice(0, 4)}-${day}`,
        title: `${SAID} `,
        type: 'Presidential Document',
        subtype: 'Proclamation',
        abstract: null,
        signing_date: on,
        publication_date: on,
        effective_on: null,
        html_url: `https://${HOSTS.register}/d/${day}`,
        correction_of: null,
      }),
      of(HOSTS.house, 'h', itemOf(HOSTS.house, { day, title: SAID })),
      of(HOSTS.war, 'w', itemOf(HOSTS.war, { day, title: `Contracts for the works of ${on}` })),
      of(HOSTS.feed, 'f', itemOf(HOSTS.feed, { day, title: SAID })),
      of(HOSTS.spending, 'u', {
        generated_internal_id: `CONT_AWD_${day}`,
        'Award ID': `FA${day}`,
        'Recipient Name': 'BUILDER INC',
        'Award Amount': 1000 + day,
        'Start Date': on,
        'Base Obligation Date': on,
        'Last Modified Date': `${on} 00:00:00`,
        'Awarding Agency': 'Department of Defense',
        'Awarding Sub Agency': 'Department of the Air Force',
        'Contract Award Type': 'DEFINITIVE CONTRACT',
        Description: SAID,
        'Place of Performance Country Code': 'ISL',
      }),
      of(HOSTS.sam, 's', {
        noticeId: `s${day}`,
        title: SAID,
        solicitationNumber: `F${day}`,
        fullParentPathName: 'DEPT OF DEFENSE',
        postedDate: on,
        type: 'Solicitation',
        active: 'Yes',
        responseDeadLine: null,
        award: null,
        placeOfPerformance: { country: { code: 'ISL', name: 'ICELAND' } },
        uiLink: `https://sam.gov/opp/s${day}/view`,
      }),
      of(HOSTS.dvids, 'd', {
        id: `news:${day}`,
        title: SAID,
        description: 'x',
        date: `${on}T00:00:00Z`,
        date_published: `${on}T11:00:00Z`,
        branch: 'Air Force',
        unit_name: '1st Group',
        url: `https://www.dvidshub.net/news/${day}/x`,
        location: { city: 'X', country: 'IS' },
      }),
      of(HOSTS.congress, 'c', {
        congress: 118,
        type: 'SJRES',
        number: `${day % 10_000}`,
        title: SAID,
        latestAction: { actionDate: on, text: 'Read twice.' },
        updateDate: on,
      }),
    ];
  });
}

/** An item of a feed. */
const itemOf = (
  host: string,
  { day, title }: { readonly day: Day; readonly title: string },
): string => {
  const at = new Date(day * DAY_MS + 39_600_000).toUTCString().replace('GMT', '+0000');
  return `<item><title>${title}</title><link>https://${host}/${day}/</link><pubDate>${at}</pubDate><guid isPermaLink="false">https://${host}/?p=${day}</guid><description>A Proclamation</description></item>`;
};
