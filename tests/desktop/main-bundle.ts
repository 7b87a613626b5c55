/** Where the built main process is. */

import { resolve } from 'node:path';

export const MAIN = resolve(import.meta.dirname, '../../dist/desktop/main.js');
