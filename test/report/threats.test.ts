import { expect, test } from 'vitest';
import { CAUSES, TRAITS } from '../../src/domain/threat.ts';
import { threatsPage, threatsScreen } from '../../src/report/answer/threats.ts';
import type { ThreatsView } from '../../src/report/content/threats.ts';
import { cells } from '../../src/report/render/columns.ts';
import { bargain } from '../../src/weigh/bargain/bargain.ts';
import { ledger, settled } from '../../src/weigh/bargain/ledger.ts';
import { traitOf } from '../../src/weigh/bargain/pool.ts';
import { countByCause } from '../../src/weigh/bargain/rates.ts';
import { on, SHIPPED } from '../weigh/bargain/ledger.ts';

const viewOf = (date: string): ThreatsView => {
  const told = ledger(SHIPPED, on(date));
  const cases = settled(told);
  return {
    bargain: bargain(SHIPPED, on(date)),
    targets: Object.fromEntries(SHIPPED.map((t) => [t.id, t.target])),
    traits: Object.fromEntries(
      told.open.map((t) => [
        t.id,
        Object.fromEntries(TRAITS.map((trait) => [trait, String(traitOf(t, trait))])),
      ]),
    ),
    groups: [{ settled: cases.length, counts: countByCause(cases) }],
  };
};
const view = viewOf('2026-01-20');

test('the screen begins with what became of those that are settled', () => {
  expect(threatsScreen(view, 'en')[2]).toBe(
    'OF 53 SETTLED THREATS IN THE LEDGER, 23 WERE PUT OFF OR WITHDRAWN.',
  );
  expect(threatsScreen(view, 'zh-Hant')[2]).toBe('紀錄中的威脅，已有結果的53個，有23個延後或撤回');
});

test.each(['en', 'zh-Hant'] as const)(
  'no line of the screen is wider than 80 cells: %s',
  (lang) => {
    for (const line of threatsScreen(view, lang)) expect(cells(line), line).toBeLessThanOrEqual(80);
  },
);

test('each open threat stands with its interval and the cases behind it', () => {
  const screen = threatsScreen(view, 'en').join(' ').replace(/\s+/g, ' ');
  expect(screen).toContain('(Greenland), open for 3 days.');
  expect(screen).toContain('Settled threats that stayed open as long: 45.');
  expect(screen).toContain('TT-23 Canada, second deadline');
  expect(screen).toContain('wine and champagne, open for 1 day.');
});

test('a day after the last end on record is told so first', () => {
  const late = { ...view, closed: on('2026-01-19') };
  expect(threatsScreen(late, 'en')[3]).toContain('As recorded until Mon 19 January 2026');
  expect(threatsScreen(late, 'zh-Hant')[3]).toContain('紀錄只到2026年1月19日');
  for (const early of [view, { ...view, closed: view.bargain.at }])
    expect(threatsScreen(early, 'en').join(' ')).not.toContain('As recorded until');
});

test('the key of hatching stands where something is hatched', () => {
  const open = threatsPage(view, 'en');
  expect(open).toContain('class="uk"');
  expect(open).toContain('hatching: not known</span>');
  const none = { ...view, bargain: { ...view.bargain, outlooks: [] } };
  expect(threatsPage(none, 'en')).not.toContain('hatching: not known');
});

test('on a phone the groups scroll past their names', () => {
  expect(threatsPage(view, 'en')).toMatch(/<table class="pin"><thead><tr><th scope="col">Group/);
});

test('what is not known is said, with its reason', () => {
  const screen = threatsScreen(view, 'en').join(' ').replace(/\s+/g, ' ');
  expect(screen).toContain('too few threats were carried out so late');
  expect(screen).not.toContain('over, on no known day');
  const late = threatsScreen(viewOf('2026-06-30'), 'en').join(' ').replace(/\s+/g, ' ');
  expect(late).toContain('TT-17, TT-56, TT-63: over, on no known day.');
  expect(late).toMatch(/With what was put off counted by where it ended .* 63% of 56/);
  const early = threatsScreen(viewOf('2018-07-31'), 'en').join(' ').replace(/\s+/g, ' ');
  expect(early).toContain('TOO FEW THREATS HAVE ENDED');
  expect(early).not.toMatch(/NaN|undefined|Infinity/);
});

test.each(['en', 'zh-Hant'] as const)('the page draws a curve for each end: %s', (lang) => {
  const page = threatsPage(view, lang);
  const drawn = 'unknown' in view.bargain.curves ? [] : view.bargain.curves;
  expect(drawn.length).toBe(CAUSES.length - 1);
  // Each at three widths.
  expect(page.match(/<svg viewBox/g)?.length).toBeGreaterThanOrEqual(3 * drawn.length);
  expect(page).not.toMatch(/NaN|undefined|Infinity|https?:\/\/(?!www\.w3)/);
});
