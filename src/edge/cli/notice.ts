import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { entriesOf, withJournal } from '../keep.ts';
import type { Played } from '../workspace.ts';
import type { Common } from './common.ts';
import { aside } from './say.ts';

/** A thesis as signed: the very text, so that it can be read when the file has changed. */
export type Signed = {
  readonly thesis: string;
  readonly hash: string;
  readonly opened: string;
  readonly text: string;
};

/** Says so, beside the answer, when a thesis was signed and this is another version of it. */
export function notice(
  { setup: { policy } }: Pick<Played, 'setup'>,
  { home, lang }: Pick<Common, 'home' | 'lang'>,
): void {
  const signed = withJournal(home, (store) =>
    entriesOf<Signed>(store, 'sign').filter((e) => e.read.thesis === policy.thesis.id),
  );
  const last = signed.at(-1);
  if (!last || signed.some((e) => e.read.hash === policy.hash)) return;
  const day = formatDay(Math.floor(last.at / DAY_MS) as Day);
  const [now, then] = [policy.hash.slice(0, 12), last.read.hash.slice(0, 12)];
  aside(
    lang === 'en'
      ? `${policy.thesis.id}: this version (${now}) is not the one signed on ${day} (${then})`
      : `${policy.thesis.id}：這個版本（${now}）不是${day}簽署的版本（${then}）`,
  );
}
