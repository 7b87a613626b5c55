/** Lists the windows that are open. */

import type { StageWindow } from './window.ts';

export const windows = new Set<StageWindow>();
