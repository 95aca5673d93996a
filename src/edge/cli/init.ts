import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Common } from './common.ts';
import { aside, FINE, tell, WRONG } from './say.ts';

/** `bide init`: an episode folder of one's own to begin with. Never writes over what is there. */
export async function run([dir = '.']: readonly string[], { lang }: Common): Promise<number> {
  const template = join(root(), 'template');
  const files = readdirSync(template);
  const taken = files.filter((f) => existsSync(join(dir, f)));
  if (taken.length > 0) {
    aside(
      lang === 'en'
        ? `${dir}: ${taken.join(', ')} already there; nothing was written`
        : `${dir}：已有${taken.join('、')}，未寫入任何檔案`,
    );
    return WRONG;
  }
  for (const file of files) cpSync(join(template, file), join(dir, file), { recursive: true });
  for (const file of files) tell(join(dir, file));
  tell(
    lang === 'en'
      ? `Next: bide check ${join(dir, 'thesis.yaml')}`
      : `下一步：bide check ${join(dir, 'thesis.yaml')}`,
  );
  return FINE;
}
