// Lists the gathered cases: found in threads and manuals without a look at what reads them.

import type { PastedCase } from '../pasted/pasted-case.ts';
import { clients } from './clients.ts';
import { programs } from './programs.ts';
import { servers } from './servers.ts';

export const gatheredTexts: readonly PastedCase[] = [...clients, ...programs, ...servers];

export { sessions as gatheredSessions } from './sessions.ts';
