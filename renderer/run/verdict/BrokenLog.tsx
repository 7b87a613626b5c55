// Says that a run's log could not be read to its end.

import type { ReactNode } from 'react';
import { Banner } from './Banner.tsx';

export function BrokenLog({ message }: { readonly message: string }): ReactNode {
  return (
    <Banner
      outcome="inconclusive"
      shape="inconclusive"
      heading="Not whole"
      title="This run’s log could not be read to its end"
      below={message}
    />
  );
}
