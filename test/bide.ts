import { program } from '../src/edge/cli/program.ts';

/** What the program said, and how it ended. */
export type Said = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the program in this process. */
export async function bide(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await program(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { BIDE_HOME: '/nowhere', BIDE_LANG: 'en', ...env },
  });
  return { code, out, err };
}
