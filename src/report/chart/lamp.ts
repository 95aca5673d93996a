import type { LampState } from '../../domain/stop.ts';
import { bare, type Html } from '../render/markup.ts';
import { type Place, px } from './svg.ts';

const SHAPES: { readonly [S in LampState]: Html } = {
  quiet: bare`<circle cx="14" cy="14" r="10.5" fill="none" stroke="var(--quiet)" stroke-width="2"/>`,
  waiting: bare`<circle cx="14" cy="14" r="10.5" fill="none" stroke="var(--quiet)" stroke-width="2"/><path d="M14 7.5V14l4.5 3" fill="none" stroke="var(--quiet)" stroke-width="2"/>`,
  absorbed: bare`<path d="M9 1.8h10L26.2 9v10L19 26.2H9L1.8 19V9Z" fill="none" stroke="var(--quiet)" stroke-width="2"/><path d="M7.5 11h13M7.5 17h13" stroke="var(--quiet)" stroke-width="2.4"/>`,
  pending: bare`<path d="M14 3.2 26 24.5H2Z" fill="none" stroke="var(--pending)" stroke-width="2" stroke-linejoin="round"/><path d="M8.2 15.2H19.8L24.6 23.6H3.4Z" fill="var(--pending)"/>`,
  tripped: bare`<path d="M9 1.8h10L26.2 9v10L19 26.2H9L1.8 19V9Z" fill="var(--tripped)"/><path d="M7.5 14h13" stroke="var(--panel)" stroke-width="3"/>`,
  blind: bare`<path d="M14 2 26 14 14 26 2 14Z" fill="none" stroke="var(--blind)" stroke-width="2" stroke-dasharray="4.2 2.4" stroke-dashoffset="2"/><path d="M8.5 14.5 14.5 8.5M11 17 17 11M13.5 19.5 19.5 13.5" stroke="var(--blind)" stroke-width="1.7"/>`,
};

/** The silhouette of a state; the word stands beside it, so it has no label of its own. */
export const lamp = (state: LampState, size: number): Html =>
  bare`<svg class="lamp" viewBox="0 0 28 28" width="${size}" height="${size}" aria-hidden="true">${SHAPES[state]}</svg>`;

/** The same within a picture, its upper left corner at a place. */
export const silhouette = (state: LampState, [x, y]: Place, size: number): Html =>
  bare`<g transform="translate(${px(x)} ${px(y)}) scale(${String(Math.round((1000 * size) / 28) / 1000)})">${SHAPES[state]}</g>`;
