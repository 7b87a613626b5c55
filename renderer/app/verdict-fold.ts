// Remembers whether the verdict is folded, for its button and for the key V.

import { createStore } from '../state/store.ts';

export const verdictFold = createStore(true);
