import type { Lang } from '../words.ts';
import type { ThesisCheck } from './calls.ts';
import type { Mark } from './editor.tsx';
import { THESIS_SAYS, type ThesisWord, thesisSay } from './words.ts';

/** What a check found: whether the text may be signed, each problem with its place, each test. */
export function Findings({
  check,
  marks,
  checking,
  lang,
  go,
}: {
  readonly check: ThesisCheck | undefined;
  readonly marks: readonly Mark[];
  readonly checking: boolean;
  readonly lang: Lang;
  readonly go: (mark: Mark) => void;
}) {
  const w = (name: ThesisWord): string => thesisSay(lang, name);
  const says = THESIS_SAYS[lang];
  const errors = marks.filter(({ severity }) => severity === 'error').length;
  const passed = check?.tests.filter(({ problems }) => problems.length === 0).length ?? 0;
  return (
    <div class="findings">
      <p role="status" aria-live="polite">
        {checking || !check
          ? w('checking')
          : `${w(check.ok ? 'ready' : 'notReady')} ${marks.length > 0 ? says.wrong(errors, marks.length - errors) : ''}`}
      </p>
      {marks.length > 0 && (
        <section>
          <h2>{w('problems')}</h2>
          <ul>
            {marks.map((mark) => (
              <li key={`${mark.line}:${mark.column}:${mark.text}`} class={mark.severity}>
                <button type="button" onClick={() => go(mark)}>
                  {w(mark.severity)}, {says.place(mark.line, mark.column)}
                </button>
                <span>{mark.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{w('tests')}</h2>
        {check && check.problems.length > 0 && <p class="cap">{w('notRun')}</p>}
        {check && check.problems.length === 0 && (
          <>
            <p class="cap">
              {check.tests.length === 0 ? w('noTests') : says.passed(passed, check.tests.length)}
            </p>
            <ul>
              {check.tests.map(({ name, problems }) => (
                <li key={name} class={problems.length === 0 ? 'passed' : 'failed'}>
                  <span class="state">{w(problems.length === 0 ? 'passed' : 'failed')}</span>
                  <span>{name}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}
