// Lists the formats in which a run leaves the window, and the switch that masks the names in it.

import { FORMATS, LOG_FORMATS } from '../../shared/export/formats.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import type { Workbench } from './workbench.ts';

/** While names are masked, what cannot be masked is not offered. */
export function exportItems(workbench: Workbench, masked: boolean): readonly MenuItem[] {
  const offered = LOG_FORMATS.filter((format) => !masked || FORMATS[format].maskable);
  return [
    ...offered.map((format) => ({
      label: FORMATS[format].label,
      onSelect: () => workbench.ask(() => workbench.exportRun(format)),
    })),
    {
      label: 'Mask hosts, addresses and users',
      checked: masked,
      onSelect: () => workbench.stores.maskNames.set(!masked),
    },
  ];
}
