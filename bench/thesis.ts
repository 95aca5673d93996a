import { IDS } from './world.ts';

/** Signals of the bench, eight a group. */
export const SIGNALS = 40;

/** A thesis of 40 signals over five kinds of question and eight pairs of series and length. */
export function thesis(): string {
  const text = '{ en: x, zh-Hant: x }';
  const signal = (i: number): string => {
    const id = IDS[i % IDS.length] as string;
    const other = IDS[(i + 1) % IDS.length] as string;
    const n = 3 + (i % 8);
    return [
      `rank("${id}", 250) > 0.${90 + (i % 9)}`,
      `z("${id}", ${n}) < -1.0`,
      `corr("${id}", "${other}", 60) > 0.5`,
      `streak("${id}") <= -${1 + (i % 4)}`,
      `rank("${id}", 250) > 0.8 && z("${other}", ${n}) > 0.5`,
    ][i % 5] as string;
  };
  const group = (w: string, g: number): string =>
    [
      `  ${w}:`,
      `    title: ${text}`,
      `    short: ${text}`,
      '    questions:',
      ...Array.from({ length: SIGNALS / 5 }, (_, k) => {
        const i = g * 8 + k;
        return `      - { id: q${i}, text: ${text}, signal: '${signal(i)}' }`;
      }),
      '    readings:',
      `      - { id: r${w}, when: "true", text: ${text}, lean: neutral }`,
    ].join('\n');
  return `bide: 1
id: bench
title: ${text}
premise: ${text}
opened: 2000-01-03
horizon: 60
facts: []
scenarios:
${['noise', 'friction', 'rupture']
  .map(
    (r) =>
      `  - { id: ${r}, title: ${text}, path: ${text}, regime: ${r}, weight: 1, constraints: [], impact: { RISK: { mean: 0, sd: 0.1 } }, falsified: 'z("RISK", 20) > 3.0' }`,
  )
  .join('\n')}
selectors: {}
watch:
${['A', 'B', 'C', 'D', 'E'].map(group).join('\n')}
stops:
  - { id: prices, title: ${text}, reason: ${text}, rung: 0, condition: 'z("RISK", 5) < -2.0 && z("DOLLAR", 5) < -1.0', hold: 2, keep: 5, cut: 0.5, back: ${text}, sources: [bench] }
possible: []
`;
}
