import { both, type Text } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';

/** Faults of which there is no more to say. */
export type BareFault =
  | 'reset'
  | 'private address'
  | 'not https'
  | 'no address'
  | 'truncated'
  | 'offline'
  | 'garbled'
  | 'certificate'
  /** Whoever asked waited no longer. */
  | 'given up';

/** Why a source gave nothing. */
export type FetchFault = {
  /** Whose answer was wanted, by the name that bide gives it. */
  readonly source: string;
  readonly host: string;
  /** Where it was looked for, without secrets. */
  readonly url: string;
  /** Times that it was asked in this pull. */
  readonly tries: number;
} & (
  | { readonly kind: 'timeout'; readonly seconds: number }
  /** `again`: before which the source does not want to be asked. */
  | { readonly kind: 'status'; readonly status: number; readonly again?: Instant }
  /** `by`: who counts the calls. */
  | { readonly kind: 'quota'; readonly by: 'bide' | 'source'; readonly again: Instant }
  | { readonly kind: 'open circuit'; readonly failures: number; readonly again: Instant }
  | { readonly kind: 'too large' | 'bomb'; readonly bytes: number }
  | { readonly kind: 'redirect'; readonly to: string }
  /** `ahead`: of the answer's date, milliseconds; negative where our clock is behind it. */
  | { readonly kind: 'clock'; readonly ahead: number }
  | { readonly kind: BareFault }
);

/** What one exchange can end with; whose it was, and how often it was tried, is told by whoever asked. */
export type Failed<F = FetchFault> = F extends FetchFault
  ? Omit<F, 'source' | 'host' | 'url' | 'tries'>
  : never;

/** What happened, what bide does about it, what the reader can do. */
export function sayFetchFault(fault: FetchFault, now: Instant): Text {
  const parts = [happened(fault), does(fault, now), can(fault)];
  return both(
    `${fault.source}: ${parts.map(({ en }) => en).join(' ')}`,
    `${fault.source}：${parts.map((part) => part['zh-Hant']).join('')}`,
  );
}

function happened(fault: FetchFault): Text {
  const { host } = fault;
  switch (fault.kind) {
    case 'timeout':
      return both(
        `${host} did not finish its answer in ${fault.seconds} seconds.`,
        `${host}在${fault.seconds}秒內沒有回應完畢。`,
      );
    case 'status':
      return both(
        `${host} answered with status ${fault.status}${meaningOf(fault.status).en}.`,
        `${host}回應狀態碼${fault.status}${meaningOf(fault.status)['zh-Hant']}。`,
      );
    case 'quota':
      return fault.by === 'source'
        ? both(`${host} wants to be left alone for now.`, `${host}要求暫停請求。`)
        : both(
            `${host} has been asked as often as it allows for now.`,
            `目前對${host}的請求次數已達上限。`,
          );
    case 'open circuit':
      return both(
        `${host} failed ${fault.failures} pulls in a row.`,
        `${host}已連續${fault.failures}次抓取失敗。`,
      );
    case 'too large':
      return both(
        `${host} sent more than ${megabytes(fault.bytes)} MB.`,
        `${host}傳來的內容超過${megabytes(fault.bytes)} MB。`,
      );
    case 'bomb':
      return both(
        `What ${host} sent unpacks to more than ${megabytes(fault.bytes)} MB.`,
        `${host}傳來的壓縮內容，解開後超過${megabytes(fault.bytes)} MB。`,
      );
    case 'redirect':
      return both(
        `${host} sends its readers on to ${fault.to}, which is not a place of this source.`,
        `${host}把請求轉到${fault.to}，那裡不屬於這個來源。`,
      );
    case 'clock':
      return both(
        `The clock of this computer is ${span(fault.ahead, Math.round).en} ${fault.ahead > 0 ? 'ahead of' : 'behind'} the date of the answer of ${host}.`,
        `這台電腦的時鐘比${host}回應上的時間${fault.ahead > 0 ? '快' : '慢'}${span(fault.ahead, Math.round)['zh-Hant']}。`,
      );
    case 'reset':
      return both(`${host} broke the connection off.`, `${host}中斷了連線。`);
    case 'private address':
      return both(
        `The name ${host} leads to an address inside a private network.`,
        `${host}這個名稱指向內部網路的位址。`,
      );
    case 'not https':
      return both(
        `The address at ${host} is not one of plain https.`,
        `${host}的網址不是一般的https網址。`,
      );
    case 'no address':
      return both(`There is no host named ${host}.`, `找不到名為${host}的主機。`);
    case 'truncated':
      return both(`The answer of ${host} broke off before its end.`, `${host}的回應不完整。`);
    case 'offline':
      return both(`${host} cannot be reached from here.`, `這台電腦連不到${host}。`);
    case 'garbled':
      return both(
        `The answer of ${host} is not packed as it says.`,
        `${host}的回應和它聲明的壓縮方式不符。`,
      );
    case 'certificate':
      return both(
        `Whoever answers for ${host} cannot prove to be it.`,
        `自稱${host}的伺服器無法證明身分。`,
      );
    case 'given up':
      return both(
        `${host} had not answered when the time for asking was over.`,
        `詢問時間結束時${host}還沒有回應。`,
      );
    default:
      return fault satisfies never;
  }
}

