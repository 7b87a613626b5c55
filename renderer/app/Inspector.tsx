// The panels beside the run, as tabs; where there is no room beside, the transcript is one of them.

import { Tabs } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import type { RunFacts } from '../../shared/run/facts.ts';
import { toPem } from '../run/inspector/pem.ts';
import { AuthenticationPanel } from '../run/inspector/AuthenticationPanel.tsx';
import { CertificatePanel } from '../run/inspector/CertificatePanel.tsx';
import { ExtensionsPanel } from '../run/inspector/ExtensionsPanel.tsx';
import { Empty } from '../run/inspector/Section.tsx';
import { TransactionPanel } from '../run/inspector/TransactionPanel.tsx';
import type { RunLog } from '../run/run-log.ts';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';
import { isRunning, useFacts } from '../run/use-run-log.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { copyText } from '../ui/copy.ts';
import { Shape } from '../ui/Shape.tsx';
import styles from './App.module.css';
import { Guide } from './Guide.tsx';
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
};

export function Inspector({ transcript, narrow }: InspectorProps): ReactNode {
  const { stores } = useWorkbench();
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
            ) : (
              <Panel tab={tab} log={log} facts={facts} transcript={transcript} />
            )}
          </Tabs.Content>
        )}
      </aside>
    </Tabs.Root>
  );
}

interface PanelProps {
  readonly tab: InspectorTab;
  readonly log: RunLog | undefined;
  readonly facts: RunFacts | undefined;
  readonly transcript: RefObject<TranscriptHandle | null>;
}

function Panel({ tab, log, facts, transcript }: PanelProps): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const running = isRunning(log);
  const cite = (row: number): void => {
    stores.pane.set('main');
    stores.view.set('run');
    requestAnimationFrame(() => transcript.current?.showRow(row));
  };
  const compose = (
    <p className={styles.compose}>
      <Button onClick={() => stores.view.set('message')}>Write the message</Button>
    </p>
  );
  if (!log || !facts) {
    return <Empty>{tab === 'message' ? compose : 'What the run finds will stand here.'}</Empty>;
  }
  switch (tab) {
    case 'certificate':
      return (
        <CertificatePanel
          tls={facts.tls}
          running={running}
          at={Date.parse(facts.settings.startedAt)}
          onCopyPem={() =>
            workbench.attempt(async () => {
              await copyText(toPem(facts.tls.certificate?.chain ?? []));
              workbench.say('done', 'Copied the chain as PEM.');
            })
          }
        />
      );
    case 'extensions':
      return (
        <ExtensionsPanel
          extensions={facts.extensions}
          running={running}
          ehloName={facts.settings.plan.connection.ehloName}
        />
      );
    case 'authentication':
      return <AuthenticationPanel log={log} facts={facts} running={running} onCite={cite} />;
    case 'message':
      return <TransactionPanel log={log} facts={facts} onCite={cite} compose={compose} />;
  }
}
