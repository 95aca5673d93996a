/** Answers of the publishers of Europe, each to the first request of an entry. */
export const PRESS = {
  refCode: 'IP/24/301',
  eventDate: '2024-01-10',
  title: 'Commission answers duties',
  leadText: '<p>It &amp; more</p>',
  docutype: { code: 'IP', description: 'Press release' },
  languageCode: 'EN',
};
export const press = (all: readonly unknown[], totalNumber = all.length, pageNumber = 1) => ({
  ...{ totalNumber, pageSize: 100, pageNumber },
  docuLanguageListResources: all,
});
const literal = (value: string) => ({ type: 'literal', value });
export const ACT = {
  work: { type: 'uri', value: 'http://publications.europa.eu/resource/cellar/1' },
  celex: literal('32024R0123'),
  date: literal('2024-01-12'),
  force: literal('2024-02-01'),
  title: literal('Regulation on Tariff matters'),
};
export const acts = (bindings: readonly unknown[]) => ({
  head: { link: [], vars: ['work', 'celex', 'date', 'force', 'title'] },
  results: { distinct: false, ordered: true, bindings },
});
export const PAGE = {
  title: 'Exercise',
  description: 'It &amp; more',
  link: '/en/news/1',
  pageType: 'News',
  pageDate: '07 January 2024',
};
export const CASE = {
  ...{ id: 102_903, typeid: 9, statusid: 11, titel: 'Om forsvar i nord', titelkort: 'nord' },
  ...{ nummer: 'AKT 12', resume: 'x', opdateringsdato: '2024-01-09T17:49:11.87' },
  ...{ afgørelse: '', afgørelsesdato: null, retsinformationsurl: '' },
  ...{ Sagstype: { id: 9, type: 'Aktstykke' }, Sagsstatus: { id: 11, status: 'Vedtaget' } },
};
export const cases = (value: readonly unknown[], count = value.length) => ({
  'odata.metadata': 'https://oda.ft.dk/api/$metadata#Sag',
  'odata.count': `${count}`,
  value,
});
export const TENDER = {
  'publication-number': '412169-2024',
  'publication-date': '2024-01-23+01:00',
  'notice-title': { spa: 'Patrullera', eng: 'Patrol vessel' },
  'buyer-name': { eng: ['Navy', 'Coast guard'] },
  links: { html: { ENG: 'https://ted.europa.eu/en/notice/-/detail/412169-2024' } },
};
export const tenders = (notices: readonly unknown[], totalNoticeCount = notices.length) => ({
  ...{ notices, totalNoticeCount, timedOut: false },
});
const RELEASE =
  '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Press releases</title><item><title>Conclusions</title><link>https://www.consilium.europa.eu/en/press/1/</link><description>x</description><pubDate>Mon, 22 Jan 2024 18:00:00 GMT</pubDate><guid isPermaLink="true">https://www.consilium.europa.eu/en/press/1/</guid></item></channel></rss>';

export const EUROPE: Readonly<Record<string, string>> = {
  'presscorner/tariff': JSON.stringify(press([PRESS])),
  'cellar/tariff': JSON.stringify(acts([ACT])),
  'council/press': RELEASE,
  'nato/exercise': JSON.stringify({ pages: [PAGE] }),
  'folketing/forsvar': JSON.stringify(cases([CASE])),
  'ted/patrol vessel': JSON.stringify(tenders([TENDER])),
};
