import { machine } from '../src/edge/compute/machine.ts';
import { unasked } from '../src/edge/crowd/asked.ts';
import { experiment } from '../src/edge/crowd/experiment.ts';
import { gather } from '../src/edge/crowd/gather.ts';
import type { Compute } from '../src/run/ports.ts';

const PATHS = 65536;
const SCRAMBLES = 16;
const ROUNDS = 9;
/** Rounds before those that count: the engine has then compiled what is run. */
const UNTIMED = 3;

/** Wall of an answer in a running program, ms, median of the rounds, and two threads over one. */
export type ThreadTimes = {
  readonly paths: number;
  readonly one: number;
  readonly two: number;
  readonly ratio: number;
  /** Of both, and of both numbers of threads: they must be the same. */
  readonly fingerprints: readonly string[];
};

/** What `bide crowd` asks, with the crowd and without it, on one thread and on two in turn. */
export async function benchThreads(): Promise<ThreadTimes> {
  const gathered = gather();
  if (!gathered.ok) throw new Error('the bundled crowd cannot be read');
  const { noise, walk } = unasked(gathered.value);
  const size = { paths: PATHS, scrambles: SCRAMBLES };
  const answer = async (compute: Compute): Promise<string> => {
    const prints: string[] = [];
    for (const inquiry of [walk, noise]) {
      const run = await experiment({ ...inquiry, ...size }, gathered.value, { compute, shown: 1 });
      if (!run) throw new Error('the crowd gave no answer');
      prints.push((await run.sum).simulation.fingerprint);
    }
    return prints.join(' ');
  };
  const crews = [machine(PATHS, 1), machine(PATHS, 2)];
  const times: number[][] = crews.map(() => []);
  const prints = new Set<string>();
  for (let round = 0; round < UNTIMED + ROUNDS; round++)
    for (const [i, compute] of crews.entries()) {
      const began = performance.now();
      prints.add(await answer(compute));
      if (round >= UNTIMED) times[i]?.push(performance.now() - began);
    }
  const [one, two] = times.map((ms) => ms.sort((a, b) => a - b)[(ROUNDS - 1) / 2] as number) as [
    number,
    number,
  ];
  return { paths: PATHS, one, two, ratio: two / one, fingerprints: [...prints] };
}
