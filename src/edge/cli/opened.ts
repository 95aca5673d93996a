import { shelf } from '../crowd/shelf.ts';
import { home } from '../home.ts';
import type { Result } from '../problem.ts';
import { type Opened, open } from '../workspace.ts';
import type { Common } from './common.ts';

/** Opens an episode for a command: what the crowd answered before is kept in the workspace. */
export function opened(
  name: string,
  { home: at, lang, thesis }: Common & { readonly thesis?: string },
): Result<Opened> {
  const tell = (next: number, all: number): void => {
    const line =
      lang === 'en'
        ? `asking the crowd model: ${next} of ${all}`
        : `詢問群體模型：第${next}題，共${all}題`;
    process.stderr.write(`\r\u001b[K${line}${next === all ? '\r\u001b[K' : ''}`);
  };
  return open(name, {
    ...(thesis === undefined ? {} : { thesis }),
    shelf: shelf(home(at)),
    home: home(at),
    ...(process.stderr.isTTY ? { told: tell } : {}),
  });
}
