import { screen } from '../../report/screen.ts';
import { dossier, open, play } from '../workspace.ts';
import { decisionAt } from './day.ts';
import type { Common } from './main.ts';
import { FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & { readonly at?: string; readonly thesis?: string };
