import fc from 'fast-check';

// The same cases on every run, so that a change is judged by what it changed; another SEED tries others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED ?? 1) });
