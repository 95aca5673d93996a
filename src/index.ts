export { asof, inOrder } from './run/asof.ts';
export { line } from './run/line.ts';
export { replay, start, step } from './run/step.ts';
