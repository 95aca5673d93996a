import type { RecordLines } from '../record.ts';

export const record: RecordLines = {
  title: 'Score',
  contender: {
    own: 'this thesis',
    hold: 'always hold',
    out: 'always out',
    fear: 'buy after VIX > 30',
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
  lead: ({ by, rival, range, settled }) =>
    `Log growth of this thesis over the whole stretch, less that of the best rival${rival === undefined ? '' : ` (${rival})`}: ${by}. ${
      range === undefined
        ? 'Its 80% interval is not known'
        : `The 80% interval, ${range.low} to ${range.high}, ${settled ? 'excludes' : 'includes'} zero and speaks of this stretch alone`
    }; the best rival was picked afterwards`,
  proves: (episodes) => `Episodes: ${episodes}. One proves nothing`,
  calls: {
    title: 'Regime calls',
    heading: ({ decisions, resolved, open, void: lost, apart }) =>
      `${decisions} calls: ${resolved} resolved, ${open} open, ${lost} void; only ${apart} nearly independent`,
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
      'Penalties, the smaller the better. CRPS: for the move over 20 sessions, in its own sigmas. Brier and log: for half of the fall being back, at any close within 20 sessions or at the 20th. Each forecast used only what was known at the time.',
    column: ['', 'forecast', 'past mean', 'by VIX', 'random walk'],
    row: {
      crps: 'CRPS, move',
      halfBrier: 'Brier, half back at any close',
      endBrier: 'Brier, half back at the 20th',
      halfLog: 'log, half back at any close',
      endLog: 'log, half back at the 20th',
    },
    coverage: (held, of) =>
      `Of ${of} intervals meant to hold the outcome in 80% of cases, ${held} did`,
    curve: { half: 'half back at any close', end: 'half back at the 20th close' },
    curveHeading: (n) => `Half of the fall back: forecast and outcome, ${n} forecasts`,
    curveCaption:
      'Forecasts in five bins of 20 points each. On the line, as many came back as was said; the number beside a dot is how many forecasts stand behind it.',
    said: 'said',
    came: 'came',
    cases: 'forecasts',
  },
  mechanical: {
    title: 'Mechanical or not',
    none: (why) => `How much of such falls is mechanical is not known: ${why}`,
    no: ({ at, low, high }) =>
      `It cannot be told that synchronised falls come back more or less often than like falls of shares alone: ${at} points, 80% ${low} to ${high}`,
    yes: ({ at, low, high }) =>
      `Synchronised falls differ from like falls of shares alone in how often half comes back: ${at} points, 80% ${low} to ${high}`,
    caption: ({ together, alone, detectable }) =>
      `Chance that half is back within 20 sessions after ${together} synchronised falls, less that of like falls, percentage points. Like falls: for each the 20 nearest in sigmas, later ones included, ${alone} different windows in all, many of which overlap; the lines of earlier ones take only those that were over by then. An excess of ${detectable} points would show in 80 of 100 samples, a smaller one less often.`,
    matched: 'any close, over like falls of shares alone',
    lasting: '20th close, over the same',
    earlierHalf: 'any close, over earlier ones only',
    earlierEnd: '20th close, over earlier ones only',
    walk: 'any close, over a random walk',
    points: 'points',
    fewer: 'back less often',
    more: 'back more often',
  },
  wealth: {
    title: 'Wealth',
    heading: (own, best, name) => `1 became ${own} with this thesis and ${best} with ${name}`,
    caption:
      'Own capital, 1 at the start, on a log scale. A decision is carried out at the next close, a change costs 5 basis points of it, cash earns the bill yield where it is known. A year: log growth. CVaR: mean loss of the worst twentieth of 1-day or 20-day returns. Gain:loss: sum of gains over sum of losses. Held: mean exposure.',
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
      `80% intervals from ${resamples} resamples in blocks of ${block} sessions on average. The tables add the other figures, in percentage points except gain:loss. Drawdown above 0: less deep than the baseline; CVaR below 0: less loss.`,
    column: ['', 'a year', 'drawdown', 'CVaR 1d', 'gain:loss'],
    range: ({ at, low, high }) => `${at} (${low} to ${high})`,
    worse: 'grew less',
    better: 'grew more',
  },
  after: {
    title: 'After the falls',
    heading: (falls, sessions) =>
      `The 60 sessions after each of ${falls} synchronised falls: ${sessions} different sessions`,
    caption:
      'Counted from the first return that a decision of that day can earn; stretches overlap where falls are close together. Mean: return over the 60 sessions; gained: share of stretches that gained; drawdown: the deepest of any stretch.',
    column: ['', 'mean', 'gained', 'drawdown', 'CVaR 1d', 'gain:loss', 'held'],
  },
  falls: {
    title: 'The falls',
    heading: (falls, years, each, alarms) =>
      `${falls} synchronised falls in ${years} years, ${each} a year; ${alarms} of them raised the alarm`,
    caption:
      'First window of three sessions of each run in which everything fell by more than the threshold known then. Severity and legs in sigmas known before. Half: half back at any close within 20 sessions; at 20: at the 20th close; move: of shares over those 20. A star: it raised the alarm, over one, three or five sessions, then or later in the run.',
    column: [
      'day',
      'severity',
      'threshold',
      'risk',
      'rates',
      'dollar',
      'VIX',
      'half',
      'at 20',
      'move',
    ],
    back: 'half back within 20 sessions',
    notBack: 'not back',
    alarm: '*',
    open: 'open',
    yes: 'yes',
    no: 'no',
    beside: ({ half, end, n, aloneHalf, aloneEnd, alone }) =>
      `Half was back at some close after ${half} of ${n} such falls, and at the 20th after ${end}; after ${alone} falls of shares that were not synchronised, after ${aloneHalf} and ${aloneEnd}. These are raw rates, not matched by size`,
  },
  lessons: {
    heading: 'What each year taught',
    caption:
      'Thresholds in force until the next ones, in sigmas: of the alarm over one, three and five sessions, and of the falls studied here.',
    column: ['until', 'windows', 'alarm 1', 'alarm 3', 'alarm 5', 'study'],
  },
  mind: {
    title: 'What to mind',
    noEvidence:
      'No evidence was coded for these years: the regime call hears prices alone and is not scored, and stops on evidence are left out',
    noCrowd: 'The crowd model was not asked: its caps are no part of this path',
    noDividends:
      'Dividends are left out for every contender: with them, whoever holds more would have gained more',
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
      `The ${resolved} resolved calls overlap; only ${apart} are nearly independent`,
    noRatio: (who, why) => `No gain:loss of ${who}: ${why}`,
    noRegime: 'No evidence was coded: there is no score of the regime calls',
  },
  inputs: 'Input files',
  why: (reason) => reason,
  unknown: '?',
};
