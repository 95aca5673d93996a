import { civil, DAY_MS, type Day, type Instant } from '../../domain/time.ts';

/** Days that a file may speak of: what lies outside is a slip, and no calendar is asked about it. */
const ERA = { first: civil(1800, 1, 1) as Day, last: civil(2199, 12, 31) as Day };

/** Whether a day makes sense in a file. */
export const inEra = (day: Day): boolean => day >= ERA.first && day <= ERA.last;

/** Whether an instant does. */
export const inEraAt = (at: Instant): boolean => inEra(Math.floor(at / DAY_MS) as Day);
