import { both } from '../../domain/text.ts';
import type { Cited, Messages } from './message.ts';

/** What `bide journal` says beside its pages. */
export const ENTRIES = {
  usage: both(
    'journal: expected nothing, NUMBER, undo NUMBER --why TEXT, reviews or process [EPISODE]',
    'journal的寫法：不加引數、編號、undo 編號 --why 理由、reviews、process 事件期間',
  ),
  notANumber: (found: string) =>
    both(
      `journal: expected the number of an entry, found ${found}`,
      `journal要寫紀錄的編號，收到的是「${found}」`,
    ),
  noEntry: (n: number, last: number) =>
    last === 0
      ? both('the journal is empty', '日誌裡還沒有紀錄')
      : both(
          `no entry ${n}: the journal holds 1 to ${last}`,
          `沒有第${n}筆：日誌裡是第1筆到第${last}筆`,
        ),
  undoNeedsWhy: both('--why: taking an entry back needs its reason', '--why：撤銷時要寫理由'),
  machine: (n: number) =>
    both(
      `entry ${n} is the machine's record of what was told; it is not taken back`,
      `第${n}筆是程式對當時建議的紀錄，不能撤銷`,
    ),
  undoneBefore: (n: number, by: number) =>
    both(`entry ${n} was taken back before, by entry ${by}`, `第${n}筆先前已由第${by}筆撤銷`),
  undoOfUndo: ({ n, entry, command }: Cited<'n' | 'entry' | 'command'>) =>
    both(
      `entry ${n} takes entry ${entry} back, and stays; to have entry ${entry} count again, say it anew: ${command}`,
      `第${n}筆是對第${entry}筆的撤銷，不能再撤銷；要讓第${entry}筆重新算數，請重記一次：${command}`,
    ),
  notAsAccepted: (id: string, file: string) =>
    both(
      `${id}: ${file} does not hold it as it was accepted, so nothing was changed; if a later item took its place, take that back first`,
      `${id}：${file}裡的內容已不是當時採用的那一則，沒有更動；如果後來有另一則取代了它，請先撤銷那一則`,
    ),
  olderAcceptance: (id: string, file: string) =>
    both(
      `${id}: its acceptance does not tell what it replaced, for an earlier version wrote it; edit ${file}`,
      `${id}：這筆採用紀錄由舊版寫下，沒有記載取代了什麼；請直接修改${file}`,
    ),
  undone: ({
    n,
    entry,
    kind,
  }: Cited<'n' | 'entry'> & { readonly kind: Readonly<Record<'en' | 'zh-Hant', string>> }) =>
    both(
      `entry ${n} (${kind.en}) counts no more; entry ${entry} says so`,
      `第${n}筆（${kind['zh-Hant']}）已不算數，記在日誌第${entry}筆`,
    ),
  waitsAgain: (id: string) =>
    both(
      `${id} waits again: bide evidence list EPISODE`,
      `${id}回到待審：bide evidence list 事件期間`,
    ),
  noVerdictOn: (id: string) =>
    both(
      `${id}: neither accepted nor rejected by an entry that counts`,
      `${id}：日誌裡沒有仍算數的採用或退回紀錄`,
    ),
  reviewsDue: ({ count, day, entry }: Cited<'count' | 'day' | 'entry'>) =>
    both(
      `review due since ${day} (entry ${entry})${count === 1 ? '' : `, and ${Number(count) - 1} more`}: bide journal reviews`,
      `檢討日${day}已到（第${entry}筆）${count === 1 ? '' : `，另有${Number(count) - 1}項`}：bide journal reviews`,
    ),
  noEpisode: both(
    'journal process: expected an episode, found none in the journal',
    'journal process要指定事件期間，日誌裡還沒有可沿用的',
  ),
} as const satisfies Messages;
