// The commands of the verdict and the transcript.

import { rowsOfSeqs } from '../run/evidence.ts';
import type { RunLog } from '../run/run-log.ts';
import { afterDrawing } from './after-drawing.ts';
import type { Command, CommandTargets } from './command.ts';
import { verdictFold } from './verdict-fold.ts';
import type { Workbench } from './workbench.ts';

export function transcriptCommands(
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
      repeats: true,
      hidden: true,
      enabled: has,
      run: () => transcript.current?.findNext(false),
    },
    {
      id: 'find-previous',
      group: 'Do',
      label: 'Find previous',
      keys: ['Shift+F3'],
      repeats: true,
      hidden: true,
      enabled: has,
      run: () => transcript.current?.findNext(true),
    },
    {
      id: 'evidence',
      group: 'Go',
      label: 'Next line of evidence',
      keys: ['E'],
      repeats: true,
      enabled: has,
      run: () => evidence(1),
    },
    {
      id: 'evidence-back',
      group: 'Go',
      label: 'Previous line of evidence',
      keys: ['Shift+E'],
      repeats: true,
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
