import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { letter, rawLetter, sendLetter } from '../../../src/edge/alert/mail.ts';
import type { ChannelOf } from '../../../src/edge/alert/policy.ts';
import { HOSTILE, message } from './make.ts';

/** What a mail server got: who it was for, and the bytes. */
type Mailed = {
  readonly to: readonly string[];
  readonly data: string;
  readonly said: readonly string[];
};

/** A mail server of a few words (RFC 5321), on a port of this computer; some words it may answer otherwise. */
async function mailServer(answers: Readonly<Record<string, string>> = {}) {
  const mailed: Mailed[] = [];
  const talk = (socket: Socket): void => {
    let [text, data] = ['', false];
    let to: string[] = [];
    const said: string[] = [];
    const say = (line: string): unknown => socket.write(`${line}\r\n`);
    say('220 here');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk;
      for (;;) {
        if (data) {
          const end = text.indexOf('\r\n.\r\n');
          if (end < 0) return;
          mailed.push({ to, said: [...said], data: text.slice(0, end) });
          [text, data, to] = [text.slice(end + 5), false, []];
          say(answers.end ?? '250 taken');
          continue;
        }
        const end = text.indexOf('\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        said.push(line);
        const word = line.slice(0, 4).toUpperCase();
        if (word === 'RCPT') to.push(line);
        if (word === 'DATA') data = true;
        if (word === 'EHLO') say(answers.EHLO ?? '250-here\r\n250 AUTH PLAIN');
        else say(answers[word] ?? (data ? '354 go on' : word === 'AUTH' ? '235 yes' : '250 ok'));
      }
    });
  };
  const server = createServer(talk);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { mailed, port: (server.address() as AddressInfo).port };
}

const channel = (port: number, more: Partial<ChannelOf<'email'>> = {}): ChannelOf<'email'> => ({
  ...{ type: 'email', host: '127.0.0.1', port, from: 'bide@a.example', to: ['ann@b.example'] },
  ...{ private: true },
  ...more,
});
const nobody = { resolve: async () => [], password: undefined };

describe('a letter', () => {
  test('arrives, with its subject in Chinese, and an id made of the key', async () => {
    const { mailed, port } = await mailServer();
    const one = message({ title: '減碼：我的假設', lines: ['局勢由「雜音」變為「摩擦」。'] });
    expect(await sendLetter(channel(port), one, nobody)).toEqual({ state: 'sent' });
    const [{ to = [], data = '' } = {}] = mailed;
    expect(to).toEqual(['RCPT TO:<ann@b.example>']);
    const heads = data.slice(0, data.indexOf('\r\n\r\n')).replace(/\r\n\s/g, ' ');
    expect(heads).toContain(`Message-ID: <${one.key}@a.example>`);
    const words = [...heads.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/gi)].map(([, b = '']) =>
      Buffer.from(b, 'base64').toString('utf8'),
    );
    const quoted = [...heads.matchAll(/=\?UTF-8\?Q\?([^?]+)\?=/gi)].map(([, q = '']) =>
      decodeURIComponent(q.replaceAll('_', ' ').replace(/=(..)/g, '%$1')),
    );
    expect([...words, ...quoted].join('')).toContain('減碼：我的假設');
    // ASCII on the wire, whatever it says.
    expect(data).toMatch(/^[\x00-\x7f]*$/);
  });

  test('has no head that its words wrote', async () => {
    const { mailed, port } = await mailServer();
    await sendLetter(channel(port), message({ title: HOSTILE, lines: [HOSTILE] }), nobody);
    const heads = mailed[0]?.data.split('\r\n\r\n')[0] ?? '';
    expect(heads).not.toMatch(/^bcc:/im);
    expect(mailed[0]?.to).toHaveLength(1);
  });

  test('signs in where a user is named, and never tells the password when it is refused', async () => {
    const { mailed, port } = await mailServer();
    const how = { ...nobody, password: 'secret word' };
    await sendLetter(channel(port, { user: 'ann' }), message(), how);
    expect(mailed[0]?.said.some((line) => line.startsWith('AUTH PLAIN'))).toBe(true);
    const refusing = await mailServer({ AUTH: '535 no, secret word is wrong' });
    const outcome = await sendLetter(channel(refusing.port, { user: 'ann' }), message(), how);
    expect(outcome).toEqual({ state: 'failed', why: 'status 535' });
  });

  test.each([
    [{ end: '451 busy' }, { state: 'later', why: 'status 451' }],
    [{ end: '554 no' }, { state: 'failed', why: 'status 554' }],
    [{ RCPT: '550 nobody of that name' }, { state: 'failed', why: 'status 550' }],
  ])('that a server answers with %o is tried again or not', async (answers, outcome) => {
    const { port } = await mailServer(answers);
    expect(await sendLetter(channel(port), message(), nobody)).toEqual(outcome);
  });

  test('does not leave this computer without TLS, nor for a private address that is not allowed', async () => {
    const { mailed, port } = await mailServer();
    // Somebody whose name leads here: not loopback by name, and not allowed.
    const here = {
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      password: undefined,
    };
    const { private: _, ...open } = channel(port, { host: 'mail.example' });
    expect(await sendLetter(open, message(), here)).toEqual({
      ...{ state: 'failed', why: 'private address' },
    });
    expect(mailed).toEqual([]);
    expect(await sendLetter(open, message(), nobody)).toEqual({
      state: 'later',
      why: 'no address',
    });
  });
});

test('the bytes of a letter are the same each time but for its date', async () => {
  const [one, other] = await Promise.all(
    [0, 1].map(() => rawLetter(letter({ from: 'a@b.example', to: ['c@d.example'] }, message()))),
  );
  const undated = (text = '') => text.replace(/^Date: .*$/m, '');
  expect(undated(one)).toBe(undated(other));
});
