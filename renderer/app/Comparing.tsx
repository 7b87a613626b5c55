// Ties the comparison of two runs to the workbench.

import type { ReactNode } from 'react';
import { CompareView } from '../compare/CompareView.tsx';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { openHistory } from './run-actions.ts';
import { useWorkbench } from './workbench-context.ts';

export function Comparing(): ReactNode {
  const workbench = useWorkbench();
  const { compared } = workbench.stores;
  const pair = useStore(compared);
  if (!pair) return null;
  const [before, after] = pair;
  return (
    <CompareView
      key={`${before} ${after}`}
      before={before}
      after={after}
      events={(id) => workbench.host.runEvents(id, 1)}
      onOpen={(id) => workbench.reopenRun(id)}
      onSwap={() => compared.set([after, before])}
      leave={<Button onClick={() => openHistory(workbench)}>History</Button>}
    />
  );
}
