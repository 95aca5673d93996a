import { formatDay } from '../../../src/domain/time.ts';
import { forcedOutCurve } from '../../../src/report/answer/survive.ts';
import { selling } from '../../../src/report/content/career.ts';
import type { Ground } from '../../../src/report/content/context.ts';
import { fittedBlocks, levels, overshoot, sizeOf } from '../../../src/report/content/crowd.ts';
import { BACK } from '../../../src/report/content/crowdview.ts';
import { half } from '../../../src/report/content/halfback.ts';
import { times } from '../../../src/report/content/survive.ts';
import { hatched } from '../../../src/report/content/unknown.ts';
import type { Block } from '../../../src/report/render/block.ts';
import { figureRows, type Table } from '../../../src/report/render/table.ts';
import { words } from '../../../src/report/words/index.ts';
import { chance, chanceBeside, percent, points } from '../../../src/report/words/number.ts';
import type { LabReading } from '../../../src/weigh/laboratory/reading.ts';
import { DIALS, type LabBase, ownSetting } from '../../../src/weigh/laboratory/setting.ts';
import { LONGEST_SESSIONS } from '../../../src/weigh/survival.ts';
import type { Lang } from '../words.ts';
import type { LabChart } from './panel.tsx';
import type { LabWords } from './words.ts';

/** What is found under a setting, as one sentence. */
export function findingOf(
  base: LabBase,
  { setting, like, career, survival }: LabReading,
  { lab, lang }: { readonly lab: LabWords; readonly lang: Lang },
): string {
  const g = ground(lang);
  const own = ownSetting(base);
  const moved = DIALS.filter((dial) => setting[dial] !== own[dial]);
  const value = (dial: (typeof DIALS)[number], of = setting) => lab.value(dial, of[dial]);
  const leverage = value('leverage');
  const { at, error } = survival;
  return lab.begins(
    moved.length === 0
      ? lab.at
      : lab.turned(moved.map((dial) => [lab.dials[dial].name, value(dial), value(dial, own)])),
    [
      ...(like
        ? [
            lab.overshoot(
              chance(like.mean.at),
              sizeOf(g, like),
              chance(like.overshoot.low),
              chance(like.overshoot.high),
              points(like.mean.error),
            ),
            lab.half(chance(like.within[20].at)),
          ]
        : [lab.tooFew]),
      lab.sells(chance(career.lowest)),
      ...(career.fold.up ? [lab.run(chance(career.fold.up.at))] : []),
      at.callAt === undefined
        ? lab.safe(leverage)
        : lab.out(leverage, chanceBeside(at.forcedOut, base.limit), points(error)),
    ],
  );
}

const ground = (lang: Lang): Ground => ({ w: words(lang), lang, place: 'lab' });

/** Pictures of a reading in two columns: overshoot, half back and sellers; the market after it and who is forced out. */
export function chartsOf(
  base: LabBase,
  { like, walk, fan, career, survival }: LabReading,
  lang: Lang,
): readonly (readonly LabChart[])[] {
  const g = ground(lang);
  const fallen: readonly Block[] = like
    ? [overshoot(g, like), half(g, like, walk)]
    : [hatched(g, g.w.like.overshoot.unknown, { why: { kind: 'no like fall' } })];
  const stands = { ...survival, at: [survival.at], limit: base.limit };
  const columns: readonly (readonly Block[])[] = [
    [...fallen, ...selling(g, career, { tailAt: g.place })],
    [
      tabled(levels(g, fan), levelRows(g, fan)),
      tabled(forcedOutCurve(g, stands), survivalRows(g, survival, base.limit)),
    ],
  ];
  return columns.map((blocks) => blocks.filter(isChart));
}

/** A picture with a table of its own behind it. */
const tabled = (block: Block, table: Table): Block =>
  block.kind === 'chart' ? { ...block, table } : block;

/** The market's level by session, behind its fan. */
const levelRows = ({ w }: Ground, fan: LabReading['fan']): Table =>
  figureRows(
    [w.label.window, w.like.column.low, w.like.column.middle, w.like.column.high],
    fan.map(({ low, at, high }, i) => [
      w.sessions(BACK[i] ?? 0),
      ...[low, at, high].map((x) => percent(x, 1)),
    ]),
  );

/** P(forced out) by leverage, behind its curve: every half of own capital. */
function survivalRows(g: Ground, { curve }: LabReading['survival'], most: number): Table {
  const { column, nothingOwed } = g.w.survive;
  return figureRows(
    [column.leverage, column.horizon(LONGEST_SESSIONS), column.half],
    curve
      .filter((_, i) => i % 5 === 0)
      .map(({ leverage, forcedOut, beforeHalf }) => [
        times(g, leverage),
        ...[forcedOut, beforeHalf].map((p) => (leverage > 1 ? chanceBeside(p, most) : nothingOwed)),
      ]),
  );
}

/** What was fitted, and to what; nothing without a vintage. */
export function fittedOf({ gathering, worlds }: LabBase, lang: Lang): readonly LabChart[] {
  const found = gathering.vintages.find((v) => formatDay(v.until) === worlds.noise.vintage);
  return found ? fittedBlocks(ground(lang), found).filter(isChart) : [];
}

const isChart = (block: Block): block is LabChart => block.kind === 'chart';

/** The four figures of a reading, in a word or two each. */
export function figuresOf(
  base: LabBase,
  { like, career, survival, setting }: LabReading,
  lab: LabWords,
): readonly { readonly name: string; readonly value: string }[] {
  const { short } = lab;
  const { at } = survival;
  return [
    { name: short.overshoot, value: like ? chance(like.mean.at) : '?' },
    { name: short.half, value: like ? chance(like.within[20].at) : '?' },
    { name: short.sells, value: chance(career.lowest) },
    {
      name: short.out(lab.value('leverage', setting.leverage)),
      value: at.callAt === undefined ? short.none : chanceBeside(at.forcedOut, base.limit),
    },
  ];
}
