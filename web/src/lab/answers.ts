import { useEffect, useRef, useState } from 'preact/hooks';
import type { LabReading } from '../../../src/weigh/laboratory/reading.ts';
import type { LabBase, LabSetting } from '../../../src/weigh/laboratory/setting.ts';
import type { LabAnswer, LabOrder } from './order.ts';

type Answers = {
  readonly reading?: LabReading;
  readonly failed?: string;
  /** Number of the order that is answered by it. */
  readonly answered: number;
};

/** What a worker answers to a setting, as soon as it does; it stays until something else is answered. */
export function useAnswers(base: LabBase, setting: LabSetting): Answers {
  const [answers, setAnswers] = useState<Answers>({ answered: 0 });
  const worker = useRef<Worker | undefined>(undefined);
  const orders = useRef(0);
  useEffect(() => {
    const own = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    own.onmessage = ({ data }: MessageEvent<LabAnswer>) =>
      setAnswers((before) => {
        if (data.id < before.answered) return before;
        return 'reading' in data
          ? { reading: data.reading, answered: data.id }
          : { ...before, failed: data.failed, answered: data.id };
      });
    own.onerror = ({ message }) => setAnswers((before) => ({ ...before, failed: message }));
    worker.current = own;
    return () => own.terminate();
  }, []);
  useEffect(() => {
    tell(worker.current, { base });
  }, [base]);
  useEffect(() => {
    orders.current += 1;
    tell(worker.current, { id: orders.current, setting });
  }, [base, setting]);
  return answers;
}

const tell = (worker: Worker | undefined, order: LabOrder): void => worker?.postMessage(order);
