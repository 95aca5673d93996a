import { forcedOutCurve } from '../../../src/report/answer/survive.ts';
import { selling } from '../../../src/report/content/career.ts';
import type { Ground } from '../../../src/report/content/context.ts';
import { levels, overshoot, sizeOf } from '../../../src/report/content/crowd.ts';
import { halfSentence } from '../../../src/report/content/halfback.ts';
import { hatched } from '../../../src/report/content/unknown.ts';
import type { Block } from '../../../src/report/render/block.ts';
import { say } from '../../../src/report/render/prose.ts';
import { words } from '../../../src/report/words/index.ts';
import { chance, chanceBeside, points } from '../../../src/report/words/number.ts';
import type { LabReading } from '../../../src/weigh/laboratory/reading.ts';
import { DIALS, type LabBase, ownSetting } from '../../../src/weigh/laboratory/setting.ts';
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

/** The pictures of a reading: overshoot, the market after the fall, who sells, and who is forced out. */
export function chartsOf(base: LabBase, reading: LabReading, lang: Lang): readonly LabChart[] {
  const g = ground(lang);
  const { like, walk, fan, career, survival } = reading;
  const after = levels(g, fan);
  return [
    like
      ? overshoot(g, like)
      : hatched(g, g.w.like.overshoot.unknown, { why: { kind: 'no like fall' } }),
    like && after.kind === 'chart'
      ? {
          ...after,
          caption: say`${after.caption}${g.w.full}${g.w.blank}${halfSentence(g, like, walk)}${g.w.full}`,
        }
      : after,
    ...selling(g, career, { tailAt: g.place }),
    forcedOutCurve(g, { ...survival, at: [survival.at], limit: base.limit }),
  ].filter(isChart);
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
