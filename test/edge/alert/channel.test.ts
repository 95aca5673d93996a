import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRAVITIES } from '../../../src/domain/alert.ts';
import type { Instant } from '../../../src/domain/time.ts';
import {
  discordRequest,
  forDiscord,
  forSlack,
  slackRequest,
  telegramRequest,
} from '../../../src/edge/alert/chat.ts';
import { letter } from '../../../src/edge/alert/mail.ts';
import { ntfyRequest } from '../../../src/edge/alert/ntfy.ts';
import { quietEnd } from '../../../src/edge/alert/quiet.ts';
import { shortened } from '../../../src/edge/alert/shape.ts';
import { webhookRequest, webhookSignature } from '../../../src/edge/alert/webhook.ts';
import { alertText } from '../../../src/report/content/alert.ts';
import { alert, HOSTILE, message, turn } from './make.ts';

const URL_OF = new URL('https://hooks.example/x');
const hostile = message({ title: HOSTILE, lines: [HOSTILE, HOSTILE] });
const endless = message({ title: '危'.repeat(9000), lines: Array(200).fill('險😀'.repeat(500)) });

test('a text is cut between two characters', () => {
  expect(shortened('ab😀cd', 5)).toBe('ab …');
  expect(shortened('abc', 3)).toBe('abc');
});

describe('the webhook', () => {
  const now = 1_800_000_000_123 as Instant;
  const request = webhookRequest({ url: 'https://a.example/in?x=1' }, message(), {
    secret: 's3cret',
    now,
  });

  test('is verified as docs/alerts.md says: HMAC over time and body, in constant time', () => {
    const [, t = '', v1 = ''] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(request.headers['x-bide-signature'] ?? '') ?? [];
    expect(Number(t)).toBe(1_800_000_000);
    expect(request.headers['x-bide-signature']).toBe(
      webhookSignature(request.body, { secret: 's3cret', at: now }),
    );
    const own = createHmac('sha256', 's3cret').update(`${t}.${request.body}`).digest();
    expect(timingSafeEqual(own, Buffer.from(v1, 'hex'))).toBe(true);
    const other = createHmac('sha256', 's3cret')
      .update(`${Number(t) + 1}.${request.body}`)
      .digest('hex');
    expect(other).not.toBe(v1);
  });

  test.each(['docs/alerts.md', 'docs/alerts.zh-Hant.md'])(
    'is verified by what %s prints',
    async (file) => {
      const [, code = ''] = /```js\n(.*?)```/s.exec(readFileSync(file, 'utf8')) ?? [];
      const { verify } = await import(
        `data:text/javascript,${encodeURIComponent(`${code}export { verify };`)}`
      );
      const at = Date.now() as Instant;
      const { body, headers } = webhookRequest({ url: 'https://a.example/' }, message(), {
        secret: 'k',
        now: at,
      });
      const head = headers['x-bide-signature'];
      expect(verify(body, head, 'k')).toBe(true);
      expect(verify(`${body} `, head, 'k')).toBe(false);
      expect(verify(body, head, 'other')).toBe(false);
      expect(verify(body, 'v1=x', 'k')).toBe(false);
      const old = webhookSignature(body, { secret: 'k', at: (at - 600_000) as Instant });
      expect(verify(body, old, 'k')).toBe(false);
    },
  );

  test('names its key, and says what a program needs', () => {
    expect(request.headers['idempotency-key']).toBe(message().key);
    expect(JSON.parse(request.body)).toEqual({
      ...{ bide: 1, key: message().key, gravity: 'warning', title: 'Trim: mine' },
      ...{ lines: message().lines, decided: '1970-01-01T00:00:00.000Z' },
    });
    expect(request.url.href).toBe('https://a.example/in?x=1');
  });
});

