import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { writeAll } from '../file/write.ts';
import { MESSAGES } from './message.ts';
import { type Command, declined, FINE, same } from './say.ts';
import { schemasNamed } from './schema.ts';

/** `bide init`: an episode folder of one's own to begin with. Never writes over what is there. */
export const run: Command = ([dir = '.'], _, voice) => {
  const template = join(root(), 'template');
  const own = readdirSync(template).map(
    (file) => [file, readFileSync(join(template, file), 'utf8')] as const,
  );
  const files = [...own, ...schemasNamed(own.map(([, text]) => text))];
  const taken = files.flatMap(([file]) => (existsSync(join(dir, file)) ? file : []));
  if (taken.length > 0) must(declined(MESSAGES.alreadyThere(dir, taken)));
  writeAll(files.map(([file, content]) => [join(dir, file), content]));
  const written = files.map(([file]) => join(dir, file));
  voice.answer([...written.map(same), MESSAGES.begun(join(dir, 'thesis.yaml'))], { written });
  return FINE;
};
