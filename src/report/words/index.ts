import type { Lang, Text } from '../../domain/text.ts';
import { agreeWords } from './agree.ts';
import { alertWords } from './alert.ts';
import { bindings } from './binding.ts';
import { briefs } from './brief.ts';
import { calls } from './calls.ts';
import { caps } from './cap.ts';
import { careerWords } from './career.ts';
import { causes } from './cause.ts';
import { charts } from './chart.ts';
import { dailies } from './daily.ts';
import { delever } from './delever.ts';
import { evaluationWords } from './evaluation.ts';
import { flightWords } from './flight.ts';
import { heldWords } from './held.ts';
import { journalWords } from './journal.ts';
import { labels, titles } from './label.ts';
import { libraryWords } from './library.ts';
import { like } from './like.ts';
import { likenessWords } from './likeness.ts';
import { lookaheadWords } from './lookahead.ts';
import { market } from './market.ts';
import { misfits } from './misfit.ts';
import { names } from './name.ts';
import { oddsWords } from './odds.ts';
import { pages } from './page.ts';
import { priceWords } from './price.ts';
import { record } from './record.ts';
import { retraceWords } from './retrace.ts';
import { screens } from './screen.ts';
import { byLang } from './side.ts';
import { sinceWords } from './since.ts';
import { sources } from './source.ts';
import { stops } from './stop.ts';
import { survive } from './survive.ts';
import { threats } from './threats.ts';
import { timingWords } from './timing.ts';
import { units } from './unit.ts';
import { unknowns } from './unknown.ts';
import { verdicts } from './verdict.ts';

const compose = (lang: Lang) => ({
  lang,
  title: titles[lang],
  label: labels[lang],
  agree: agreeWords[lang],
  alert: alertWords[lang],
  brief: briefs[lang],
  calls: calls[lang],
  career: careerWords[lang],
  delever: delever[lang],
  evaluation: evaluationWords[lang],
  flight: flightWords[lang],
  held: heldWords[lang],
  journal: journalWords[lang],
  library: libraryWords[lang],
  like: like[lang],
  likeDays: likenessWords[lang],
  lookahead: lookaheadWords[lang],
  market: market[lang],
  odds: { ...oddsWords[lang], ...misfits[lang] },
  price: priceWords[lang],
  record: { ...record[lang], ...retraceWords[lang], ...timingWords[lang] },
  between: sinceWords[lang],
  survive: survive[lang],
  threats: { ...threats[lang], ...causes[lang] },
  page: pages[lang],
  screen: screens[lang],
  ...units[lang],
  ...unknowns[lang],
  ...names[lang],
  ...verdicts[lang],
  ...stops[lang],
  ...charts[lang],
  ...bindings[lang],
  ...caps[lang],
  ...dailies[lang],
  ...sources[lang],
});

/** Everything that a language says; one that misses a word does not compile. */
export type Words = ReturnType<typeof compose>;

const ALL = byLang(compose);

/** The same in every language. */
export const inEach = (say: (w: Words) => string): Text => byLang((lang) => say(ALL[lang]));

/** The words of a language. */
export const words = (lang: Lang): Words => ALL[lang];