describe('text of others is never markup', () => {
  test('Slack: nobody is called, nothing is a link, blocks are plain text', () => {
    const { text, blocks } = JSON.parse(slackRequest(URL_OF, hostile).body);
    expect(text).not.toMatch(/[<>]|@\w/);
    expect(blocks[0].text.type).toBe('plain_text');
    expect(blocks[0].text.text).not.toMatch(/@\w|:\/\//);
    expect(forSlack('<!here>')).toBe('&lt;!here&gt;');
  });

  test('Discord: signs are escaped, and no mention is parsed', () => {
    const { content, allowed_mentions } = JSON.parse(discordRequest(URL_OF, hostile).body);
    expect(allowed_mentions).toEqual({ parse: [] });
    const [, ...lines] = content.split('\n');
    for (const line of lines) {
      expect(line).not.toMatch(/(?<!\\)[*_`~|<>[\]]/);
      expect(line).not.toMatch(/@\w|:\/\//);
    }
    expect(forDiscord('# a')).toBe('\\# a');
  });

  test('Telegram: no mode of markup, and the token is in the address alone', () => {
    const request = telegramRequest({ chat: '-100' }, hostile, '12:ab');
    expect(JSON.parse(request.body)).not.toHaveProperty('parse_mode');
    expect(request.body).not.toContain('12:ab');
    expect(JSON.parse(request.body).text).not.toMatch(/@\w|:\/\//);
  });

  test('ntfy: a copy takes the place of the first one, and the gravest is loudest', () => {
    const where = { server: 'https://ntfy.sh', topic: 'mine' };
    const request = ntfyRequest(where, hostile, 'tk_1');
    expect(JSON.parse(request.body)).toMatchObject({ topic: 'mine', sequence_id: hostile.key });
    expect(request.headers.authorization).toBe('Bearer tk_1');
    const loud = GRAVITIES.map(
      (gravity) => JSON.parse(ntfyRequest(where, message({ gravity })).body).priority,
    );
    expect(loud).toEqual([2, 3, 4, 5]);
  });

  test('a letter has no head that somebody else wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const one = letter({ from: 'a@b.example', to: ['c@d.example'] }, message({ title }));
        expect(one.subject).not.toMatch(/[\r\n]/);
        expect(one.messageId).toBe(`<${message().key}@b.example>`);
      }),
    );
  });

  test('what turns the direction of writing is gone everywhere', () => {
    for (const body of [
      slackRequest(URL_OF, hostile).body,
      discordRequest(URL_OF, hostile).body,
      telegramRequest({ chat: '1' }, hostile, '1:a').body,
      ntfyRequest({ server: 'https://ntfy.sh', topic: 't' }, hostile).body,
      letter({ from: 'a@b.example', to: ['c@d.example'] }, hostile).text,
    ])
      expect(body).not.toMatch(/\u202e|\\u202e/);
  });

  test('no channel gets more than it takes, and no sign is cut in two', () => {
    const of = (body: string): Record<string, string> => JSON.parse(body);
    expect(of(discordRequest(URL_OF, endless).body).content?.length).toBeLessThanOrEqual(2000);
    const slack = JSON.parse(slackRequest(URL_OF, endless).body);
    expect(slack.blocks[0].text.text.length).toBeLessThanOrEqual(3000);
    expect(
      of(telegramRequest({ chat: '1' }, endless, '1:a').body).text?.length,
    ).toBeLessThanOrEqual(4096);
    const ntfy =
      of(ntfyRequest({ server: 'https://ntfy.sh', topic: 't' }, endless).body).message ?? '';
    expect(Buffer.byteLength(ntfy)).toBeLessThanOrEqual(4096);
    for (const text of [ntfy, slack.blocks[0].text.text])
      expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('what is said', () => {
  const told = [{ alert: alert('a'), turns: [turn], left: [] }];

  test('in plain words: what changed, what it means, where to read why; nothing of where it lies', () => {
    expect(alertText(told, 'en')).toEqual({
      title: 'TRIM: Mine, 1970-01-01',
      lines: [
        'Regime: Bargaining noise, now Institutional friction.',
        'Exposure: target 45%, on the machine’s own path 60%.',
        'Why: `bide memo mine --at 1970-01-01`',
      ],
    });
    expect(alertText(told, 'zh-Hant')).toEqual({
      title: '減碼：我的，1970-01-01',
      lines: [
        '局勢由「談判雜音」變為「制度摩擦」。',
        '曝險：目標45%，依程式自己的路徑持有60%。',
        '理由請看：`bide memo mine --at 1970-01-01`',
      ],
    });
    expect(JSON.stringify(alertText(told, 'en'))).not.toContain('/home/ann');
  });

  test('what is left out is named, and dates ahead are told', () => {
    const ahead = [{ claim: 'tariff', day: alert('a').day, begins: true as const }];
    const stop = {
      ...turn,
      kind: 'stop' as const,
      of: 's1/DE',
      to: 'tripped',
      from: 'quiet',
      title: { en: 'S', 'zh-Hant': '停' },
    };
    const { lines } = alertText(
      [{ alert: { ...alert('a'), ahead, held: true }, turns: [stop], left: [turn] }],
      'en',
    );
    expect(lines[0]).toBe('Stop “S” (DE): Quiet, now Tripped.');
    expect(lines[1]).toBe(
      'Left to one line, since it follows: Regime: Bargaining noise, now Institutional friction.',
    );
    expect(lines[2]).toBe('Exposure: target 45%, held 60%.');
    expect(lines[3]).toBe('Next dates: 1970-01-01 tariff takes effect.');
  });
});

test('quiet hours end on the clock of their zone, over midnight and over a change of the clock', () => {
  const at = (iso: string) => Date.parse(iso) as Instant;
  const night = { from: '22:00', to: '07:00', zone: 'America/New_York' };
  expect(quietEnd(night, at('2030-03-10T04:00:00Z'))).toBe(at('2030-03-10T11:00:00Z'));
  expect(quietEnd(night, at('2030-03-10T12:00:00Z'))).toBeUndefined();
  expect(quietEnd({ ...night, from: '07:00' }, at('2030-03-10T12:00:00Z'))).toBeUndefined();
  expect(quietEnd({ from: '12:00', to: '13:00', zone: 'UTC' }, at('2030-03-10T12:59:59Z'))).toBe(
    at('2030-03-10T13:00:00Z'),
  );
});
