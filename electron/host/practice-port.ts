// Defines how a host reaches the practice servers, which know nothing of hosts.

import type { PracticeEntry, PracticeTarget } from '../../shared/host/api.ts';
import type { Vault } from './vault.ts';

export interface PracticePort {
  list(): readonly PracticeEntry[];
  /** Starts a server, or answers with the one that runs already; its password goes to the vault. */
  start(name: string, vault: Vault): Promise<PracticeTarget>;
  close(): Promise<void>;
}
