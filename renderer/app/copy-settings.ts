// Copies the settings in the bar for another program; the forms are loaded when one is first wanted.

import { COPY_FORM_LABELS, COPY_FORM_NAMES } from '../../shared/copy-as/form-names.ts';
import type { CopyFormName } from '../../shared/copy-as/form-names.ts';
import { readForm } from '../run/settings-form.ts';
import { copyText } from '../ui/copy.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import type { Command } from './command.ts';
import { withPreferences } from './with-preferences.ts';
import type { Workbench } from './workbench.ts';

/** One for each form; what is wrong in the bar is said there. */
export function copyItems(workbench: Workbench): readonly MenuItem[] {
  return COPY_FORM_NAMES.map((name) => ({
    label: COPY_FORM_LABELS[name],
    onSelect: () => workbench.attempt(() => copySettings(workbench, name)),
  }));
}

export function copyCommands(workbench: Workbench): Command[] {
  return COPY_FORM_NAMES.map((name): Command => ({
    id: `copy-as-${name}`,
    group: 'Copy the settings',
    label: `Copy as ${COPY_FORM_LABELS[name]}`,
    run: () => workbench.attempt(() => copySettings(workbench, name)),
  }));
}

async function copySettings(workbench: Workbench, name: CopyFormName): Promise<void> {
  const { form, fault, preferences } = workbench.stores;
  // Without its password, too: no form holds one.
  const read = readForm(form.get(), false);
  fault.set(read.ok ? undefined : read.fault);
  if (!read.ok) return;
  const { copyAs } = await import('../../shared/copy-as/copy-as.ts');
  const { text, notes } = copyAs(name, withPreferences(read.plan, preferences.get()));
  await copyText(text);
  workbench.say('done', [`Copied as ${COPY_FORM_LABELS[name]}.`, ...notes].join(' '));
}
