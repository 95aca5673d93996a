import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Day, formatDay, parseDay } from '../../src/domain/time.ts';
import { material, type RecordMaterial, recordFolder } from '../../src/edge/record/material.ts';
import { recheck } from '../../src/edge/record/recheck.ts';
import { recheckScreen } from '../../src/report/answer/score.ts';
import { cells } from '../../src/report/render/columns.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/market/series', import.meta.url));
const here = existsSync(DATA);
if (!here) console.log('skipped: no ../shared/data/market/series');

/** The first years of the record are enough. */
const END = parseDay('2007-06-29') as Day;
const read = (until: Day = END) => material(DATA, recordFolder(), Math.min(until, END) as Day);
const search = { cuts: 2, seed: 1, threads: 1, worker: '' };
const found = async (over: Partial<Parameters<typeof recheck>[1]> = {}) => {
  const r = await recheck(DATA, { ...search, read, ...over });
  if (!r.ok || 'short' in r.value) throw new Error(JSON.stringify(r));
  return r.value;
};

test.skipIf(!here)(
  'the long record knows nothing of its future',
  async () => {
    const told: (readonly number[])[] = [];
    const r = await found({ told: (done, all) => told.push([done, all]) });
    expect(r.moved).toEqual([]);
    expect(r.cuts).toHaveLength(2);
    expect(r.decisions).toBeGreaterThan(500);
    for (const c of r.cuts) {
      expect(c.vintages).toBeGreaterThan(0);
      expect(c.sizings).toBeGreaterThan(0);
      expect(c.sizings).toBeLessThan(r.decisions);
    }
    expect(r.late.map((l) => l.compared > 0 && l.delayed > 0)).toEqual([true, true]);
    expect(told.every(([done = 0, all = 0]) => done <= all)).toBe(true);
    expect(told.length).toBeGreaterThan(2);
    for (const lang of ['en', 'zh-Hant'] as const) {
      const lines = recheckScreen(r, lang);
      console.log(lines.join('\n'));
      expect(lines.every((l) => cells(l) <= 80)).toBe(true);
    }
  },
  120_000,
);

test.skipIf(!here)(
  'figures of the past that change when later ones come are found, with path and day',
  async () => {
    /** Figures that are told otherwise once their day is 20 days past. */
    const revised = (until: Day = END) => {
      const r = read(until);
      if (!r.ok) return r;
      const [risk] = r.value.episode.legs.risk;
      const value: RecordMaterial = {
        ...r.value,
        observations: r.value.observations.map((o) =>
          o.at + 20 > r.value.episode.to
            ? { ...o, value: (o.series === risk ? 0.95 : 1.05) * o.value }
            : o,
        ),
      };
      return { ok: true as const, value };
    };
    const r = await found({ read: revised, cuts: 1 });
    expect(r.moved.length).toBeGreaterThan(0);
    expect(r.moved.map((m) => m.path)).toContain('alone.move');
    const [cut] = r.cuts;
    // Figures of the last twenty days, and outcomes of falls up to thirty days before them.
    for (const m of r.moved) {
      expect(m.by).toBe('cut');
      expect(m.first <= (cut?.day ?? '')).toBe(true);
      expect(m.first > formatDay(((parseDay(cut?.day ?? '') ?? 0) - 60) as Day)).toBe(true);
    }
    expect(recheckScreen(r, 'en')[0]).toBe(`Moved before their time: ${r.moved.length}`);
    expect(recheckScreen(r, 'en').join(' ')).toContain('* alone.move: ');
    expect(recheckScreen(r, 'zh-Hant').join('')).toContain('即可看出');
  },
  120_000,
);
