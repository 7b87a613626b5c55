// Names where the settings in the bar came from: a profile, or a practice server.

import { fullName } from '../../shared/profile/full-name.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { describes } from '../run/same-settings.ts';
import { useStore } from '../state/store.ts';
import { useWorkbench } from './workbench-context.ts';

export function useOriginName(): string | undefined {
  const { stores } = useWorkbench();
  const origin = useStore(stores.origin);
  const profiles = useStore(stores.profiles);
  const form = useStore(stores.form);
  switch (origin.kind) {
    case 'none':
      return undefined;
    case 'practice':
      return 'practice';
    case 'profile': {
      const profile = profiles.find(({ id }) => id === origin.id);
      if (!profile) return undefined;
      const name = visible(fullName(profile));
      return describes(form, profile.settings) ? name : `${name}, edited`;
    }
  }
}
