// Lists the formats in which a run leaves the window, and the switch that masks the names in it.

import { FORMATS, LOG_FORMATS } from '../../shared/export/formats.ts';
import type { LogFormat } from '../../shared/export/formats.ts';
import { lowered } from '../../shared/words/first-letter.ts';
import type { RunLog } from '../run/run-log.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import type { Command } from './command.ts';
import type { Workbench } from './workbench.ts';

/** Whether the run has what the format is made of, and no name in it is to be masked that cannot be. */
function isOffered(format: LogFormat, log: RunLog | undefined, masked: boolean): boolean {
  if (format === 'pem' && !log?.facts?.tls.certificate?.chain.length) return false;
  return !masked || FORMATS[format].maskable;
}

export function exportItems(
  workbench: Workbench,
  log: RunLog,
  masked: boolean,
): readonly MenuItem[] {
  return [
    ...LOG_FORMATS.filter((format) => isOffered(format, log, masked)).map((format) => ({
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

/** The same for the palette; `ended` where there is a run that can be exported. */
export function exportCommands(
  workbench: Workbench,
  log: RunLog | undefined,
  ended: boolean,
  masked: boolean,
): readonly Command[] {
  return [
    ...LOG_FORMATS.map((format): Command => {
      const { label } = FORMATS[format];
      const [what = '', ...rest] = label.split(', ');
      const begun = lowered(what);
      return {
        id: `export-${format}`,
        group: 'Do',
        label: begun.startsWith('as ') ? `Export the run ${begun}` : `Export ${begun}`,
        detail: rest.join(', '),
        ...(format === 'text' && { keys: ['Ctrl+E'] }),
        enabled: ended && isOffered(format, log, masked),
        run: () => workbench.ask(() => workbench.exportRun(format)),
      };
    }),
    {
      id: 'mask-names',
      group: 'Do',
      label: masked ? 'Leave the names in exports' : 'Mask the names in exports',
      detail: 'hosts, addresses and users',
      run: () => workbench.stores.maskNames.set(!masked),
    },
  ];
}
