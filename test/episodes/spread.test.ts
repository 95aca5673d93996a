import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGS, type Lang } from '../../src/domain/text.ts';
import { formatDay } from '../../src/domain/time.ts';
import { memoText } from '../../src/edge/memo.ts';
import { type Played, play } from '../../src/edge/workspace.ts';
import { words } from '../../src/report/words/index.ts';
import { bundled, bundledRun, volatile } from '../bundled.ts';

const SWITCH = [
  ['usual', bundledRun()],
  ['volatility', play({ ...bundled(), setup: volatile(bundled().setup) })],
] as const;

/** What the memo of a day says of exposure: headline and reasons, the first figures, and the section of its size. */
function exposureOf(played: Played, lang: Lang): string {
  const at = played.decisions.findIndex((d) => formatDay(d.moment.day) === '2026-01-20');
  const sections = memoText(played, { at, lang, format: 'md', length: 'full' }).split(/^(?=## )/m);
  const size = sections.find((s) => s.startsWith(`## ${words(lang).title.size}`));
  const [, opening = ''] = (sections[0] as string).split(/^(?=# )/m);
  return [...opening.split('\n\n').slice(0, 3), size].join('\n\n');
}

// GOLDEN=write rewrites the files, as it does the memos.
test.each(LANGS.flatMap((lang) => SWITCH.map(([name, played]) => [lang, name, played] as const)))(
  'in %s, with spread %s, 20 January 2026 says of exposure what is on file',
  (lang, name, played) => {
    const file = new URL(`spread/${name}.${lang}.md`, import.meta.url);
    const told = exposureOf(played, lang);
    if (process.env.GOLDEN === 'write') writeFileSync(file, told);
    expect(told).toBe(readFileSync(file, 'utf8'));
  },
);
