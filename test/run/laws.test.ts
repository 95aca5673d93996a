import { bundled } from '../bundled.ts';
import { lawsHold } from './laws/tried.ts';

lawsHold(bundled(), { decisions: 142, items: 99 });
