import { bideClient } from '../../src/client.ts';

export { ask, Refused, send } from '../../src/client.ts';

/** Asks the server of this page by its contract: `call('GET /state', { episode })`. */
export const { call } = bideClient();
