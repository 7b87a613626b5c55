// Lists everything the window can do, with the keys that do it.

import { useMemo } from 'react';
import type { RefObject } from 'react';
import { rowsOfSeqs } from '../run/evidence.ts';
import type { RunLog } from '../run/run-log.ts';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';
import { isRunning, useFacts } from '../run/use-run-log.ts';
import { useStore } from '../state/store.ts';
import type { Command } from './command.ts';
import { listedCommands } from './listed-commands.ts';
import { moveRegion } from './regions.ts';
import { sidebarOpen } from './sidebar-open.ts';
import { verdictFold } from './verdict-fold.ts';
import { useWorkbench } from './workbench-context.ts';
import type { InspectorTab, Workbench } from './workbench.ts';

export interface CommandTargets {
  readonly transcript: RefObject<TranscriptHandle | null>;
  readonly host: RefObject<HTMLInputElement | null>;
}

export function useCommands({ transcript, host }: CommandTargets): readonly Command[] {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const log = useStore(stores.log);
  useFacts(log);
  const running = isRunning(log);
  const profiles = useStore(stores.profiles);
  const runs = useStore(stores.runs);
  const practice = useStore(stores.practice);
  return useMemo(
    () => [
      ...runCommands(workbench, log, running),
      ...goCommands(workbench, transcript, host),
      ...transcriptCommands(workbench, transcript, log),
      ...listedCommands(workbench, profiles, runs, practice),
    ],
    [workbench, log, running, transcript, host, profiles, runs, practice],
  );
}

