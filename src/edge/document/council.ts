import { both } from '../../domain/text.ts';
import type { DocumentSource } from '../feed/shape.ts';
import { accepted, chain } from '../file/problem.ts';
import { syndicated } from './syndication.ts';

const HOST = 'www.consilium.europa.eu';
/** Its feeds by the keys under which they are asked for. */
const FEEDS: Readonly<Record<string, readonly [address: string, type: string]>> = {
  press: [`https://${HOST}/en/rss/pressreleases.ashx`, 'press release'],
  meetings: [`https://${HOST}/en/rss/meetings.ashx?cat=euco`, 'meeting'],
};

/**
 * What the Council of the European Union releases, and meetings of the European Council. Its site refuses some
 * readers (403): it is then not available, and nobody is deceived to get at it.
 */
export const council: DocumentSource = {
  title: both('Council of the European Union', '歐盟理事會'),
  watch: 'A',
  terms: both('reuse with the source named', '註明來源即可轉載'),
  page: `https://${HOST}/en/press/press-releases/`,
  hosts: [HOST],
  quota: { calls: 20, spanMs: 3_600_000 },
  schedule: { cron: '10,40 7-22 * * *', zone: 'Europe/Brussels' },
  keys: /^(?:press|meetings)$/,
  example: 'press',
  ask: (key) => [{ url: FEEDS[key]?.[0] ?? '' }],
  read: (body, { file, key, asked }) =>
    chain(syndicated(body, { file, base: asked.url }), ({ all, ...more }) =>
      accepted({ ...more, all: all.map((one) => ({ ...one, type: FEEDS[key]?.[1] ?? one.type })) }),
    ),
};
