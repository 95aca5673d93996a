/**
 * The oracle herding_reputation, carried along because it is small: an own enumeration by Bayes' rule,
 * not an independent implementation.
 */
export const HERDING = {
  talent: { theta: 0.5, p: 0.8, q: 0.3, alpha: 0.5 },
  pair: {
    'gg|H': 0.6254728877679698,
    'gb|H': 0.15331010452961671,
    'bg|H': 0.5017421602787456,
    'bb|H': 0.49785407725321895,
    'gg|L': 0.49865951742627335,
    'gb|L': 0.501628664495114,
    'bg|L': 0.17589576547231267,
    'bb|L': 0.6623164763458401,
  },
  single: {
    'g|H': 0.5925925925925926,
    'g|L': 0.3529411764705882,
    'b|H': 0.30769230769230765,
    'b|L': 0.6086956521739131,
  },
  /** theta, P(able | the signals differ). */
  disagree: [
    [0.2, 0.1666666666666667],
    [0.5, 0.3333333333333333],
    [0.8, 0.44444444444444453],
  ] satisfies (readonly [number, number])[],
};