/** What a status says; `yours`: whether it is what was asked for that is wrong. */
function meaningOf(status: number): Text & { readonly yours: boolean } {
  const yours = STATUS[status];
  if (yours) return { ...yours, yours: true };
  const says =
    status === 429
      ? both(' (asked too often)', '（請求太頻繁）')
      : status >= 500
        ? both(' (its own failure)', '（對方故障）')
        : both('', '');
  return { ...says, yours: false };
}

const REFUSED = both(' (access refused)', '（拒絕存取）');
const UNFIT = both(' (the request is refused)', '（不接受這個請求）');
const STATUS: Readonly<Record<number, Text>> = {
  400: UNFIT,
  401: REFUSED,
  403: REFUSED,
  404: both(' (not there)', '（找不到）'),
  422: UNFIT,
};

/** Faults after which another try may do. */
const PASSING: readonly FetchFault['kind'][] = ['timeout', 'reset', 'truncated'];

function does(fault: FetchFault, now: Instant): Text {
  const kept = both('the last values stay, with their age', '沿用先前的數值並標明時間');
  if ('again' in fault && fault.again !== undefined) {
    const { en, 'zh-Hant': zh } = wait(fault.again - now);
    return both(
      `bide asks it again ${en} at the earliest; until then ${kept.en}.`,
      `bide最快${zh}再問；在此之前${kept['zh-Hant']}。`,
    );
  }
  if (fault.tries > 1 || PASSING.includes(fault.kind))
    return both(
      `bide tried ${fault.tries === 1 ? 'once' : `${fault.tries} times`}; ${kept.en}.`,
      `bide試了${fault.tries}次；${kept['zh-Hant']}。`,
    );
  return both(`Nothing was taken from it; ${kept.en}.`, `沒有採用任何內容；${kept['zh-Hant']}。`);
}

const can = (fault: FetchFault): Text =>
  fault.kind === 'status' && meaningOf(fault.status).yours
    ? both('Look whether the series and the key are right.', '請確認序列與金鑰是否正確。')
    : CAN[fault.kind];

const LATER = both('Pull again later.', '請稍後再抓取。');

const CAN: { readonly [K in FetchFault['kind']]: Text } = {
  timeout: LATER,
  reset: LATER,
  truncated: LATER,
  status: LATER,
  quota: both('Wait; pulling sooner changes nothing.', '請等候；提早抓取沒有用。'),
  'open circuit': both(
    'Wait, or download the file by hand and import it.',
    '請等候，或自行下載檔案再匯入。',
  ),
  'too large': both(
    'Look at the source in a browser: it may have changed.',
    '請用瀏覽器查看這個來源，它可能已改版。',
  ),
  bomb: both(
    'Do not unpack it by hand; look whether the source gave notice.',
    '請勿自行解壓縮；請看這個來源有沒有公告。',
  ),
  redirect: both(
    'Look whether the source has moved; a new bide may know its new place.',
    '請看這個來源是否已搬家；新版的bide可能已更新位址。',
  ),
  clock: both('Set the clock of this computer, and pull again.', '請先校正這台電腦的時鐘再抓取。'),
  'private address': both(
    'Look at the name server and the hosts file of this computer.',
    '請檢查這台電腦的網域名稱伺服器與主機對照檔。',
  ),
  'not https': both('State an address that begins with https.', '請改用https開頭的網址。'),
  'no address': both(
    'Look whether this computer is online, and whether the source has moved.',
    '請確認這台電腦已連上網路，以及這個來源是否已搬家。',
  ),
  offline: both('Look at the connection, and pull again.', '請檢查網路連線後再抓取。'),
  garbled: both(
    'Pull again later; something on the way may change what is sent.',
    '請稍後再抓取；傳輸途中可能有設備更動內容。',
  ),
  'given up': LATER,
  certificate: both(
    'Look at the clock of this computer, and for a filter on the way.',
    '請檢查這台電腦的時鐘，以及途中是否有過濾設備。',
  ),
};

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

const MINUTE_MS = 60_000;
/** From which a span is told in hours, minutes. */
const MINUTES_TOLD = 90;
/** A span by its minutes or hours: rounded up where one waits, to the nearest where it is measured. */
function span(ms: number, round: (x: number) => number = Math.ceil): Text {
  const minutes = Math.max(1, round(Math.abs(ms) / MINUTE_MS));
  const hours = round(minutes / 60);
  return minutes <= MINUTES_TOLD
    ? both(`${minutes} minutes`, `${minutes}分鐘`)
    : both(`${hours} hours`, `${hours}小時`);
}

function wait(ms: number): Text {
  const { en, 'zh-Hant': zh } = span(ms);
  return ms <= MINUTE_MS ? both('in a minute', '一分鐘後') : both(`in ${en}`, `${zh}後`);
}
