// The commands that run, cancel, save and hand on.

import type { RunLog } from '../run/run-log.ts';
import type { Command } from './command.ts';
import { exportCommands } from './export-items.ts';
import type { Workbench } from './workbench.ts';

/**
 * `asking` is while a send waits for its confirmation, `reachable` while the host can be
 * asked, `prints` where it makes PDFs, `masked` while exports leave out the names.
 */
export function runCommands(
  workbench: Workbench,
  log: RunLog | undefined,
  running: boolean,
  asking: boolean,
  reachable: boolean,
  prints: boolean,
  masked: boolean,
): Command[] {
  const { stores } = workbench;
  const has = log !== undefined;
  const ended = has && !running && reachable;
  return [
    {
      id: 'run',
      group: 'Do',
      label: 'Run',
      keys: ['Ctrl+Enter'],
      enabled: !running && reachable,
      run: () => workbench.run(),
    },
    {
      id: 'cancel',
      group: 'Do',
      label: 'Cancel the run',
      keys: ['Esc'],
      enabled: running || asking,
      run: () => workbench.cancel(),
    },
    ...exportCommands(workbench, log, ended, masked),
    ...(prints
      ? [
          {
            id: 'export-pdf',
            group: 'Do',
            label: 'Export the run as PDF',
            keys: ['Ctrl+P'],
            enabled: ended,
            run: () => workbench.ask(() => workbench.exportPdf()),
          } as const,
        ]
      : []),
    {
      id: 'save',
      group: 'Do',
      label: 'Save as a profile',
      keys: ['Ctrl+S'],
      enabled: reachable,
      run: () => stores.dialog.set('save'),
    },
    {
      id: 'new',
      group: 'Do',
      label: 'New settings',
      // A browser keeps Ctrl+N for a window of its own.
      keys: ['Alt+N', 'Ctrl+N'],
      run: () => workbench.newRun(),
    },
    {
      id: 'providers',
      group: 'Do',
      label: 'Choose a provider',
      detail: 'Gmail, Microsoft 365, Amazon SES, SendGrid and others',
      run: () => stores.dialog.set('providers'),
    },
    {
      id: 'discover',
      group: 'Do',
      label: 'Find the servers of an e-mail address',
      detail: 'from an address: DNS, configuration for mail programs, Autodiscover',
      enabled: reachable,
      run: () => stores.dialog.set('discover'),
    },
    {
      id: 'import',
      group: 'Do',
      label: 'Import settings',
      detail: '.env, swaks, msmtprc, nodemailer, Thunderbird, .mobileconfig, main.cf',
      enabled: reachable,
      run: () => stores.dialog.set('import'),
    },
    {
      id: 'credential',
      group: 'Do',
      label: 'Give a password or token',
      enabled: reachable,
      run: () => stores.dialog.set('credential'),
    },
    {
      id: 'options',
      group: 'Do',
      label: 'Connection options',
      run: () => stores.dialog.set('options'),
    },
  ];
}
