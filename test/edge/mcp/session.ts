import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Instant } from '../../../src/domain/time.ts';
import { program } from '../../../src/edge/cli/program.ts';

/** What a tool answered: its page, its values, and whether it is a message of what is wrong. */
type Told = {
  readonly page: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly wrong: boolean;
};

/** A client of the SDK, and the server in this process, over a pair of pipes. */
export type Session = {
  readonly client: Client;
  readonly call: (name: string, args?: Readonly<Record<string, unknown>>) => Promise<Told>;
  /** Closes the client's end; gives the exit code and what was said beside the protocol. */
  readonly end: () => Promise<{
    readonly code: number;
    readonly err: string;
    readonly out: string;
  }>;
};

export async function session(
  args: readonly string[],
  {
    home,
    now,
    lang = 'en',
  }: { readonly home: string; readonly now: Instant; readonly lang?: string },
): Promise<Session> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  let [out, err] = ['', ''];
  const ran = program(['mcp', ...args, '--lang', lang], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { BIDE_HOME: home, BIDE_ZONE: 'Asia/Taipei' },
    build: 'under test',
    now: () => now,
    wire: () => ({ input: toServer, output: toClient }),
  });
  const client = new Client({ name: 'a test', version: '1' });
  // The two ends of a pipe are framed alike.
  await client.connect(new StdioServerTransport(toClient, toServer));
  return {
    client,
    call: async (name, given = {}) => {
      const told = (await client.callTool({ name, arguments: { ...given } })) as CallToolResult;
      const [page] = told.content;
      return {
        page: page?.type === 'text' ? page.text : '',
        value: told.structuredContent ?? {},
        wrong: told.isError === true,
      };
    },
    end: async () => {
      toServer.end();
      return { code: await ran, out, err };
    },
  };
}

/** Every file below some folders, by its name and the digest of its bytes. */
export function filesOf(...folders: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((file) => statSync(file).isFile())
        .toSorted()
        .map((file) => [
          relative('/', file),
          createHash('sha256').update(readFileSync(file)).digest('hex'),
        ]),
    ),
  );
}
