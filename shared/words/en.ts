// Says in English what each rule found: rule id and observed values in, sentences out.

import { resolveWords } from './en/resolve.ts';
import { runWords } from './en/run.ts';
import type { WordsTable } from './words.ts';

export const en: WordsTable = { ...runWords, ...resolveWords };
