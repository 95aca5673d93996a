import { both } from '../../domain/text.ts';
import { civil, type Day } from '../../domain/time.ts';
import type { DocumentSource } from '../feed/shape.ts';
import { accepted, chain } from '../file/problem.ts';
import { syndicated } from './syndication.ts';

const HOST = 'www.war.gov';
/** Items that are asked for: a month of business days. */
const ITEMS = 20;
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** The day that a title names, e.g. `Contracts For March 5, 2024`. */
function dayNamed(title: string): Day | undefined {
  const [, month = '', date, year] = /([A-Za-z]+)\.?\s+(\d{1,2}),\s+(\d{4})/.exec(title) ?? [];
  const at = MONTHS.findIndex((name) => month !== '' && name.startsWith(month.toLowerCase()));
  return at < 0 ? undefined : civil(Number(year), at + 1, Number(date));
}

/**
 * The daily contract announcements of the US Department of Defense. The feed has little more than the day and the
 * address: recipients, places and amounts stand in the article, which a person reads.
 */
export const defenseContracts: DocumentSource = {
  title: both('US Department of Defense, contracts', '美國國防部每日合約公告'),
  watch: 'C',
  terms: both('public domain', '公有領域'),
  page: `https://${HOST}/News/Contracts/`,
  hosts: [HOST, 'www.defense.gov'],
  quota: { calls: 30, spanMs: 3_600_000 },
  schedule: { cron: '10,25,40 17-18 * * 1-5', zone: 'America/New_York' },
  keys: /^$/,
  example: '',
  ask: () => [
    {
      url: `https://${HOST}/DesktopModules/ArticleCS/RSS.ashx?ContentType=400&Site=945&max=${ITEMS}`,
    },
  ],
  read: (body, { file, asked }) =>
    chain(syndicated(body, { file, base: asked.url }), (read) =>
      accepted({
        ...read,
        all: read.all.map((one) => {
          const on = dayNamed(one.title);
          return {
            ...one,
            type: 'contract announcement',
            lang: 'en',
            ...(on !== undefined && { on }),
          };
        }),
      }),
    ),
};
