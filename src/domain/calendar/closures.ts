/** A day on which a market was closed although no standing rule says so. */
export type Closure = {
  readonly day: string;
  readonly reason: string;
  /** The holiday that was moved here, by its ordinary date: that day is a session. */
  readonly instead?: string;
};

/** One-off closures of the New York Stock Exchange. Source: NYSE, "Special closings". */
export const NYSE: readonly Closure[] = [
  { day: '1985-09-27', reason: 'Hurricane Gloria' },
  { day: '1994-04-27', reason: 'funeral of Richard Nixon' },
  { day: '2001-09-11', reason: 'attack on the World Trade Center' },
  { day: '2001-09-12', reason: 'attack on the World Trade Center' },
  { day: '2001-09-13', reason: 'attack on the World Trade Center' },
  { day: '2001-09-14', reason: 'attack on the World Trade Center' },
  { day: '2004-06-11', reason: 'funeral of Ronald Reagan' },
  { day: '2007-01-02', reason: 'funeral of Gerald Ford' },
  { day: '2012-10-29', reason: 'Hurricane Sandy' },
  { day: '2012-10-30', reason: 'Hurricane Sandy' },
  { day: '2018-12-05', reason: 'funeral of George H. W. Bush' },
  { day: '2025-01-09', reason: 'funeral of Jimmy Carter' },
];

/** One-off closures of the US bond market. Source: SIFMA, recommended closings. */
export const SIFMA: readonly Closure[] = [
  { day: '1994-04-01', reason: 'Good Friday, kept although the jobs report came out' },
  { day: '1994-04-27', reason: 'day of mourning for Richard Nixon' },
  { day: '2001-09-11', reason: 'attack on the World Trade Center' },
  { day: '2001-09-12', reason: 'attack on the World Trade Center' },
  { day: '2004-06-11', reason: 'day of mourning for Ronald Reagan' },
  { day: '2012-10-30', reason: 'Hurricane Sandy' },
  { day: '2018-12-05', reason: 'day of mourning for George H. W. Bush' },
];

/** One-off closures of the ICE BofA bond indices. Source: the series at the St. Louis Fed. */
export const BOFA: readonly Closure[] = [
  { day: '2001-09-11', reason: 'attack on the World Trade Center' },
  { day: '2001-09-12', reason: 'attack on the World Trade Center' },
  { day: '2001-09-13', reason: 'attack on the World Trade Center' },
  { day: '2012-10-30', reason: 'Hurricane Sandy' },
];

/** One-off closures of TARGET. Source: ECB. */
export const TARGET: readonly Closure[] = [
  { day: '2001-12-31', reason: 'change of the retail payment systems to the euro' },
];

/** Moved and added bank holidays of England and Wales. Source: royal proclamations. */
export const LONDON: readonly Closure[] = [
  { day: '1995-05-08', reason: '50 years of peace in Europe', instead: '1995-05-01' },
  { day: '1999-12-31', reason: 'turn of the millennium' },
  { day: '2002-06-03', reason: 'Golden Jubilee' },
  { day: '2002-06-04', reason: 'spring holiday beside the Golden Jubilee', instead: '2002-05-27' },
  { day: '2011-04-29', reason: 'royal wedding' },
  { day: '2012-06-04', reason: 'spring holiday beside the Diamond Jubilee', instead: '2012-05-28' },
  { day: '2012-06-05', reason: 'Diamond Jubilee' },
  { day: '2020-05-08', reason: '75 years of peace in Europe', instead: '2020-05-04' },
  {
    day: '2022-06-02',
    reason: 'spring holiday beside the Platinum Jubilee',
    instead: '2022-05-30',
  },
  { day: '2022-06-03', reason: 'Platinum Jubilee' },
  { day: '2022-09-19', reason: 'funeral of Elizabeth II' },
  { day: '2023-05-08', reason: 'coronation of Charles III' },
];

/** Moved and added closures of the Tokyo Stock Exchange. Source: special acts on holidays; JPX. */
export const TOKYO: readonly Closure[] = [
  { day: '1990-11-12', reason: 'enthronement of Emperor Akihito' },
  { day: '1993-06-09', reason: 'wedding of Crown Prince Naruhito' },
  { day: '2019-04-30', reason: 'abdication of Emperor Akihito, a day between two holidays' },
  { day: '2019-05-01', reason: 'accession of Emperor Naruhito' },
  { day: '2019-05-02', reason: 'a day between two holidays' },
  { day: '2019-10-22', reason: 'enthronement of Emperor Naruhito' },
  { day: '2020-07-23', reason: 'Marine Day before the Olympic opening', instead: '2020-07-20' },
  { day: '2020-07-24', reason: 'Sports Day on the Olympic opening', instead: '2020-10-12' },
  { day: '2020-08-10', reason: 'Mountain Day after the Olympic closing', instead: '2020-08-11' },
  { day: '2020-10-01', reason: 'failure of the trading system' },
  { day: '2021-07-22', reason: 'Marine Day before the Olympic opening', instead: '2021-07-19' },
  { day: '2021-07-23', reason: 'Sports Day on the Olympic opening', instead: '2021-10-11' },
  { day: '2021-08-09', reason: 'Mountain Day on the Olympic closing', instead: '2021-08-11' },
];

/** One-off closures of Xetra. Source: Deutsche Börse, trading calendar of 2017. */
export const FRANKFURT: readonly Closure[] = [
  { day: '2017-10-31', reason: '500 years of the Reformation' },
];

/** One-off closures of Euronext in Paris. Source: Euronext. */
export const PARIS: readonly Closure[] = [
  { day: '2001-12-31', reason: 'change of the retail payment systems to the euro' },
];

/** Days closed by a storm in Taipei. Source: TWSE, notices of the day. */
export const TAIWAN_STORMS: readonly Closure[] = [
  { day: '2019-08-09', reason: 'typhoon Lekima' },
  { day: '2019-09-30', reason: 'typhoon Mitag' },
  { day: '2023-08-03', reason: 'typhoon Khanun' },
  { day: '2024-07-24', reason: 'typhoon Gaemi' },
  { day: '2024-07-25', reason: 'typhoon Gaemi' },
  { day: '2024-10-02', reason: 'typhoon Krathon' },
  { day: '2024-10-03', reason: 'typhoon Krathon' },
  { day: '2024-10-31', reason: 'typhoon Kong-rey' },
];

/** Days closed by a storm in Hong Kong, from morning to evening. Source: HKEX, notices of the day. */
export const HONGKONG_STORMS: readonly Closure[] = [
  { day: '2020-10-13', reason: 'typhoon Nangka' },
  { day: '2021-10-13', reason: 'typhoon Kompasu' },
  { day: '2023-07-17', reason: 'typhoon Talim' },
  { day: '2023-09-01', reason: 'typhoon Saola' },
  { day: '2023-09-08', reason: 'black rainstorm' },
  { day: '2024-09-06', reason: 'typhoon Yagi' },
];
