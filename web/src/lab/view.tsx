import './lab.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { words } from '../../../src/report/words/index.ts';
import { fixed } from '../../../src/report/words/number.ts';
import {
  DIALS,
  type DialId,
  type LabBase,
  type LabSetting,
  ownSetting,
} from '../../../src/weigh/laboratory/setting.ts';
import { ask } from '../ask.ts';
import { queryOf } from '../place.ts';
import type { ViewProps } from '../view.tsx';
import { say } from '../words.ts';
import { addressOf, settingIn } from './address.ts';
import { useAnswers } from './answers.ts';
import { Dial } from './dial.tsx';
import { chartsOf, figuresOf, findingOf, fittedOf } from './finding.ts';
import { Panel } from './panel.tsx';
import { type LabWords, labWords } from './words.ts';

/** How long the address and those who listen wait until nothing moves any more, milliseconds. */
const [ADDRESS_MS, HEARD_MS] = [250, 700];

/** The crowd laboratory: what the model of who sells answers where its settings are others. */
export function View({ place }: ViewProps) {
  const { episode, at, lang } = place;
  const [base, setBase] = useState<LabBase | Error>();
  useEffect(() => {
    let stale = false;
    ask<LabBase>(
      `/page/lab?${queryOf({ episode, lang: 'en', view: 'day', ...(at && { at }) })}`,
    ).then(
      (found) => stale || setBase(found),
      (error: Error) => stale || setBase(error),
    );
    return () => {
      stale = true;
    };
  }, [episode, at]);
  if (base === undefined) return <p role="status">{say(lang, 'loading')}</p>;
  if (base instanceof Error) return <p role="alert">{base.message}</p>;
  return <Laboratory {...{ base, lang }} />;
}

type Shown = { readonly base: LabBase; readonly lang: ViewProps['place']['lang'] };

function Laboratory({ base, lang }: Shown) {
  const [lab, w] = [labWords(lang), words(lang)];
  const own = useMemo(() => ownSetting(base), [base]);
  const [moved, setMoved] = useState<Partial<LabSetting>>(() => settingIn(location.search));
  const setting = useMemo(() => ({ ...own, ...moved }), [own, moved]);
  const { reading, failed, answered } = useAnswers(base, setting);
  useAddress(setting, lang);
  useEffect(() => {
    const back = (): void => setMoved(settingIn(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const turn = (dial: DialId | 'seed', to: number): void =>
    setMoved((before) => ({ ...before, [dial]: to }));
  const charts = useMemo(() => reading && chartsOf(base, reading, lang), [base, reading, lang]);
  const finding = reading && findingOf(base, reading, { lab, lang });
  return (
    <div class="lab">
      <form class="dials" onSubmit={(event) => event.preventDefault()}>
        {DIALS.map((dial) => (
          <Dial
            key={dial}
            {...{ dial, own, setting, turn }}
            words={lab}
            {...(dial === 'tail' && { odds: base.odds })}
          />
        ))}
        <div class="dial">
          <div class="head">
            <label for="dial-seed">{lab.seed}</label>
            <input
              id="dial-seed"
              type="number"
              min="0"
              max="4294967295"
              step="1"
              value={setting.seed}
              aria-describedby="means-seed"
              onChange={({ currentTarget: { value, validity } }) =>
                value !== '' && validity.valid && turn('seed', Number(value))
              }
            />
          </div>
          <p id="means-seed">{lab.seedMeans}</p>
        </div>
        <div class="acts">
          <button type="button" onClick={() => setMoved({})}>
            {lab.reset}
          </button>
          <a href={addressOf(location.href, setting)}>{lab.link}</a>
        </div>
      </form>
      <div class="results" data-drawn={answered} data-paths={reading?.paths}>
        {failed && <p role="alert">{failed}</p>}
        {!(reading && charts) && !failed && <p role="status">{lab.waits}</p>}
        {reading && charts && (
          <>
            <dl class="sum">
              {figuresOf(base, reading, lab).map(({ name, value }, i) => (
                <div key={i}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <p class="finding">{finding}</p>
            <p class="note">
              {reading.simulations
                ? lab.whole(fixed(reading.paths, 0), String(setting.seed))
                : lab.first(fixed(reading.paths, 0), fixed(reading.harsher, 0))}
              {w.blank}
              {lab.noForecast}
            </p>
            <div class="pictures">
              {charts.map((cell, i) => (
                <div key={i}>
                  {cell.map((chart, k) => (
                    <Panel key={k} chart={chart} w={w} />
                  ))}
                </div>
              ))}
            </div>
          </>
        )}
        <Fitted {...{ base, lang, lab }} />
        <Heard says={reading?.simulations && finding} />
      </div>
    </div>
  );
}

/** What is fitted and what is stated. */
function Fitted({ base, lang, lab }: Shown & { readonly lab: LabWords }) {
  const w = words(lang);
  const charts = useMemo(() => fittedOf(base, lang), [base, lang]);
  return (
    <section class="result grounds">
      <h2>{lab.fitted}</h2>
      <p>{lab.stated}</p>
      <p>{charts.length > 0 ? w.like.stated : lab.noFit}</p>
      <div class="pictures">
        {charts.map((chart, i) => (
          <Panel key={i} chart={chart} w={w} />
        ))}
      </div>
    </section>
  );
}

/** Says what was found to whoever listens, once it stays. */
function Heard({ says }: { readonly says: string | undefined }) {
  const [heard, setHeard] = useState('');
  useEffect(() => {
    if (says === undefined) return;
    const timer = setTimeout(() => setHeard(says), HEARD_MS);
    return () => clearTimeout(timer);
  }, [says]);
  return (
    <p class="unseen" aria-live="polite">
      {heard}
    </p>
  );
}

/** Keeps the whole setting in the address, so that a link restores it. */
function useAddress(setting: LabSetting, lang: string): void {
  const begun = useRef(false);
  // In another language the page has an address without it.
  useEffect(() => {
    const write = (): void =>
      history.replaceState(history.state, '', addressOf(location.href, setting));
    const timer = setTimeout(write, begun.current ? ADDRESS_MS : 0);
    begun.current = true;
    return () => clearTimeout(timer);
  }, [setting, lang]);
}
