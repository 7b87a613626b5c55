// Says that a run was asked for, while the host has not begun it.

import type { ReactNode } from 'react';
import { Banner, RUN_BEFORE } from './Banner.tsx';

/** With `over`, an earlier run still stands below. */
export function Starting({ over }: { readonly over: boolean }): ReactNode {
  return (
    <Banner
      outcome="none"
      shape="running"
      heading="Starting"
      title="Asking Ehlo to begin the run"
      below={`It has not answered yet.${over ? ` ${RUN_BEFORE}` : ''}`}
    />
  );
}
