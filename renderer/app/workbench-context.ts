// Hands the workbench to the parts of the frame.

import { createContext, useContext } from 'react';
import type { Workbench } from './workbench.ts';

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('Parts of the frame live inside its context.');
  return workbench;
}
