// Lists the parts of the window that are loaded after its first paint, the likeliest first.

import { later } from '../ui/later.ts';

export const runPane = later(() => import('./RunPane.tsx'));
export const panels = later(() => import('./InspectorPanel.tsx'));
export const dialogs = later(() => import('./AnyDialog.tsx'));
export const composing = later(() => import('./Composing.tsx'));
export const explaining = later(() => import('./Explaining.tsx'));
export const recalling = later(() => import('./Recalling.tsx'));
export const comparing = later(() => import('./Comparing.tsx'));
export const setUp = later(() => import('./SetUpDialog.tsx'));

/** The parts come from Ehlo itself, so that hardly anything but its end keeps one away. */
export const NOT_LOADED = 'This part of the window could not be loaded. Is Ehlo still running?';
