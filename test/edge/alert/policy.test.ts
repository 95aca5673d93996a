import { expect, test } from 'vitest';
import { readAlerts } from '../../../src/edge/alert/policy.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';

const told = (text: string): readonly string[] => {
  const read = readAlerts(text, 'alerts.yaml');
  return read.ok ? [] : read.problems.map((problem) => sayProblem(problem, 'en'));
};
const whole = (channel: string, more = ''): string =>
  `bide: 1\nchannels:\n  a: ${channel}\nroutes: [{to: a}]\n${more}`;

test('a short file stands for the usual', () => {
  const read = readAlerts(whole('{type: slack}'), 'alerts.yaml');
  expect(read).toMatchObject({
    ok: true,
    value: { routes: [{ to: 'a', least: 'notice' }], lasted: {}, wait: 0 },
  });
  // A stop that trips leaves to one line what follows from it.
  expect(read.ok && read.value.inhibit[0]).toMatchObject({ kind: 'stop', to: 'tripped' });
});

test.each([
  [whole('{type: slak}'), 'alerts.yaml:3:13: [channels.a.type] expected one of webhook'],
  [whole('{type: slack, url: x}'), 'alerts.yaml:3:20: [channels.a.url] expected one of type'],
  [
    whole('{type: webhook, url: "http://a.example/"}'),
    'alerts.yaml:3:27: [channels.a.url] expected an https',
  ],
  [
    whole('{type: webhook, url: "https://u:p@a.example/"}'),
    'alerts.yaml:3:27: [channels.a.url] expected an https',
  ],
  [
    whole('{type: ntfy, topic: t, server: "http://10.0.0.1"}'),
    'alerts.yaml:3:37: [channels.a.server] expected an https',
  ],
  [
    whole('{type: slack, escalate: {after: 5, to: a}}'),
    'alerts.yaml:3:45: [channels.a.escalate.to] expected another channel',
  ],
  [
    whole('{type: slack, escalate: {after: 5, to: b}}'),
    'alerts.yaml:3:45: [channels.a.escalate.to] expected a',
  ],
  [
    whole('{type: slack}', 'heartbeat: {url: "http://a.example"}\n'),
    'alerts.yaml:5:18: [heartbeat.url] expected an https',
  ],
  [
    whole('{type: slack}', 'lasted: {stress: 0}\n'),
    'alerts.yaml:5:18: [lasted.stress] expected a whole number of 1',
  ],
  [
    whole('{type: email, host: h, from: "a@b\\r\\nBcc: c@d.e", to: [c@d.e]}'),
    'alerts.yaml:3:35: [channels.a.from] expected an e-mail address',
  ],
  [
    whole('{type: slack}').replace('{to: a}', '{to: b}'),
    'alerts.yaml:4:15: [routes[0].to] expected a',
  ],
  [whole('{type: slack}').replace('  a:', '  A:'), 'alerts.yaml:4:15: [routes[0].to] expected A'],
  [
    whole('{type: slack, quiet: {from: "22:00", to: "07:00"}}'),
    'alerts.yaml:3:27: [channels.a.quiet.zone] expected an IANA',
  ],
])('what is wrong is told with its place: %s', (text, problem) => {
  expect(told(text)[0]).toContain(problem);
});
