import type { StandInAnswer } from './body.ts';

const taken =
  (body: string, type = 'text/plain') =>
  (): StandInAnswer => ({
    status: 200,
    ...{ type, body },
  });

/** Who takes messages: each answers as it does once it has taken one. */
export const CHANNELS: Readonly<Record<string, () => StandInAnswer>> = {
  'hooks.slack.com': taken('ok'),
  'discord.com': () => ({ status: 204, type: 'text/plain', body: '' }),
  'api.telegram.org': taken('{"ok":true,"result":{"message_id":1}}', 'application/json'),
  'ntfy.sh': taken('{"id":"x","event":"message"}', 'application/json'),
  'hook.example': taken('{}', 'application/json'),
  'mail.example': taken('250 taken'),
  'alive.example': taken('OK'),
};
