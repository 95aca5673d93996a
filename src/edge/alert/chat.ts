import type { AlertMessage } from '../../run/ports.ts';
import { asText, type ChannelRequest, defused, headingOf } from './shape.ts';

const JSON_HEAD = { 'content-type': 'application/json' };

/** Limits of one message, UTF-16 units, as each service states them. */
const MAX_SLACK = 3000;
const MAX_DISCORD = 2000;
const MAX_TELEGRAM = 4096;

/**
 * Text in which Slack finds no markup, no link and nobody to call: its three signs are entities, and so
 * `<!channel>` is words.
 * @example forSlack('<!channel> & me') // '&lt;!channel&gt; &amp; me'
 */
export const forSlack = (text: string): string =>
  defused(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));

/** A message for Slack, through an incoming webhook, whose whole address is the secret. */
export const slackRequest = (url: URL, message: AlertMessage): ChannelRequest => ({
  url,
  headers: JSON_HEAD,
  body: JSON.stringify({
    text: forSlack(headingOf(message)),
    // Plain text: Slack reads neither stars nor underlines in it.
    blocks: [
      {
        type: 'section',
        text: {
          type: 'plain_text',
          emoji: false,
          text: asText(message, MAX_SLACK, { inert: defused }),
        },
      },
    ],
    unfurl_links: false,
    unfurl_media: false,
  }),
});

/**
 * Text in which Discord finds no markup and nobody to call.
 * @example forDiscord('*a* <#1>') // '\\*a\\* \\<#1\\>'
 */
export const forDiscord = (text: string): string =>
  defused(text.replace(/[\\*_~`|<>[\]]/g, '\\$&').replace(/^[#-]/gm, '\\$&'));

/** A message for Discord, through a webhook, whose whole address is the secret. */
export const discordRequest = (url: URL, message: AlertMessage): ChannelRequest => ({
  url,
  headers: JSON_HEAD,
  body: JSON.stringify({
    content: asText(message, MAX_DISCORD, { inert: forDiscord, bold: (text) => `**${text}**` }),
    allowed_mentions: { parse: [] },
    // Links are shown as they are, without a picture of what lies behind them.
    flags: 4,
  }),
});

/** A message for Telegram, by a bot; without a mode of markup its text is text. */
export const telegramRequest = (
  { chat }: { readonly chat: string },
  message: AlertMessage,
  token: string,
): ChannelRequest => ({
  url: new URL(`https://api.telegram.org/bot${token}/sendMessage`),
  headers: JSON_HEAD,
  body: JSON.stringify({
    chat_id: chat,
    text: asText(message, MAX_TELEGRAM, { inert: defused }),
    link_preview_options: { is_disabled: true },
    disable_notification: message.gravity === 'info',
  }),
});
