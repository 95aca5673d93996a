import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIRECTIONS, KINDS, type Rung, WATCHES } from '../../../src/domain/evidence.ts';
import { formatDay } from '../../../src/domain/time.ts';
import { candidate } from '../../../src/sense/inbox/candidate.ts';
import { advised, ceilingOf } from '../../../src/sense/inbox/ceiling.ts';
import { claimOf, placeFinder, termOf } from '../../../src/sense/inbox/named.ts';
import { day, document } from './document.ts';

const find = placeFinder([
  { code: 'US', names: ['United States', 'American', 'US', '美國'] },
  { code: 'CL', names: ['Chile', 'Chilean', '智利'] },
  { code: 'EU', names: ['European Union', 'EU', '歐盟'] },
  { code: 'NG', names: ['Nigeria'] },
  { code: 'NE', names: ['Niger'] },
]);
const coded = (given: Parameters<typeof document>[0]) => candidate(document(given), find);

describe('the sort of document sets the ceiling', () => {
  test.each<[source: string, type: string, most: Rung]>([
    ['news', 'news', 1],
    ['white-house', 'post', 1],
    ['ec-press', 'STATEMENT', 1],
    ['rss', 'whatever it calls itself', 1],
    ['federal-register', 'Proposed Rule', 2],
    ['congress', 'bill', 2],
    ['ted', 'contract notice', 2],
    ['federal-register', 'Rule', 3],
    ['federal-register', 'proclamation', 3],
    ['federal-register', 'executive_order', 3],
    ['cellar', 'implementing regulation', 3],
    ['hts', 'tariff schedule revision', 3],
    ['dod-contracts', 'contract award', 4],
    ['congress', 'appropriations act', 4],
    ['war-gov', 'deployment', 5],
    ['kalshi', 'odds', 0],
  ])('%s %s shows at most %i', (source, type, most) => {
    expect(coded({ source, type }).ceiling).toBe(most);
  });

  test('a headline that says that all is signed and in place is talk, and says where to look', () => {
    const { coding, why, spoken } = coded({ title: 'President signs order, tariffs took effect' });
    expect([coding.rung, spoken]).toEqual([0, 5]);
    expect(why.rung.en).toContain('level 5');
    expect(why.rung['zh-Hant']).toContain('第5級');
  });

  test('a headline that names a day ahead is announced, and the day is told', () => {
    const { coding, why } = coded({ title: 'US threatens tariffs on Chile from June 1' });
    expect(coding).toMatchObject({ rung: 1, direction: 'friction', kind: 'threat' });
    expect(coding.scheduledFor).toBe(day('2030-06-01'));
    expect(coding.counterparties).toEqual(['CL']);
    expect(coding.actor).toBe('US');
    expect(why.scheduledFor.en).toContain('June 1');
  });

  test('a proclamation is in force, or begins on its day', () => {
    const type = 'proclamation';
    const given = { source: 'federal-register', type, title: 'Adjusting Imports of Copper' };
    expect(coded(given).coding).toMatchObject({ rung: 3, kind: 'order', confidence: 'high' });
    const later = coded({ ...given, effectiveOn: day('2030-03-20') });
    expect(later.coding.effectiveOn).toBe(day('2030-03-20'));
    const said = coded({ ...given, text: 'The duties are effective on March 15, 2030 for all.' });
    expect(said.coding.effectiveOn).toBe(day('2030-03-15'));
    const before = coded({ ...given, effectiveOn: day('2030-02-20') });
    expect(before.coding.effectiveOn).toBeUndefined();
  });

  test('words lower what a sort of document shows', () => {
    const rule = { source: 'federal-register', type: 'rule' };
    expect(coded({ ...rule, title: 'Proposed Duties on Copper' }).coding.rung).toBe(2);
    const notice = { source: 'federal-register', type: 'notice' };
    expect(coded({ ...notice, title: 'Meeting of a committee' }).coding.rung).toBe(1);
    expect(coded({ ...notice, title: 'Notice of Action: duties on copper' }).coding.rung).toBe(3);
    expect(coded({ ...notice, title: 'Office may consider duties' }).coding.rung).toBe(0);
  });
});

