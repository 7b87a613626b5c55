// Lists the formats in which a run leaves the window.

import type { ExportFormat } from '../../shared/host/api.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import type { Workbench } from './workbench.ts';

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['text', 'As text, for a ticket'],
  ['json', 'As JSON, the whole report'],
  ['html', 'As HTML, a page of its own'],
];

export function exportItems(workbench: Workbench): readonly MenuItem[] {
  return FORMATS.map(([format, label]) => ({
    label,
    onSelect: () => workbench.ask(() => workbench.exportRun(format)),
  }));
}
