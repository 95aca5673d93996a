import type { Text } from '../../domain/text.ts';
import { formatDay, parseDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { entriesOf, type Ran, withJournal } from '../keep.ts';
import { play } from '../workspace.ts';
import { decisionAt, notice, opened } from './ask.ts';
import { answer, type Common, FINE, misuse, refuse } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly accept?: boolean;
  readonly override?: boolean;
  readonly exposure?: string;
  readonly why?: string;
  readonly review?: string;
};

/** `bide decide`: what the person did about a proposal, on record beside it. */
export async function run([given]: readonly string[], options: Options): Promise<number> {
  const wrong = misused(options);
  if (wrong !== undefined) return misuse(wrong, options);
  const name =
    given ?? withJournal(options.home, (s) => entriesOf<Ran>(s, 'run').at(-1)?.read.name);
  if (name === undefined)
    return misuse(
      {
        en: 'decide: expected an episode, found none in the journal',
        'zh-Hant': 'decide：要指定事件段，日誌裡還沒有',
      },
      options,
    );
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  notice(played, options);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong, options);
  const proposal = played.lines[at];
  const decision = played.decisions[at];
  if (!proposal || !decision) throw new RangeError(`no decision ${at}`);
  const done = {
    episode: episode.value.setup.episode.id,
    day: formatDay(decision.moment.day),
    thesis: decision.thesis,
    proposal: proposal.hash,
    proposed: decision.exposure.target,
    exposure: options.accept ? decision.exposure.target : Number(options.exposure),
    ...(options.why === undefined ? {} : { why: options.why }),
    ...(options.review === undefined ? {} : { review: options.review }),
  };
  const [entry] = withJournal(options.home, (store) =>
    store.append([{ kind: options.accept ? 'accept' : 'override', at: now(), body: done }]),
  );
  const { day, proposed, exposure } = done;
  answer(
    {
      en: `${options.accept ? 'accepted' : 'overridden'} ${day}: proposed ${percent(proposed)}, held ${percent(exposure)}; entry ${entry?.seq}`,
      'zh-Hant': `${day}${options.accept ? '照做' : '另作決定'}：建議${percent(proposed)}，實際${percent(exposure)}；日誌第${entry?.seq}筆`,
    },
    { ...done, entry: entry?.seq },
    options,
  );
  return FINE;
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What is wrong with the words of the command. */
function misused({ accept, override, exposure, why, review }: Options): Text | undefined {
  if (accept === override)
    return {
      en: 'decide: expected either --accept or --override',
      'zh-Hant': 'decide：--accept與--override擇一',
    };
  if (accept)
    return exposure === undefined
      ? undefined
      : {
          en: '--exposure goes with --override; --accept takes what was proposed',
          'zh-Hant': '--exposure要配--override；--accept就是照建議',
        };
  if (!why?.trim())
    return { en: '--why: an override needs its reason', 'zh-Hant': '--why：另作決定要寫理由' };
  if (review === undefined || parseDay(review) === undefined)
    return {
      en: '--review: an override needs a date YYYY-MM-DD on which to review it',
      'zh-Hant': '--review：另作決定要訂檢討日期YYYY-MM-DD',
    };
  const share = Number(exposure);
  return exposure === undefined || exposure.trim() === '' || !(share >= 0 && share <= 1)
    ? {
        en: `--exposure: expected a share from 0 to 1, found ${exposure ?? 'none'}`,
        'zh-Hant': `--exposure：應為0至1的比例，實為${exposure ?? '空白'}`,
      }
    : undefined;
}
