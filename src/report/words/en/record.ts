import type { RecordLines } from '../record.ts';

export const record: RecordLines = {
  title: 'Score',
  contender: {
    own: 'this thesis',
    hold: 'always hold',
    out: 'always out',
    fear: 'in after VIX > 30',
    volatility: 'vol-target 10%',
    stopLoss: 'stop-loss 10%',
  },
  won: (who) => `A baseline grew most: ${who}.`,
  ownWon: 'This thesis grew most.',
  tie: (who) => `A tie in growth: ${who}.`,
  nobody: 'Nobody can be placed.',
  grew: ({ years, falls, own, rival, name, apart, settled }) =>
    `Over ${years} years with ${falls} synchronised falls this thesis grew ${own} a year and the best rival, ${name}, ${rival} (log growth): a difference of ${apart.at} points, 80% ${apart.low} to ${apart.high}, which ${settled ? 'excludes' : 'includes'} zero`,
  fell: (own, hold) => `Its deepest fall was ${own}, that of always holding ${hold}`,
  lead: (by, settled) =>
    `Growth of this thesis less that of the best rival: ${by}. The 80% interval ${settled ? 'excludes' : 'includes'} zero; it speaks of this stretch alone, and the best rival was picked afterwards`,
  proves: (episodes) => `Episodes: ${episodes}. One proves nothing`,
  calls: {
    title: 'Regime calls',
    heading: ({ decisions, resolved, open, void: lost, apart }) =>
      `${decisions} calls: ${resolved} resolved, ${open} open, ${lost} void; ${apart} near to independent`,
    caption: 'Penalties, the smaller the better, beside those of repeating the prior every day.',
    column: ['', 'calls', 'prior'],
    log: 'log',
  },
  retrace: {
    title: 'Do falls come back',
    won: (own, mean, n) =>
      `The retrace forecast scored better than the past mean: CRPS ${own} against ${mean} over ${n} falls`,
    lost: (own, mean, n) =>
      `The retrace forecast scored no better than the past mean: CRPS ${own} against ${mean} over ${n} falls; by rule the past mean is used`,
    none: (why) => `The retrace forecast has no score: ${why}`,
    heading: (n) => `The retrace forecast against what anybody could have said, ${n} falls`,
    caption:
      'Penalties, the smaller the better. CRPS: of the move over twenty sessions, in its own sigmas. Brier and log: of half of the fall being back, at any close within twenty sessions and at the twentieth. Each forecast knew nothing of what came after it.',
    column: ['', 'forecast', 'past mean', 'by VIX', 'random walk'],
    row: {
      crps: 'CRPS, move',
      halfBrier: 'Brier, half back at any close',
      endBrier: 'Brier, half back at the twentieth',
      halfLog: 'log, half back at any close',
      endLog: 'log, half back at the twentieth',
    },
    coverage: (held, of) => `Of ${of} intervals meant to hold 80%, ${held} held`,
    curve: { half: 'half back at any close', end: 'half back at the twentieth close' },
    curveHeading: (n) => `Half of the fall being back: what was said and what came, ${n} forecasts`,
    curveCaption:
      'Forecasts in fifths. On the line, what was said is what came; the number beside a dot is how many forecasts stand behind it.',
    said: 'said',
    came: 'came',
    cases: 'forecasts',
  },
  mechanical: {
    title: 'Mechanical or not',
    none: (why) => `How much of such falls is mechanical is not known: ${why}`,
    no: ({ at, low, high }) =>
      `Synchronised falls do not come back more often than like falls of shares alone, as far as can be told: ${at} points, 80% ${low} to ${high}`,
    yes: ({ at, low, high }) =>
      `Synchronised falls differ from like falls of shares alone in how often half comes back: ${at} points, 80% ${low} to ${high}`,
    caption: ({ together, alone, detectable }) =>
      `Excess of P(half back at any close within twenty sessions) of ${together} synchronised falls, in points. So many falls, with ${alone} different ones beside them, would tell an excess of ${detectable} points from none in 80 of 100 samples; a smaller one would go unseen.`,
    matched: 'any close, over like falls of shares alone',
    lasting: 'twentieth close, over the same',
    walk: 'any close, over a random walk',
    points: 'points',
    fewer: 'back less often',
    more: 'back more often',
  },
  wealth: {
    title: 'Wealth',
    heading: (own, best, name) => `1 became ${own} with this thesis and ${best} with ${name}`,
    caption:
      'Own capital, 1 at the start, on a scale of equal per cents. A decision is carried out at the next close, a change costs 5 basis points of it, what is not invested earns the bill yield. Growth a year is logarithmic; held is the mean exposure.',
    column: {
      year: 'a year',
      total: 'total',
      rest: ['drawdown', 'CVaR 1d', 'CVaR 20d', 'gain:loss', 'held'],
    },
    years: (n) => `${n} years`,
  },
  margin: {
    title: 'Differences',
    heading: 'This thesis less each baseline, log growth a year',
    caption: (resamples, block) =>
      `80% intervals from ${resamples} resamples in blocks of ${block} sessions on average. The table has the other figures; of CVaR the smaller is the better.`,
    column: ['', 'a year', 'drawdown', 'CVaR 1d', 'gain:loss'],
    range: ({ at, low, high }) => `${at} (${low} to ${high})`,
    worse: 'grew less',
    better: 'grew more',
  },
  after: {
    title: 'After the falls',
    heading: (falls, sessions) =>
      `The sixty sessions after each of ${falls} synchronised falls, ${sessions} different sessions`,
    caption:
      'Counted from the first return that a decision of that day can earn. Stretches overlap where falls are near to each other.',
    column: ['', 'mean', 'gained', 'drawdown', 'CVaR 1d', 'gain:loss', 'held'],
  },
  falls: {
    title: 'The falls',
    heading: (falls, years, each, alarms) =>
      `${falls} synchronised falls in ${years} years, ${each} a year; ${alarms} of them raised the alarm`,
    caption:
      'First windows of three sessions in which everything fell by more than the threshold that was known then. Severity and moves of the legs in sigmas known before; half back at any close within twenty sessions, and at the twentieth; the move over those twenty. A star: it raised the alarm.',
    column: ['day', 'severity', 'over', 'risk', 'rates', 'dollar', 'VIX', 'half', 'at 20', 'move'],
    back: 'half back within twenty sessions',
    notBack: 'not back',
    alarm: '*',
    open: 'open',
    yes: 'yes',
    no: 'no',
    beside: ({ half, end, n, aloneHalf, aloneEnd, alone }) =>
      `Half was back at some close after ${half} of ${n} such falls, and at the twentieth after ${end}; after ${alone} falls of shares that were not synchronised, ${aloneHalf} and ${aloneEnd}. These are shares as they came, not matched by size`,
  },
  lessons: {
    heading: 'What each year taught',
    caption:
      'Thresholds in force until the next one: an alarm at one, three and five sessions, and the study set.',
    column: ['until', 'windows', 'alarm 1', 'alarm 3', 'alarm 5', 'study'],
  },
  mind: {
    title: 'What to mind',
    noEvidence:
      'No evidence was coded for these years: the regime call hears prices alone, there is no score of it, and stops on evidence are left out',
    noCrowd: 'The crowd model was not asked: its caps are no part of this path',
    noDividends:
      'The index pays no dividends here, for any contender: whoever holds more would have had more',
    picked: 'The best rival was picked afterwards, among five',
    inSample:
      'The default weights and outcomes were chosen with a later episode in view: on it they are in-sample',
    revised: 'The credit readings are later revisions, not first prints',
    unpaid: (sessions, of) =>
      `No bill yield was known in ${sessions} of ${of} sessions: cash earned nothing in them`,
    notCompared: (who, why) => `${who} not compared: ${why}`,
    shortRecord: (who, sessions) =>
      `${who} looks back on a record that is ${sessions} session${sessions === 1 ? '' : 's'} short`,
    overlapping: (resolved, apart) =>
      `The ${resolved} resolved calls overlap; only ${apart} are near to independent`,
    noRatio: (who, why) => `No gain:loss of ${who}: ${why}`,
    noRegime: 'No evidence was coded: there is no score of the regime calls',
  },
  inputs: 'Input files',
  why: (reason) => reason,
  unknown: '?',
};
