// The panels beside the run, as tabs; where there is no room beside, the transcript is one of them.

import { Tabs } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Empty } from '../run/inspector/Section.tsx';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';
import { useFacts } from '../run/use-run-log.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { useLater } from '../ui/later.ts';
import { Shape } from '../ui/Shape.tsx';
import styles from './App.module.css';
import { Guide } from './Guide.tsx';
import { NOT_LOADED, panels } from './parts.ts';
import { useWorkbench } from './workbench-context.ts';
import type { InspectorTab, View } from './stores.ts';

export interface InspectorProps {
  readonly transcript: RefObject<TranscriptHandle | null>;
  readonly narrow: boolean;
}

const TABS: readonly (readonly [InspectorTab, string, phases: readonly string[]])[] = [
  ['certificate', 'Certificate', ['tls', 'starttls']],
  ['extensions', 'Extensions', ['ehlo']],
  ['authentication', 'Authentication', ['auth']],
  ['message', 'Message', ['mail', 'rcpt', 'data']],
];

const MAIN_NAMES: Readonly<Record<View, string>> = {
  start: 'Start',
  run: 'Transcript',
  message: 'Write',
  explain: 'Explain',
  history: 'History',
  compare: 'Compare',
};

export function Inspector({ transcript, narrow }: InspectorProps): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const tab = useStore(stores.tab);
  const pane = useStore(stores.pane);
  const view = useStore(stores.view);
  const log = useStore(stores.log);
  const facts = useFacts(log);
  const guiding = view === 'start';
  const beside = guiding ? 'guide' : tab;
  const value = narrow && pane === 'main' ? 'main' : beside;
  const verdict = facts?.settings.judgement?.verdict;
  const failed = verdict?.outcome === 'failed' ? verdict.phase : undefined;
  const tabs: readonly (readonly [string, string, readonly string[]])[] = [
    ...(narrow ? [['main', MAIN_NAMES[view], []] as const] : []),
    ...(guiding ? [['guide', 'Guide', []] as const] : TABS),
  ];

  const parts = useLater(panels, log !== undefined, () => workbench.say('trouble', NOT_LOADED));
  const compose = (
    <p className={styles.compose}>
      <Button onClick={() => stores.view.set('message')}>Write the message</Button>
    </p>
  );

  const choose = (next: string): void => {
    stores.pane.set(next === 'main' ? 'main' : 'side');
    const chosen = TABS.find(([name]) => name === next);
    if (chosen) stores.tab.set(chosen[0]);
  };

  return (
    <Tabs.Root asChild value={value} onValueChange={choose}>
      <aside className={styles.side} aria-label="Details" data-region="inspector">
        <Tabs.List className={styles.tabs} aria-label="Details">
          {tabs.map(([name, words, phases]) => (
            <Tabs.Trigger
              key={name}
              className={styles.tab}
              value={name}
              // Only the chosen tab's panel is drawn, and the transcript is no panel of this list.
              {...((name === 'main' || name !== value) && { 'aria-controls': undefined })}
            >
              {words}
              {failed !== undefined && phases.includes(failed) && (
                <Shape kind="fail" size={8} label="failed here" />
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {value !== 'main' && (
          <Tabs.Content className={styles.panel} value={value}>
            {guiding ? (
              <Guide />
            ) : log && facts ? (
              parts && <parts.InspectorPanel {...{ tab, log, facts, transcript, compose }} />
            ) : (
              <Empty>{tab === 'message' ? compose : 'What the run finds will stand here.'}</Empty>
            )}
          </Tabs.Content>
        )}
      </aside>
    </Tabs.Root>
  );
}
