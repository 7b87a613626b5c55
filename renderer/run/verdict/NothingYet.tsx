// Says what will stand here after the first run.

import type { ReactNode } from 'react';
import { Banner } from './Banner.tsx';

export function NothingYet(): ReactNode {
  return (
    <Banner
      outcome="none"
      shape="not-reached"
      heading="Not run yet"
      title="Name a submission server and press Run"
      below="What happened, why, and what to do about it will stand here; every line of the session below."
    />
  );
}
