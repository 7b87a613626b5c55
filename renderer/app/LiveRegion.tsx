// Tells a screen reader how the run goes: phases at most once a second, then the verdict.

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { announcement } from '../run/announcement.ts';
import { useFacts } from '../run/use-run-log.ts';
import { useStore } from '../state/store.ts';
import { useWorkbench } from './workbench-context.ts';

const PAUSE = 1000;

export function LiveRegion(): ReactNode {
  const { stores } = useWorkbench();
  const log = useStore(stores.log);
  const facts = useFacts(log);
  const words = log && facts ? announcement(log, facts) : '';
  const [said, setSaid] = useState('');
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + PAUSE - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSaid(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div className="vh" role="status" aria-live="polite" data-testid="live">
      {said}
    </div>
  );
}
