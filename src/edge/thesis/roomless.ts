import type { Thesis } from '../../domain/thesis.ts';
import { bounds } from '../../weigh/scenario/bounds.ts';
import type { Remark, Remarking } from './remark.ts';

/**
 * Paths that their own obstacles leave no room, and paths whose prior chance their obstacles do not
 * admit. Bounds are Frechet's.
 */
export const roomless = ({ scenarios, prior }: Thesis, tell: Remarking): Remark[] =>
  scenarios.flatMap((s, i) => {
    const { low, high } = bounds(s.constraints);
    const own = prior[s.regime] * s.weight;
    if (high === 0 && s.weight > 0)
      return tell('no room', ['scenarios', i, 'constraints'], {
        en: `${s.id}: an obstacle that cannot be overcome leaves it no room, yet its weight is ${s.weight}`,
        'zh-Hant': `${s.id}：有一項障礙不可能克服，這個劇本走不通，權重卻是${s.weight}`,
      });
    if (own >= low - SLACK && own <= high + SLACK) return [];
    const [found, least, most] = [own, low, high].map((x) => Number(x.toPrecision(3)));
    return tell('out of bounds', ['scenarios', i, 'weight'], {
      en: `${s.id}: its prior chance, ${found}, lies outside what its constraints admit, ${least} to ${most}`,
      'zh-Hant': `${s.id}：先驗機率${found}，超出障礙容許的${least}到${most}`,
    });
  });

const SLACK = 1e-9;
