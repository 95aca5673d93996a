import fc from 'fast-check';
import { SEED } from './thorough.ts';

// The same cases on every run, so that a change is judged by what it changed; another SEED tries others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
