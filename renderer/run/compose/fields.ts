// What every group of the composer's fields is given.

import type { SettingsForm } from '../settings-form.ts';

export interface FieldsProps {
  readonly rest: SettingsForm['rest'];
  readonly onChange: (rest: SettingsForm['rest']) => void;
}
