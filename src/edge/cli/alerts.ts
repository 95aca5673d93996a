import { both, type Text } from '../../domain/text.ts';
import { inEach } from '../../report/words/index.ts';
import type { AlertRound } from '../alert/alerting.ts';
import { sayWhy } from '../alert/send.ts';
import { home as homeOf } from '../home.ts';
import type { Options, Voice } from './say.ts';

/** What `bide alert` says beside its tables. */
export const ALERTS = {
  usage: both(
    'alert: expected test [CHANNEL], backtest EPISODE, list, send, silence [WHAT] --until DATE --by NAME --why TEXT, or ack [MESSAGE...]',
    'alert的寫法：`test 管道`、`backtest 事件期間`、`list`、`send`、`silence 項目 --until 日期 --by 名字 --why 理由`、`ack 訊息`',
  ),
  noPolicy: (home: string) =>
    both(
      `${home} has no alerts.yaml: write who is told what there (docs/alerts.md)`,
      `${home}裡沒有\`alerts.yaml\`：請在那裡寫明通知誰（見\`docs/alerts.zh-Hant.md\`）`,
    ),
  usualPolicy: both(
    'No alerts.yaml here: one channel is assumed that takes everything from notice up.',
    '這裡沒有`alerts.yaml`：假設有一個管道，收下「留意」以上的全部。',
  ),
  noChannel: (name: string, known: readonly string[]) =>
    both(
      `alert: expected a channel of alerts.yaml (${known.join(', ')}), found ${name}`,
      `alert要寫\`alerts.yaml\`裡的管道（${known.join('、')}），收到的是「${name}」`,
    ),
  went: (channel: string) => both(`${channel}: accepted`, `管道\`${channel}\`：對方已收下`),
  wentNot: (channel: string, why: Text) =>
    both(`${channel}: not accepted: ${why.en}`, `管道\`${channel}\`：沒有送達，${why['zh-Hant']}`),
  step: (channel: string, state: Text, why: Text | undefined) =>
    both(
      `${channel}: ${state.en}${why ? ` (${why.en})` : ''}`,
      `管道\`${channel}\`：${state['zh-Hant']}${why ? `（${why['zh-Hant']}）` : ''}`,
    ),
  silent: (why: Text) =>
    both(`heartbeat: not heard: ${why.en}`, `存活訊號沒有送達：${why['zh-Hant']}`),
  nothingDue: both('Nothing is due.', '沒有該送的訊息。'),
  busy: both('Another bide is sending just now.', '另一個bide正在送出。'),
  needsBy: both('--by: expected who says so, found nothing', '--by要寫是誰，現在是空白'),
  needsWhy: both('--why: expected a reason, found nothing', '--why要寫理由，現在是空白'),
  needsUntil: both(
    '--until: a silence needs its end: a day, or an instant with offset, that lies ahead',
    '--until：靜音一定要有結束時間，可以是日期或帶時差的時刻，而且還沒到',
  ),
  unknownKind: (found: string, known: readonly string[]) =>
    both(
      `silence: expected ${known.join(', ')}, with :NAME behind it for one alone, found ${found}`,
      `silence要寫${known.map((kind) => `\`${kind}\``).join('、')}，後面可加冒號與名稱，收到的是「${found}」`,
    ),
  silenced: (entry: number, until: string) =>
    both(
      `silenced until ${until} (entry ${entry}; bide journal undo ${entry} --why TEXT ends it)`,
      `已靜音到${until}（日誌第${entry}筆；要提早結束：\`bide journal undo ${entry} --why 理由\`）`,
    ),
  acknowledged: (n: number) =>
    both(
      `${n} alert${n === 1 ? '' : 's'} acknowledged; nothing of ${n === 1 ? 'it' : 'them'} goes further`,
      `已讀${n}則警示，不再轉給下一個管道`,
    ),
  noneToAck: both('No alert waits for an acknowledgement.', '沒有等待確認的警示。'),
  noMessage: (id: string) =>
    both(
      `no message ${id}: bide alert list shows them`,
      `沒有「${id}」這則訊息，清單見\`bide alert list\``,
    ),
};

/** How alerts are told by a command: its workspace, its world, its clock and its language. */
export const alertWay = ({ home }: Pick<Options, 'home'>, { env, now, lang }: Voice) => ({
  ...{ env, now, lang },
  home: homeOf(home, env),
});

/** What a round came to, a line for each message; and why a heartbeat that was due was not heard. */
export const roundTexts = ({ steps, busy, silent }: AlertRound): readonly Text[] => [
  ...(busy ? [ALERTS.busy] : []),
  ...steps.map(({ channel, state, why }) =>
    ALERTS.step(
      channel,
      inEach((w) => w.alert.state[state]),
      why === undefined ? undefined : sayWhy(why),
    ),
  ),
  ...(silent === undefined ? [] : [ALERTS.silent(sayWhy(silent))]),
];
