import type { DeliveryState, Gravity, Silence, Transition } from '../../domain/alert.ts';
import { thingOf, turnText } from '../content/alert.ts';
import { type Block, noted, section } from '../render/block.ts';
import { cite, typed } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { faces } from './answer.ts';

/** One message of the list: where it stands, with times on the reader's clock. */
export type ListedMessage = {
  readonly id: string;
  readonly channel: string;
  readonly at: string;
  readonly state: DeliveryState | 'new' | 'held';
  readonly gravity: Gravity;
  readonly turns: readonly Transition[];
  readonly tries: number;
  readonly until?: string;
};

/** A silence that has not ended. */
type ListedSilence = Readonly<Record<'by' | 'why' | 'until', string>> &
  Pick<Silence, 'kind' | 'of' | 'channel'>;

export type AlertListView = {
  readonly zone: string;
  readonly waiting: number;
  /** Newest last. */
  readonly messages: readonly ListedMessage[];
  readonly silences: readonly ListedSilence[];
};

/** What is sent, what waits, what failed, and what is silenced. */
export const [alertListScreen] = faces('alert list', (g, view: AlertListView) => {
  const { list: w, gravity, state } = g.w.alert;
  const { messages, silences, waiting } = view;
  return {
    mast: [w.title, w.title],
    headline: messages.length === 0 ? w.none : w.headline(waiting, messages.length),
    why: [],
    sections: [
      section<Block>('messages', w.title, [
        messages.length > 0 && {
          kind: 'table',
          table: tabulate(messages, [
            wording(w.message, (m) => m.id.slice(0, SHOWN_DIGITS)),
            wording(`${w.when}${g.w.brackets(g.w.city(view.zone))}`, (m) => m.at),
            wording(w.channel, (m) => m.channel),
            wording(w.state, (m) => [
              state[m.state],
              ...(m.until === undefined ? [] : [g.w.brackets(w.until(m.until))]),
              ...(m.tries > 1 ? [g.w.brackets(w.tried(m.tries))] : []),
            ]),
            wording(w.what, (m) => [
              `${gravity[m.gravity]}${g.w.colon}`,
              m.turns.map((turn) => turnText(turn, g.lang)).join(g.w.semi),
            ]),
          ]),
        },
      ]),
      section<Block>('silences', w.silences, [
        silences.length > 0 && {
          kind: 'table',
          table: tabulate(silences, [
            wording(w.ends, (s) => s.until),
            wording(w.about, ({ kind, of, channel }) => [
              kind ? thingOf({ kind, ...(of === undefined ? {} : { of }) }, g.lang) : w.everything,
              ...(channel === undefined ? [] : [g.w.brackets(w.on(channel))]),
            ]),
            wording(w.by, (s) => s.by),
            wording(w.why, (s) => s.why),
          ]),
        },
      ]),
    ],
  };
});

/** Digits of an id that are shown: enough to name it. */
const SHOWN_DIGITS = 8;

/** A message that would have been sent, with times on the reader's clock. */
type ShownWould = {
  readonly channel: string;
  readonly decided: string;
  readonly leaves: string;
  readonly gravity: Gravity;
  readonly turns: readonly Transition[];
};

export type AlertBacktestView = {
  readonly title: string;
  readonly zone: string;
  readonly decisions: number;
  readonly within: number;
  readonly sent: readonly ShownWould[];
  readonly flapped: readonly (Pick<Transition, 'kind' | 'of' | 'title'> & {
    readonly times: number;
    readonly turns: number;
    readonly told: number;
  })[];
};

/** What would have been sent over an episode, and how often each thing went there and back. */
export const [alertBacktestScreen] = faces('alert backtest', (g, view: AlertBacktestView) => {
  const { backtest: w, list, gravity } = g.w.alert;
  const { sent, flapped, zone } = view;
  const clock = g.w.brackets(g.w.city(zone));
  const delayed = sent.some((m) => m.leaves !== m.decided);
  return {
    mast: [w.title, view.title],
    headline: sent.length === 0 ? w.none : w.headline(sent.length, view.decisions),
    why: [],
    sections: [
      section<Block>('sent', w.title, [
        sent.length > 0 && {
          kind: 'table',
          table: tabulate(sent, [
            wording(`${w.decided}${clock}`, (m) => m.decided),
            ...(delayed ? [wording<ShownWould>(w.leaves, (m) => m.leaves)] : []),
            wording(list.channel, (m) => m.channel),
            wording(list.gravity, (m) => gravity[m.gravity]),
            wording(list.what, (m) => m.turns.map((turn) => turnText(turn, g.lang)).join(g.w.semi)),
          ]),
        },
      ]),
      section<Block>('flaps', w.flaps, [
        flapped.length > 0 && {
          kind: 'table',
          table: tabulate(flapped, [
            wording(w.thing, (f) => thingOf(f, g.lang)),
            amount(w.times, (f) => cite(String(f.times), g.place)),
            amount(w.told, (f) => cite(String(f.told), g.place)),
            amount(w.turns, (f) => cite(String(f.turns), g.place)),
          ]),
        },
        noted(typed(`${flapped.length === 0 ? w.noFlaps : w.within(view.within)}${g.w.full}`)),
      ]),
    ],
  };
});
