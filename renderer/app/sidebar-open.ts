// Remembers whether the sidebar stands open over a narrow window.

import { createStore } from '../state/store.ts';

export const sidebarOpen = createStore(false);
