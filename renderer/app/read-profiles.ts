// Reads the list of profiles anew, and says what became of a file that was damaged.

import type { HostApi } from '../../shared/host/api.ts';
import type { Stores } from './stores.ts';

export async function readProfiles(
  host: HostApi,
  { profiles, notice }: Pick<Stores, 'profiles' | 'notice'>,
): Promise<void> {
  profiles.set(await host.listProfiles());
  const notices = await host.profileNotices();
  if (notices.length > 0) notice.set({ kind: 'trouble', message: notices.join(' ') });
}
