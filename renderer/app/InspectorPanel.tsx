// One panel of the inspector: what a run found of one thing.

import type { ReactNode, RefObject } from 'react';
import type { RunFacts } from '../../shared/run/facts.ts';
import { AuthenticationPanel } from '../run/inspector/AuthenticationPanel.tsx';
import { CertificatePanel } from '../run/inspector/CertificatePanel.tsx';
import { ExtensionsPanel } from '../run/inspector/ExtensionsPanel.tsx';
import { TransactionPanel } from '../run/inspector/TransactionPanel.tsx';
import { toPem } from '../run/inspector/pem.ts';
import type { RunLog } from '../run/run-log.ts';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';
import { isRunning } from '../run/use-run-log.ts';
import { copyText } from '../ui/copy.ts';
import type { InspectorTab } from './stores.ts';
import { useWorkbench } from './workbench-context.ts';

export interface InspectorPanelProps {
  readonly tab: InspectorTab;
  readonly log: RunLog;
  readonly facts: RunFacts;
  readonly transcript: RefObject<TranscriptHandle | null>;
  /** Leads to where the message is written. */
  readonly compose: ReactNode;
}

export function InspectorPanel({
  tab,
  log,
  facts,
  transcript,
  compose,
}: InspectorPanelProps): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const running = isRunning(log);
  const cite = (row: number): void => {
    stores.pane.set('main');
    stores.view.set('run');
    requestAnimationFrame(() => transcript.current?.showRow(row));
  };
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
