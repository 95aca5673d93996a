import type { Act } from './decision.ts';
import type { Text } from './text.ts';
import type { Day, Instant } from './time.ts';

/** How much a change matters, least first. `critical`: a stop trips, or the verdict is to leave. */
export const GRAVITIES = ['info', 'notice', 'warning', 'critical'] as const;
export type Gravity = (typeof GRAVITIES)[number];

/** Whether a gravity is at least another. */
export const atLeast = (gravity: Gravity, least: Gravity): boolean =>
  GRAVITIES.indexOf(gravity) >= GRAVITIES.indexOf(least);

/** What is watched, in the order in which it is told. `sight`: what can no longer be seen; `data`: a series that is late. */
export const ALERT_KINDS = [
  'verdict',
  'stop',
  'regime',
  'stress',
  'sight',
  'evidence',
  'data',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Something that is watched: its kind, and which one where there are several (a stop, a group, a series). */
export type Watched = { readonly kind: AlertKind; readonly of?: string };

/** How everything that is watched stands at one decision: `stop:s1` to `quiet`. It can be kept as JSON. */
export type AlertSituation = Readonly<Record<string, string>>;

/** A change of one thing from one state to another. */
export type Turn = Watched & { readonly from: string; readonly to: string };

/** A turn that is told once: its stable key, how much it matters, and what people call the thing. */
export type Transition = Turn & {
  /** The same for the same thesis, thing, states and day of decision, whatever restarts. */
  readonly key: string;
  readonly gravity: Gravity;
  readonly title?: Text;
};

/** A day ahead on which something announced is due, or an act that is signed begins. */
export type AheadDay = { readonly claim: string; readonly day: Day; readonly begins?: true };

/** What turned at one decision of a thesis, and what it means for exposure: one message. Shares of own capital. */
export type Alert = {
  readonly key: string;
  /** The episode as it is named on the command line; a folder by its real path. */
  readonly name: string;
  readonly thesis: string;
  readonly title: Text;
  readonly day: Day;
  readonly at: Instant;
  readonly act: Act;
  readonly target: number;
  /** What is held before it; `held` where that is on record, else it is the machine's own path. */
  readonly before: number;
  readonly held?: true;
  readonly turns: readonly Transition[];
  readonly ahead: readonly AheadDay[];
};

/** Where a message to one channel stands. `sending`: begun, and not known how it ended. */
export type DeliveryState = 'sending' | 'later' | 'sent' | 'failed' | 'silenced';

/** One step of bringing alerts to one channel. */
export type Delivery = {
  /** Of the message: the same however often it is tried. */
  readonly id: string;
  readonly channel: string;
  /** Keys of the alerts in it. */
  readonly alerts: readonly string[];
  readonly state: DeliveryState;
  /** Times that it was tried. */
  readonly tries: number;
  /** Not to be tried before. */
  readonly again?: Instant;
  /** Why it was not accepted: a kind of fault or a status, never what the other end wrote. */
  readonly why?: string;
  /** Entry of the silence. */
  readonly silence?: number;
};

/** That changes are not told until an instant, who said so, and why. Left out: any kind, any one of it, any channel. */
export type Silence = {
  readonly by: string;
  readonly why: string;
  readonly until: Instant;
  readonly kind?: AlertKind;
  readonly of?: string;
  readonly channel?: string;
};

/** That somebody has seen alerts: nothing escalates any more. */
export type Acknowledgement = { readonly by: string; readonly alerts: readonly string[] };

/** Which changes go to which channel. Left out: every kind, every thesis. */
type Route = {
  readonly to: string;
  readonly least: Gravity;
  readonly kinds?: readonly AlertKind[];
  readonly theses?: readonly string[];
};

/** A change that leaves others of the same decision to one line, for they follow from it. */
export type Inhibition = {
  readonly kind: AlertKind;
  readonly to: string;
  readonly leaves: readonly AlertKind[];
};

/** What of a channel matters to when and what is sent there. */
type ChannelRule = {
  /** Held until the end of quiet hours, unless it matters at least so much. */
  readonly quiet?: { readonly unless: Gravity };
  /** To whom it goes where nobody acknowledged it within so many minutes, if it matters at least so much. */
  readonly escalate?: { readonly after: number; readonly to: string; readonly least: Gravity };
};

/** What is told to whom, and when. */
export type AlertRules = {
  readonly channels: Readonly<Record<string, ChannelRule>>;
  readonly routes: readonly Route[];
  readonly inhibit: readonly Inhibition[];
  /** Decisions in a row that a new state must have held before it is told; left out: 1. */
  readonly lasted: Readonly<Partial<Record<AlertKind, number>>>;
  /** Minutes for which others are waited for, so that they go in one message. */
  readonly wait: number;
};

/** What a channel is told of one alert: what is told, and what is left to one line. */
export type ToldAlert = {
  readonly alert: Alert;
  readonly turns: readonly Transition[];
  readonly left: readonly Transition[];
};

/** The gravest of some changes; undefined where there are none. */
export const gravestOf = (turns: readonly Pick<Transition, 'gravity'>[]): Gravity | undefined =>
  GRAVITIES.findLast((g) => turns.some(({ gravity }) => gravity === g));
