/** Whether everything is tried that can be, where a part of it is enough for every day. */
export const THOROUGH = process.env.THOROUGH === '1';

/** Whether the laws are tried on every case that the episodes hold, which takes a quarter of an hour of CPU. */
export const LAWS = process.env.LAWS === 'all';

/** Cases of another seed are other ones. */
export const SEED = Number(process.env.SEED ?? 1);
