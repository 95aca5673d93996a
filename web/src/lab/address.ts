import { DIALS, type LabSetting } from '../../../src/weigh/laboratory/setting.ts';

const NAMES = [...DIALS, 'seed'] as const;

/** What an address says of a setting: every figure that is one. */
export function settingIn(search: string): Partial<LabSetting> {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const said = query.get(name);
      const value = said === null || said.trim() === '' ? Number.NaN : Number(said);
      return possible(name, value) ? [[name, value]] : [];
    }),
  );
}

/** Whether a crowd can have it; what an address says beyond that is left out. */
function possible(name: (typeof NAMES)[number], value: number): boolean {
  if (!Number.isFinite(value) || value < 0) return false;
  if (name === 'seed') return Number.isSafeInteger(value) && value <= 0xffffffff;
  if (name === 'tail' || name === 'patient') return value <= 1;
  return name === 'leverage' ? value <= 100 : value > 0 && value <= 1000;
}

/** An address with the whole setting in it, to the last digit. */
export function addressOf(address: string, setting: LabSetting): string {
  const url = new URL(address);
  for (const name of NAMES) url.searchParams.set(name, String(setting[name]));
  return `${url.pathname}${url.search}`;
}
