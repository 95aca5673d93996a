import type { LabReading } from '../../../src/weigh/laboratory/reading.ts';
import type { LabBase, LabSetting } from '../../../src/weigh/laboratory/setting.ts';

/** What the page asks of the worker: to begin with the question of a day, or to answer a setting. */
export type LabOrder =
  | { readonly base: LabBase }
  | { readonly id: number; readonly setting: LabSetting };

/** What the worker answers: readings of a setting, the last of which is whole; or why there is none. */
export type LabAnswer =
  | { readonly id: number; readonly reading: LabReading }
  | { readonly id: number; readonly failed: string };
