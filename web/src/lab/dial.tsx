import { type DialId, dialRange, type LabSetting } from '../../../src/weigh/laboratory/setting.ts';
import type { LabWords } from './words.ts';

type Dialled = {
  readonly dial: DialId;
  readonly own: LabSetting;
  readonly setting: LabSetting;
  /** The odds of the day, beside the tail probability. */
  readonly odds?: number;
  readonly words: LabWords;
  readonly turn: (dial: DialId, to: number) => void;
};

/** One dial: what it is called, where it stands and where the model has it, and what it means. */
export function Dial({ dial, own, setting, odds, words, turn }: Dialled) {
  const { name, means } = words.dials[dial];
  const { min, max, step } = dialRange(dial, own);
  const [value, model] = [setting[dial], own[dial]];
  const share = (x: number): number => (max > min ? (x - min) / (max - min) : 0);
  const says = words.value(dial, value);
  const modelSays = words.model(words.value(dial, model));
  return (
    <div class="dial">
      <div class="head">
        <label for={`dial-${dial}`}>{name}</label>
        <output for={`dial-${dial}`}>{says}</output>
      </div>
      <div class="track" style={{ '--model': share(model) }}>
        <input
          id={`dial-${dial}`}
          type="range"
          {...{ min, max, step, value }}
          aria-describedby={`means-${dial}`}
          aria-valuetext={`${says}; ${modelSays}`}
          onInput={(event) => turn(dial, event.currentTarget.valueAsNumber)}
        />
        <i aria-hidden="true" />
      </div>
      <p id={`means-${dial}`}>{means}</p>
      <div class="acts">
        <button type="button" disabled={value === model} onClick={() => turn(dial, model)}>
          <span class="unseen">{name} </span>
          {modelSays}
        </button>
        {odds !== undefined && (
          <button type="button" disabled={value === odds} onClick={() => turn(dial, odds)}>
            <span class="unseen">{name} </span>
            {words.odds(words.value(dial, odds))}
          </button>
        )}
      </div>
    </div>
  );
}
