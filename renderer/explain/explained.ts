// Holds what a pasted text was found to mean, its secrets masked, while the place for it is open.

import type { Explanation } from '../../shared/explain/explanation.ts';
import { createStore } from '../state/store.ts';

/** For the card, and for the command that copies it; the text itself is kept nowhere. */
export const explained = createStore<Explanation | undefined>(undefined);
