import type { Reporter, TestModule } from 'vitest/node';

/** One plain closing line that any program can read. */
export default class Count implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const all = modules.flatMap((m) => [...m.children.allTests()].map((t) => t.result().state));
    const count = (state: string): number => all.filter((s) => s === state).length;
    const broken = modules.filter((m) => m.state() === 'failed' && m.children.size === 0).length;
    process.stdout.write(
      `\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`,
    );
  }
}
