import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../file/folder.ts';
import { root } from '../file/root.ts';
import { answer, type Common, decline, FINE } from './say.ts';

/** `bide init`: an episode folder of one's own to begin with. Never writes over what is there. */
export async function run([dir = '.']: readonly string[], options: Common): Promise<number> {
  const template = join(root(), 'template');
  const files = readdirSync(template);
  const taken = files.filter((f) => existsSync(join(dir, f)));
  if (taken.length > 0)
    return decline(
      {
        en: `${dir}: ${taken.join(', ')} already there; nothing was written`,
        'zh-Hant': `${dir}：已有${taken.join('、')}，未寫入任何檔案`,
      },
      options,
    );
  folder(dir);
  for (const file of files) cpSync(join(template, file), join(dir, file), { recursive: true });
  const written = files.map((file) => join(dir, file));
  const thesis = join(dir, 'thesis.yaml');
  answer(
    {
      en: [...written, `Next: bide check ${thesis}`].join('\n'),
      'zh-Hant': [...written, `下一步：bide check ${thesis}`].join('\n'),
    },
    { written },
    options,
  );
  return FINE;
}
