import type { Bridge } from '../../../src/weigh/firesale/draw.ts';

/**
 * Turns normals in the bridge's order into normals a session, in place.
 * @param normals  one a session, in the order in which the bridge takes them
 * @param levels   room for one level a session and the start
 */
export function crossBridge(bridge: Bridge, normals: Float64Array, levels: Float64Array): void {
  levels[0] = 0;
  for (let i = 0; i < bridge.at.length; i++) {
    const left = levels[bridge.left[i] as number] as number;
    const right = levels[bridge.right[i] as number] as number;
    levels[bridge.at[i] as number] =
      (bridge.weightLeft[i] as number) * left +
      (bridge.weightRight[i] as number) * right +
      (bridge.spread[i] as number) * (normals[i] as number);
  }
  for (let t = 1; t < levels.length; t++)
    normals[t - 1] = (levels[t] as number) - (levels[t - 1] as number);
}
