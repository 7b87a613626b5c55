// Finds a provider by a few letters of its name or of its server.

import { Command, defaultFilter } from 'cmdk';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { KIND_WORDS } from '../../shared/profile/presets/preset-words.ts';
import type { Preset } from '../../shared/profile/presets/preset.ts';
import { PRESETS } from '../../shared/profile/presets/presets.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Setup.module.css';

export interface ProviderPickerProps {
  readonly onChoose: (preset: Preset) => void;
}

export function ProviderPicker({ onChoose }: ProviderPickerProps): ReactNode {
  return (
    <Command label="Providers" loop filter={score}>
      <div className={styles.find}>
        <Icon of={Search} />
        <Command.Input data-first placeholder="Gmail, Microsoft 365, SendGrid …" />
      </div>
      <Command.List className={styles.list} label="Providers">
        <Command.Empty className="sub">No provider has that name.</Command.Empty>
        {Object.entries(KIND_WORDS).map(([kind, heading]) => (
          <Command.Group key={kind} heading={heading}>
            {PRESETS.filter((preset) => preset.kind === kind).map((preset) => (
              <Command.Item
                key={preset.id}
                value={preset.id}
                keywords={[preset.name, ...preset.aliases, ...hosts(preset)]}
                className={styles.item}
                onSelect={() => onChoose(preset)}
              >
                <span>{preset.name}</span>
                <span className="sub">{where(preset)}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

/** Words of a name first; letters that lie far apart find nothing. */
function score(value: string, search: string, keywords: readonly string[] = []): number {
  const wanted = search.trim().toLowerCase();
  const names = [value, ...keywords].map((name) => name.toLowerCase());
  if (names.includes(wanted)) return 1;
  if (names.some((name) => name.startsWith(wanted))) return 0.8;
  if (names.some((name) => name.includes(wanted))) return 0.6;
  const letters = defaultFilter(keywords[0] ?? value, wanted);
  return letters < 0.1 ? 0 : letters * 0.5;
}

function hosts({ servers }: Preset): readonly string[] {
  return servers.map(({ host }) => host);
}

function where({ servers }: Preset): string {
  const [server] = servers;
  if (!server) return 'no SMTP access';
  return servers.length === 1 ? server.host : `${String(servers.length)} servers`;
}
