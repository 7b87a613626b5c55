// Ties the place where a pasted text is explained to the workbench.

import type { ReactNode } from 'react';
import { ExplainView } from '../explain/ExplainView.tsx';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { copyExplanation } from './explain-actions.ts';
import { useWorkbench } from './workbench-context.ts';

export function Explaining(): ReactNode {
  const workbench = useWorkbench();
  const { about, log, view } = workbench.stores;
  const hasRun = useStore(log) !== undefined;
  return (
    <ExplainView
      version={useStore(about)?.version ?? ''}
      onCopy={() => workbench.attempt(() => copyExplanation(workbench))}
      onTrouble={(message) => workbench.say('trouble', message)}
      leave={<Button onClick={() => view.set('run')}>{hasRun ? 'Back to the run' : 'Done'}</Button>}
    />
  );
}