function runCommands(workbench: Workbench, log: RunLog | undefined, running: boolean): Command[] {
  const { stores } = workbench;
  const has = log !== undefined;
  const ended = has && !running;
  const exportAs = (format: 'text' | 'json' | 'html'): (() => void) => {
    return () => workbench.attempt(() => workbench.exportRun(format));
  };
  return [
    {
      id: 'run',
      group: 'Do',
      label: 'Run',
      keys: ['Ctrl+Enter'],
      enabled: !running,
      run: () => workbench.run(),
    },
    {
      id: 'cancel',
      group: 'Do',
      label: 'Cancel the run',
      keys: ['Esc'],
      enabled: running || stores.confirming.get() !== undefined,
      run: () => workbench.cancel(),
    },
    {
      id: 'copy',
      group: 'Do',
      label: 'Copy for a ticket',
      keys: ['Ctrl+Shift+C'],
      enabled: ended,
      run: () => workbench.attempt(() => workbench.copyForTicket()),
    },
    {
      id: 'export-text',
      group: 'Do',
      label: 'Export the run as text',
      keys: ['Ctrl+E'],
      enabled: ended,
      run: exportAs('text'),
    },
    {
      id: 'export-json',
      group: 'Do',
      label: 'Export the run as JSON',
      enabled: ended,
      run: exportAs('json'),
    },
    {
      id: 'export-html',
      group: 'Do',
      label: 'Export the run as HTML',
      enabled: ended,
      run: exportAs('html'),
    },
    {
      id: 'save',
      group: 'Do',
      label: 'Save as a profile',
      keys: ['Ctrl+S'],
      run: () => stores.dialog.set('save'),
    },
    {
      id: 'new',
      group: 'Do',
      label: 'New settings',
      keys: ['Ctrl+N'],
      run: () => workbench.newRun(),
    },
    {
      id: 'credential',
      group: 'Do',
      label: 'Give a password or token',
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

const TABS: readonly (readonly [InspectorTab, string])[] = [
  ['certificate', 'Certificate'],
  ['extensions', 'Extensions'],
  ['authentication', 'Authentication'],
  ['message', 'Message of this run'],
];

function goCommands(
  { stores }: Workbench,
  transcript: CommandTargets['transcript'],
  host: CommandTargets['host'],
): Command[] {
  const toTab = (tab: InspectorTab): void => {
    stores.tab.set(tab);
    stores.pane.set('side');
    afterDrawing(() =>
      document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    );
  };
  return [
    ...TABS.map(([tab, label], index): Command => ({
      id: `tab-${tab}`,
      group: 'Go',
      label,
      detail: 'this run',
      keys: [`Ctrl+${String(index + 1)}`],
      run: () => toTab(tab),
    })),
    {
      id: 'transcript',
      group: 'Go',
      label: 'Transcript',
      keys: ['Ctrl+0'],
      run() {
        stores.view.set('run');
        stores.pane.set('main');
        afterDrawing(() => transcript.current?.focus());
      },
    },
    {
      id: 'message',
      group: 'Go',
      label: 'Write the message',
      keys: ['Ctrl+M'],
      run: () => stores.view.set('message'),
    },
    { id: 'start', group: 'Go', label: 'First steps', run: () => stores.view.set('start') },
    {
      id: 'host',
      group: 'Go',
      label: 'Submission server',
      keys: ['Ctrl+L'],
      run() {
        host.current?.focus();
        host.current?.select();
      },
    },
    {
      id: 'profiles',
      group: 'Go',
      label: 'Find a profile or run',
      keys: ['/', 'Ctrl+H'],
      run() {
        sidebarOpen.set(true);
        afterDrawing(() => document.querySelector<HTMLElement>('[data-find="profiles"]')?.focus());
      },
    },
    {
      id: 'preferences',
      group: 'Go',
      label: 'Preferences',
      keys: ['Ctrl+,'],
      run: () => stores.dialog.set('preferences'),
    },
    {
      id: 'keys',
      group: 'Go',
      label: 'All keys',
      keys: ['?'],
      run: () => stores.dialog.set('keys'),
    },
    {
      id: 'palette',
      group: 'Go',
      label: 'Commands',
      keys: ['Ctrl+K'],
      hidden: true,
      run: () => stores.dialog.set('palette'),
    },
    {
      id: 'region',
      group: 'Go',
      label: 'Next region',
      keys: ['F6'],
      hidden: true,
      run: () => moveRegion(1),
    },
    {
      id: 'region-back',
      group: 'Go',
      label: 'Previous region',
      keys: ['Shift+F6'],
      hidden: true,
      run: () => moveRegion(-1),
    },
  ];
}

function transcriptCommands(
  { stores }: Workbench,
  transcript: CommandTargets['transcript'],
  log: RunLog | undefined,
): Command[] {
  let at = -1;
  const evidence = (step: 1 | -1): void => {
    const judgement = log?.facts?.settings.judgement;
    if (!log || !judgement) return;
    const rows = rowsOfSeqs(log, judgement.verdict.evidence);
    if (rows.length === 0) return;
    at = (at + step + rows.length) % rows.length;
    stores.pane.set('main');
    afterDrawing(() => transcript.current?.showRow(rows[at] ?? 0));
  };
  const has = log !== undefined;
  return [
    {
      id: 'find',
      group: 'Do',
      label: 'Find in the transcript',
      keys: ['Ctrl+F'],
      enabled: has,
      run: () => transcript.current?.find(),
    },
    {
      id: 'find-next',
      group: 'Do',
      label: 'Find next',
      keys: ['F3'],
      hidden: true,
      enabled: has,
      run: () => transcript.current?.findNext(false),
    },
    {
      id: 'find-previous',
      group: 'Do',
      label: 'Find previous',
      keys: ['Shift+F3'],
      hidden: true,
      enabled: has,
      run: () => transcript.current?.findNext(true),
    },
    {
      id: 'evidence',
      group: 'Go',
      label: 'Next line of evidence',
      keys: ['E'],
      enabled: has,
      run: () => evidence(1),
    },
    {
      id: 'evidence-back',
      group: 'Go',
      label: 'Previous line of evidence',
      keys: ['Shift+E'],
      enabled: has,
      run: () => evidence(-1),
    },
    {
      id: 'fold',
      group: 'Do',
      label: 'Fold or open the verdict',
      keys: ['V'],
      enabled: has,
      run: () => verdictFold.update((open) => !open),
    },
    {
      id: 'end',
      group: 'Go',
      label: 'Newest line, and follow',
      keys: ['End'],
      enabled: has,
      run: () => transcript.current?.toEnd(),
    },
  ];
}

/** Where a store has just been set, its part of the window is drawn by the next frame. */
function afterDrawing(action: () => void): void {
  requestAnimationFrame(action);
}
