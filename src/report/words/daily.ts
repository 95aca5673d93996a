import type { Decision } from '../../domain/decision.ts';
import type { Stop } from '../../domain/stop.ts';

/** Signs of the stops that are not quiet, harshest first. */
const SIGNS: readonly (readonly [Stop['state'], string])[] = [
  ['tripped', 'X'],
  ['blind', '?'],
  ['pending', '~'],
];

/** Severity in five cells; a question mark where it is not known. */
export const severityCell = ({ stress: { severity } }: Decision): string =>
  (typeof severity === 'number' ? severity.toFixed(2) : '?').padStart(5);

/** The worst sign of each stop that is not quiet, with the stop's number. */
export const stopMarks = ({ stops }: Decision): string[] =>
  [...new Set(stops.map((s) => s.id))].flatMap((id, i) => {
    const states = stops.filter((s) => s.id === id).map((s) => s.state);
    const sign = SIGNS.find(([state]) => states.includes(state))?.[1];
    return sign === undefined ? [] : [`[${sign}]${i + 1}`];
  });