describe('words tell the rest', () => {
  test.each([
    ['US delays tariffs on Chile', 'noise', 'delay'],
    ['美國暫停對智利的關稅', 'noise', 'delay'],
    ['EU prepares countermeasures', 'friction', 'countermeasure'],
    ['歐盟宣布反制措施', 'friction', 'countermeasure'],
    ['Talks with the EU collapse', 'friction', 'statement'],
    ['US exempts copper', 'noise', 'exemption'],
    ['US withdraws tariff threat', 'noise', 'withdrawal'],
    ['US withdraws from the treaty', 'friction', 'withdrawal'],
    ['Regeringen udskyder told', 'noise', 'delay'],
    ['A minister visits a school', 'neutral', 'statement'],
  ])('%s leans to %s', (title, direction, kind) => {
    expect(coded({ title }).coding).toMatchObject({ direction, kind });
  });

  test('a frozen measure, an act alone, troops, a small act', () => {
    const order = { source: 'federal-register', type: 'executive order' };
    expect(coded({ ...order, title: 'Suspending Duties' }).coding.suspended).toBe(true);
    expect(coded({ title: 'US acts unilaterally' }).coding.unilateral).toBe(true);
    expect(coded({ title: 'US and EU joint statement' }).coding.unilateral).toBe(false);
    expect(coded({ title: 'A visit' }).coding.unilateral).toBeUndefined();
    expect(coded({ title: 'US sends warships' }).coding.watch).toBe('C');
    const award = { type: 'contract award', amount: { value: 3e6, currency: 'USD' } };
    expect(coded(award).coding.size).toBe('small');
    expect(coded({ ...award, amount: { value: 3e6, currency: 'XXX' } }).coding.size).toBe('usual');
  });

  test('a place is the longest name at a spot, in its own letters', () => {
    expect(find('Nigeria and Niger').map(({ code }) => code)).toEqual(['NG', 'NE']);
    expect(find('they told us').map(({ code }) => code)).toEqual([]);
    expect(find('歐盟與美國').map(({ code }) => code)).toEqual(['EU', 'US']);
  });

  test('a publisher is never its own counterparty', () => {
    const given = { source: 'federal-register', type: 'rule', title: 'American duties on Chile' };
    expect(coded(given).coding).toMatchObject({ actor: 'US', counterparties: ['CL'] });
  });

  test('an act is never later than the document that tells of it', () => {
    const { coding } = coded({ on: day('2031-01-01') });
    expect(formatDay(coding.occurredOn)).toBe('2030-03-01');
  });
});

describe('an episode asks by its own words', () => {
  test('whole words, parts joined by a plus, Chinese anywhere', () => {
    const holds = (title: string, terms: string[]) => termOf(document({ title }), { terms });
    expect(holds('Copper duties', ['copper'])).toBe('copper');
    expect(holds('Coppersmiths meet', ['copper'])).toBeUndefined();
    expect(holds('Duties on raw  COPPER', ['raw copper + duties'])).toBe('raw copper + duties');
    expect(holds('對銅品課稅', ['銅品'])).toBe('銅品');
    expect(holds('anything', [''])).toBeUndefined();
  });

  test('an act by the words that the episode gives it', () => {
    const claims = { 'copper-duty': ['section 232 + copper'] };
    expect(claimOf(document({ title: 'Section 232: Copper' }), { claims })?.claim).toBe(
      'copper-duty',
    );
  });
});

const anyDocument = fc.record({
  source: fc.constantFrom('news', 'federal-register', 'ec-press', 'cellar', 'x'),
  type: fc.oneof(
    fc.constantFrom('rule', 'news', 'proposed rule', 'contract award', 'deployment', 'odds', ''),
    fc.string({ unit: 'binary' }),
  ),
  title: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          ...['tariffs', 'took effect', 'signed', 'hereby', 'delay', '簽署', 'from', 'June 31'],
          ...['2030-13-40', 'Feb 29', '99月99日', 'funded', 'rung 5', 'completed', '\u202e'],
        ),
      )
      .map((words) => words.join(' ')),
  ),
  text: fc.string({ unit: 'binary', maxLength: 500 }),
  effectiveOn: fc.option(fc.integer({ min: -50_000, max: 80_000 }), { nil: undefined }),
  on: fc.option(fc.integer({ min: -50_000, max: 80_000 }), { nil: undefined }),
});

test('whatever a document says, nothing is thrown and no level is above its ceiling', () => {
  fc.assert(
    fc.property(anyDocument, (given) => {
      const { coding, ceiling, why } = coded(given as never);
      expect(coding.rung).toBeLessThanOrEqual(ceiling);
      expect(ceiling).toBe(ceilingOf({ type: given.type }).rung);
      expect(Number.isSafeInteger(coding.occurredOn)).toBe(true);
      if (coding.effectiveOn !== undefined) {
        expect(coding.rung).toBeGreaterThanOrEqual(3);
        expect(coding.effectiveOn).toBeGreaterThan(coding.occurredOn);
      }
      for (const text of Object.values(why)) expect(text.en && text['zh-Hant']).toBeTruthy();
    }),
    { numRuns: 2000 },
  );
});

test('a classifier that says anything stays under the ceiling too', () => {
  const opinion = fc.record(
    {
      rung: fc.constantFrom<Rung>(0, 1, 2, 3, 4, 5),
      kind: fc.constantFrom(...KINDS),
      direction: fc.constantFrom(...DIRECTIONS),
      watch: fc.constantFrom(...WATCHES),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anyDocument, opinion, (given, said) => {
      const found = coded(given as never);
      const { coding } = advised(found, said);
      expect(coding.rung).toBe(Math.min(said.rung ?? found.coding.rung, found.ceiling));
      if (coding.rung < 3) expect(coding.effectiveOn).toBeUndefined();
    }),
    { numRuns: 500 },
  );
  const { coding, why } = advised(coded({}), { rung: 5 });
  expect(coding.rung).toBe(1);
  expect(why.rung.en).toContain('it said 5, and such a document shows at most 1');
});
