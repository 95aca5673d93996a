import { say, strong } from '../../render/prose.ts';
import type { SourceLines } from '../line.ts';
import { fixed } from '../number.ts';

export const sources: SourceLines = {
  find: {
    stale: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.due)} is due and has not come; the last is of ${x.on(f.last)}.`,
    absent: (f, x) => `${x.title(f.series)}: no value has come yet.`,
    missing: (f, x) =>
      `${x.title(f.series)}: no value for ${x.on(f.day)}, although later ones are there.`,
    duplicate: (f, x) => `${x.title(f.series)}: the value for ${x.on(f.day)} came twice.`,
    revised: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.day)} was revised from ${fixed(f.from, 4)} to ${fixed(f.to, 4)}.`,
    jump: (f, x) =>
      `${x.title(f.series)}: from ${fixed(f.from, 2)} to ${fixed(f.to, 2)} on ${x.on(f.day)}, further than markets move in a session. A slip?`,
    closed: (f, x) =>
      `${x.title(f.series)}: the value for ${x.on(f.day)}, when its market was closed, is left out.`,
    impossible: (f, x) =>
      `${x.title(f.series)}: the value ${fixed(f.value, 4)} for ${x.on(f.day)} is impossible and left out.`,
    conflicting: (f, x) =>
      `${x.title(f.series)}: ${f.values.map((v) => fixed(v, 4)).join(' and ')} for ${x.on(f.day)} came at the same time; none is used.`,
    vintage: (f, x) => `${x.title(f.series)}: values ${f.vintage.en}.`,
    uncalibrated: (f) =>
      `No calibration vintage of the legs ${f.legs} ends before the window that is judged.`,
    refused: (f, x) =>
      `The vintage to ${x.on(f.until)} reaches into the window that begins on ${x.on(f.start)}, and was refused.`,
    weak: (f) => `${f.evidence} rests on a weak source: ${f.source}.`,
    unread: () => 'Evidence is not gathered for this stretch.',
  },
  noFinding: 'Nothing about the data is in doubt.',
  counted: (cited, known) =>
    `${known} items of evidence were known; the ${cited} that this memo rests on are listed.`,
  otherValues: 'Other values cited',
  verify: say`Every number without an id of its own is in the decision named by this hash; ${strong('bide verify')} computes each again.`,
  vintageSays: ({ method, from, until, legs, counts, emission }) =>
    `${method}, learnt from ${from} to ${until} on ${legs}; windows judged: ${counts}; scale of the market features from ${emission} past falls.`,
  noVintage: 'none that ends before the window: severity has no threshold and no rank.',
  clockHead: (city, offset) =>
    `Known, ${city} (UTC${offset === 'Z' ? '' : offset.replace('-', '−')})`,
  thesisSays: (title, opened, hash) => `${title}. Opened ${opened}; SHA-256 ${hash}`,
};
