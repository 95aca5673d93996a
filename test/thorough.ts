/** Whether everything is tried that can be, where a part of it is enough for every day. */
export const THOROUGH = process.env.THOROUGH === '1';
