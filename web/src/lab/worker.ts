import { type KernelInstance, kernelRooms } from '../../../src/weigh/firesale/kernel.ts';
import { LAB_DRAFTS, type LabEffort, laboratory } from '../../../src/weigh/laboratory/reading.ts';
import type { LabSetting } from '../../../src/weigh/laboratory/setting.ts';
import type { LabAnswer, LabOrder } from './order.ts';

/** The kernel of the command line, as the server has it. */
const KERNEL = '/assets/firesale.wasm';
/** How long work goes on before the next order is heard, milliseconds. */
const SLICE_MS = 8;
/** A first answer that takes longer is made with fewer paths the next time, one that is sooner with more. */
const [SLOW_MS, QUICK_MS] = [45, 30];

const compiled = fetch(KERNEL)
  .then((response) => response.arrayBuffer())
  .then((bytes) => WebAssembly.compile(bytes));

let lab: Promise<ReturnType<typeof laboratory>> | undefined;
let latest: { readonly id: number; readonly setting: LabSetting } | undefined;
let works = false;
let effort = 1;

self.addEventListener('message', ({ data }: MessageEvent<LabOrder>) => {
  if ('base' in data) {
    lab = compiled.then((module) =>
      laboratory(
        kernelRooms(() => new WebAssembly.Instance(module).exports as unknown as KernelInstance),
        data.base,
      ),
    );
    return;
  }
  latest = data;
  if (!works) void work();
});

/** Answers the latest order, until there is none that was not answered. */
async function work(): Promise<void> {
  works = true;
  for (let order = latest; order; order = latest === order ? undefined : latest)
    await answer(order).catch((error: Error) => post({ id: order.id, failed: error.message }));
  works = false;
}

/** Answers one order; leaves it as soon as there is a later one. */
async function answer(order: NonNullable<typeof latest>): Promise<void> {
  const began = performance.now();
  const readings = (await lab)?.ask(order.setting, LAB_DRAFTS[effort] as LabEffort);
  if (!readings) return;
  let [slice, first] = [began, true];
  for (const reading of readings) {
    const now = performance.now();
    if (reading) {
      post({ id: order.id, reading });
      if (first && !reading.simulations) fitted(now - began);
      first = false;
    }
    // A first answer is never left: it is what is waited for.
    if (first || now - slice < SLICE_MS) continue;
    await turn();
    if (latest !== order) return;
    slice = performance.now();
  }
}

/** Fits the paths of the next first answer to how long this one took. */
function fitted(ms: number): void {
  if (ms > SLOW_MS) effort = Math.max(0, effort - 1);
  else if (ms < QUICK_MS) effort = Math.min(LAB_DRAFTS.length - 1, effort + 1);
}

const post = (answer: LabAnswer): void => self.postMessage(answer);

/** Lets orders be heard that came meanwhile. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
