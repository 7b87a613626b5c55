// The themes that can be chosen: in the preferences, and each as a command of the palette.

import type { ThemeChoice } from '../../shared/host/api.ts';
import { lowered } from '../../shared/words/first-letter.ts';
import type { Command } from './command.ts';
import type { Workbench } from './workbench.ts';

export const THEMES: readonly { readonly value: ThemeChoice; readonly content: string }[] = [
  { value: 'system', content: 'As the system' },
  { value: 'light', content: 'Light' },
  { value: 'dark', content: 'Dark' },
  { value: 'contrast', content: 'High contrast' },
];

export function themeCommands(workbench: Workbench, reachable: boolean): readonly Command[] {
  return THEMES.map(({ value, content }) => ({
    id: `theme-${value}`,
    group: 'Do',
    label: `Theme: ${lowered(content)}`,
    enabled: reachable,
    run: () => workbench.attempt(() => workbench.savePreferences({ theme: value })),
  }));
}
