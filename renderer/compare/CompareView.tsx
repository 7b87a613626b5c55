// Two runs side by side: the likely reason first, then what differs, then the aligned transcripts.

import { ArrowLeftRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Comparison } from '../../shared/compare/comparison.ts';
import type { RunId } from '../../shared/host/api.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Compare.module.css';
import type { Events } from './compare-kept.ts';
import { AlignedLines } from './AlignedLines.tsx';
import { Differences } from './Differences.tsx';

export interface CompareViewProps {
  readonly before: RunId;
  readonly after: RunId;
  readonly events: (id: RunId) => Events;
  readonly onOpen: (id: RunId) => void;
  readonly onSwap: () => void;
  readonly leave: ReactNode;
}

type Answer =
  | { readonly state: 'reading' }
  | { readonly state: 'compared'; readonly comparison: Comparison }
  | { readonly state: 'failed'; readonly message: string };

export function CompareView(props: CompareViewProps): ReactNode {
  const { before, after, onOpen, onSwap, leave } = props;
  const answer = useComparison(props);
  return (
    <main className={styles.compare} data-region="compare" aria-labelledby="compare-title">
      <Head answer={answer} />
      <div className={styles.tools}>
        <Button onClick={onSwap} title="What is before stands after">
          <Icon of={ArrowLeftRight} />
          Swap
        </Button>
        <Button onClick={() => onOpen(before)}>Open the first</Button>
        <Button onClick={() => onOpen(after)}>Open the second</Button>
        {leave}
      </div>
      {answer.state === 'compared' && (
        <>
          <Differences comparison={answer.comparison} />
          <AlignedLines comparison={answer.comparison} />
        </>
      )}
    </main>
  );
}

function Head({ answer }: { readonly answer: Answer }): ReactNode {
  const comparison = answer.state === 'compared' ? answer.comparison : undefined;
  const [heading, title, below] = comparison
    ? comparison.reason
      ? ['Likely reason', comparison.reason.sentence, comparison.summary]
      : ['Two runs', comparison.summary, undefined]
    : answer.state === 'failed'
      ? ['Two runs', 'They cannot be compared.', answer.message]
      : ['Two runs', 'Reading both logs …', undefined];
  return (
    <header className={styles.head} role={answer.state === 'failed' ? 'alert' : undefined}>
      <strong>{heading}</strong>
      <div>
        <h1 id="compare-title" tabIndex={-1}>
          {visible(title)}
        </h1>
        {below !== undefined && <p>{visible(below)}</p>}
      </div>
    </header>
  );
}

/** By the ids alone: a new function that reads the same events is no reason to read them again. */
function useComparison({ before, after, events }: CompareViewProps): Answer {
  const [answer, setAnswer] = useState<Answer>({ state: 'reading' });
  useEffect(() => {
    let stale = false;
    const read = async (): Promise<void> => {
      const { compareKept } = await import('./compare-kept.ts');
      const comparison = await compareKept(events(before), events(after));
      if (stale) return;
      setAnswer({ state: 'compared', comparison });
      document.querySelector<HTMLElement>('#compare-title')?.focus();
    };
    read().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!stale) setAnswer({ state: 'failed', message });
    });
    return () => {
      stale = true;
    };
  }, [before, after]);
  return answer;
}
