// Says that a run was asked for, while the host has not begun it.

import type { ReactNode } from 'react';
import { Banner } from './Banner.tsx';

export function Starting(): ReactNode {
  return (
    <Banner
      outcome="none"
      shape="running"
      heading="Starting"
      title="Asking Ehlo to begin the run"
      below="It has not answered yet."
    />
  );
}
