// Holds what came of the last text that was imported, until something of it is chosen.

import type { ImportAnswer } from '../../shared/host/imports.ts';
import { createStore } from '../state/store.ts';

export type ImportedChoice = Extract<ImportAnswer, { kind: 'settings' }>;

export const imported = createStore<ImportedChoice | undefined>(undefined);
