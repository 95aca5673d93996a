#!/usr/bin/env node
import { writeSync } from 'node:fs';
import type { Interface } from 'node:readline/promises';
import { isatty } from 'node:tty';
import { program } from './program.ts';

/** A reader that has seen enough closes the pipe; that is no fault. */
const closed = (error: NodeJS.ErrnoException): boolean => error.code === 'EPIPE';

/** Help goes straight out: the stream of the platform is slow to load, and a page needs none. */
function help(page: string): void {
  try {
    writeSync(1, page);
  } catch (error) {
    if (!closed(error as NodeJS.ErrnoException)) throw error;
  }
}

let listening = false;
function out(text: string): void {
  if (!listening) {
    listening = true;
    process.stdout.on('error', (error) => {
      if (closed(error)) process.exit(0);
      throw error;
    });
  }
  process.stdout.write(text);
}

let asking: Promise<readonly [Interface, AsyncIterator<string>]> | undefined;

/** One reader for all questions, so that lines pasted together answer one after the other. */
async function asked(): Promise<readonly [Interface, AsyncIterator<string>]> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  return [reader, reader[Symbol.asyncIterator]()];
}

async function question(prompt: string): Promise<string | undefined> {
  asking ??= asked();
  const [reader, lines] = await asking;
  reader.setPrompt(prompt);
  reader.prompt();
  const { done, value } = await lines.next();
  if (done) process.stderr.write('\n');
  return done ? undefined : value;
}

const [CTRL_C, CTRL_D] = ['\u0003', '\u0004'];

/** One key, read as it is pressed; the reader of lines, if there is one, gives way and comes back when it is asked. */
async function key(prompt: string): Promise<string | undefined> {
  (await asking)?.[0].close();
  asking = undefined;
  process.stderr.write(prompt);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.resume();
  const pressed = await new Promise<string>((resolve) => {
    stdin.once('data', (bytes) => resolve(String(bytes)));
    stdin.once('end', () => resolve(CTRL_D));
  });
  stdin.setRawMode(false);
  stdin.pause();
  process.stderr.write('\n');
  return pressed === CTRL_C || pressed === CTRL_D ? undefined : pressed;
}

process.exitCode = await program(process.argv.slice(2), {
  out,
  err: (text) => process.stderr.write(text),
  env: process.env,
  help,
  // The stream of the platform is slow to load, and a pipe has no columns.
  columns: () => (isatty(1) ? process.stdout.columns : undefined),
  watched: () => process.stderr.isTTY,
  wire: () => ({ input: process.stdin, output: process.stdout }),
  ...(process.stdin.isTTY && process.stderr.isTTY && { question }),
  ...(process.stdin.isTTY && process.stderr.isTTY && process.env.TERM !== 'dumb' && { key }),
});
(await asking)?.[0].close();
