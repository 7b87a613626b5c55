// Says what is wrong between the window and its host, what to do about it, and what cannot be done.

import type { About } from '../../shared/host/api.ts';
import { UNNOTICED } from '../host/connection.ts';
import type { ConnectionState } from '../host/connection.ts';
import type { Store } from '../state/store.ts';
import { lowered } from '../../shared/words/first-letter.ts';

export interface HostTrouble {
  readonly title: string;
  readonly remedy: string;
  /** Why a button that needs the host does nothing now. */
  readonly reason: string;
  /** Whether waiting will not mend it. */
  readonly final: boolean;
}

const IN_BROWSER =
  'Start Ehlo again (ehlo serve, or npm start in its folder). It opens a window of its own; close this tab, and do not reload it.';

/**
 * Undefined while all is well, and while the first connection is being made; `entered` says
 * whether there has been one.
 */
export function hostTrouble(
  state: ConnectionState,
  door: About['door'],
  entered = true,
): HostTrouble | undefined {
  switch (state) {
    case 'open':
    case 'connecting':
      return undefined;
    case 'waiting':
      if (!entered) {
        return {
          title: 'Ehlo has not answered yet; trying again …',
          remedy: `It may be busy. If it has ended: ${lowered(IN_BROWSER)}`,
          reason: 'Not possible until Ehlo is connected',
          final: false,
        };
      }
      return {
        title: 'The connection to Ehlo is lost; reconnecting …',
        remedy: `A run under way goes on, and its lines come when the connection is back. If Ehlo was ended: ${lowered(IN_BROWSER)}`,
        reason: 'Not possible until Ehlo is connected again',
        final: false,
      };
    case 'ended':
      return {
        title: 'Ehlo has ended',
        remedy: `${door === 'web' ? IN_BROWSER : 'Close this window and start Ehlo again.'} What stands here can still be read.`,
        reason: 'Not possible: Ehlo has ended',
        final: true,
      };
    case 'refused':
      return {
        title: 'The Ehlo that answers here does not know this page',
        remedy:
          'Ehlo was started anew since this page was opened. Go on in the window that it opened then, or open the address that it printed, and close this tab.',
        reason: 'Not possible: this page belongs to an Ehlo that has ended',
        final: true,
      };
    case 'untrusted':
      return {
        title: 'Another program answers at the address of Ehlo',
        remedy: `It could not show that it is the Ehlo that opened this page, so nothing more is said to it. ${IN_BROWSER} Give no password on this page.`,
        reason: 'Not possible: what answers is not the Ehlo that opened this page',
        final: true,
      };
  }
}

/** Keeps `trouble` as the connection has it; calls `onBack` when a trouble that was shown is over. */
export function watchHost(
  connection: Pick<Store<ConnectionState>, 'get' | 'subscribe'>,
  door: () => About['door'],
  trouble: Pick<Store<HostTrouble | undefined>, 'get' | 'set'>,
  onBack: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let entered = false;
  const look = (): void => {
    clearTimeout(timer);
    entered ||= connection.get() === 'open';
    const next = hostTrouble(connection.get(), door(), entered);
    if (next && !next.final && !trouble.get()) {
      timer = setTimeout(() => trouble.set(next), UNNOTICED);
      return;
    }
    const over = trouble.get() && !next;
    trouble.set(next);
    if (over) onBack();
  };
  connection.subscribe(look);
  look();
}
