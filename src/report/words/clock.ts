import { type Day, parseDay } from '../../domain/time.ts';
import { sides } from './side.ts';

/** What a wall-clock stamp says. */
export type Wall = {
  readonly day: Day | undefined;
  /** hh:mm. */
  readonly time: string;
  /** As written: Z, or +hh:mm. */
  readonly offset: string;
  readonly minutes: number;
};

/**
 * Reads a stamp such as `1970-01-01T18:30:00-05:00`; a zone in brackets behind it is left alone.
 * @example wall('1970-01-02T18:30-05:00').time // '18:30'
 */
export function wall(stamp: string): Wall {
  const m = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?/.exec(
    stamp,
  );
  const offset = m?.[3] ?? 'Z';
  const minutes =
    offset === 'Z'
      ? 0
      : (offset.startsWith('-') ? -1 : 1) *
        (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  return { day: m ? parseDay(m[1] as string) : undefined, time: m?.[2] ?? '', offset, minutes };
}

/** Cities by which common time zones are called; another is called by its own name. */
export const cities = sides<string>({
  'America/New_York': ['New York', '紐約'],
  'America/Chicago': ['Chicago', '芝加哥'],
  'America/Denver': ['Denver', '丹佛'],
  'America/Los_Angeles': ['Los Angeles', '洛杉磯'],
  'America/Toronto': ['Toronto', '多倫多'],
  'America/Vancouver': ['Vancouver', '溫哥華'],
  'America/Mexico_City': ['Mexico City', '墨西哥城'],
  'America/Sao_Paulo': ['São Paulo', '聖保羅'],
  'America/Argentina/Buenos_Aires': ['Buenos Aires', '布宜諾斯艾利斯'],
  'Pacific/Honolulu': ['Honolulu', '檀香山'],
  'Asia/Taipei': ['Taipei', '台北'],
  'Asia/Tokyo': ['Tokyo', '東京'],
  'Asia/Seoul': ['Seoul', '首爾'],
  'Asia/Shanghai': ['Shanghai', '上海'],
  'Asia/Hong_Kong': ['Hong Kong', '香港'],
  'Asia/Macau': ['Macau', '澳門'],
  'Asia/Singapore': ['Singapore', '新加坡'],
  'Asia/Kuala_Lumpur': ['Kuala Lumpur', '吉隆坡'],
  'Asia/Bangkok': ['Bangkok', '曼谷'],
  'Asia/Jakarta': ['Jakarta', '雅加達'],
  'Asia/Manila': ['Manila', '馬尼拉'],
  'Asia/Ho_Chi_Minh': ['Ho Chi Minh City', '胡志明市'],
  'Asia/Saigon': ['Ho Chi Minh City', '胡志明市'],
  'Asia/Kolkata': ['Kolkata', '加爾各答'],
  'Asia/Calcutta': ['Kolkata', '加爾各答'],
  'Asia/Dubai': ['Dubai', '杜拜'],
  'Asia/Jerusalem': ['Jerusalem', '耶路撒冷'],
  'Australia/Sydney': ['Sydney', '雪梨'],
  'Australia/Melbourne': ['Melbourne', '墨爾本'],
  'Australia/Brisbane': ['Brisbane', '布里斯本'],
  'Australia/Perth': ['Perth', '伯斯'],
  'Pacific/Auckland': ['Auckland', '奧克蘭'],
  'Africa/Johannesburg': ['Johannesburg', '約翰尼斯堡'],
  'Europe/London': ['London', '倫敦'],
  'Europe/Dublin': ['Dublin', '都柏林'],
  'Europe/Lisbon': ['Lisbon', '里斯本'],
  'Europe/Madrid': ['Madrid', '馬德里'],
  'Europe/Paris': ['Paris', '巴黎'],
  'Europe/Brussels': ['Brussels', '布魯塞爾'],
  'Europe/Amsterdam': ['Amsterdam', '阿姆斯特丹'],
  'Europe/Luxembourg': ['Luxembourg', '盧森堡'],
  'Europe/Berlin': ['Berlin', '柏林'],
  'Europe/Zurich': ['Zurich', '蘇黎世'],
  'Europe/Vienna': ['Vienna', '維也納'],
  'Europe/Rome': ['Rome', '羅馬'],
  'Europe/Prague': ['Prague', '布拉格'],
  'Europe/Warsaw': ['Warsaw', '華沙'],
  'Europe/Copenhagen': ['Copenhagen', '哥本哈根'],
  'Europe/Stockholm': ['Stockholm', '斯德哥爾摩'],
  'Europe/Oslo': ['Oslo', '奧斯陸'],
  'Europe/Helsinki': ['Helsinki', '赫爾辛基'],
  'Europe/Athens': ['Athens', '雅典'],
  'Europe/Istanbul': ['Istanbul', '伊斯坦堡'],
  'Europe/Kyiv': ['Kyiv', '基輔'],
  UTC: ['UTC', '世界協調時間'],
  'Etc/UTC': ['UTC', '世界協調時間'],
});
