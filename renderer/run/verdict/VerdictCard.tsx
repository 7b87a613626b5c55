// Says what happened, why, what to do, and in whose words; the evidence is a click away.

import { ChevronDown, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RecordedJudgement } from '../../../shared/run/facets/settings.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { atTheWindow } from '../../../shared/words/at-the-window.ts';
import { Tool } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { LineCites } from '../LineCite.tsx';
import type { RunLog } from '../run-log.ts';
import { duration } from '../words/measures.ts';
import { Findings } from './Findings.tsx';
import { ServerWords } from './ServerWords.tsx';
import styles from './VerdictCard.module.css';
import { CONFIDENCE, outcomeHeading, outcomeShape, referenceLabel } from './outcome.ts';

export interface VerdictCardProps {
  readonly log: RunLog;
  readonly judgement: RecordedJudgement;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onCite: (row: number) => void;
  readonly actions: ReactNode;
}

export function VerdictCard(props: VerdictCardProps): ReactNode {
  const { log, judgement, open, onOpen, onCite, actions } = props;
  const { verdict, findings } = judgement;
  const elapsed = log.events.at(-1)?.at ?? 0;
  const foldLabel = open ? 'Fold the verdict' : 'Open the verdict';
  return (
    <section
      className={styles.verdict}
      data-outcome={verdict.outcome}
      data-region="verdict"
      aria-labelledby="verdict-title"
    >
      <header className={styles.head}>
        <div className={styles.where}>
          <Shape kind={outcomeShape(verdict.outcome)} size={16} />
          <span>
            <strong>{outcomeHeading(verdict)}</strong>
            <span className={styles.sure}>
              <Meter of={CONFIDENCE[verdict.confidence]} />
              {verdict.confidence}
              <span className={styles.line} />
              {duration(elapsed)}
            </span>
          </span>
        </div>
        <h1 id="verdict-title" tabIndex={-1}>
          {visible(verdict.title)}
        </h1>
        <Tool
          label={foldLabel}
          className={styles.fold}
          aria-expanded={open}
          aria-keyshortcuts="V"
          title={`${foldLabel} (V)`}
          onClick={() => onOpen(!open)}
        >
          <Icon of={ChevronDown} />
        </Tool>
      </header>
      {open && (
        <dl className={styles.body}>
          <Row term={verdict.outcome === 'ok' ? 'What that means' : 'Why'}>
            {visible(atTheWindow(verdict.cause))}
            <LineCites log={log} seqs={verdict.evidence} onCite={onCite} />
          </Row>
          <Row term="What to do">
            {visible(atTheWindow(verdict.remedy))}{' '}
            <a
              className={styles.reference}
              href={verdict.reference}
              target="_blank"
              rel="noreferrer"
            >
              {referenceLabel(verdict.reference)}
              <Icon of={ExternalLink} size={11} />
            </a>
          </Row>
          {verdict.reply && (
            <Row term="The server said">
              <ServerWords reply={verdict.reply} />
            </Row>
          )}
          {findings.length > 0 && (
            <Row term="Also found">
              <Findings log={log} findings={findings} onCite={onCite} />
            </Row>
          )}
        </dl>
      )}
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}

function Row({
  term,
  children,
}: {
  readonly term: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.row}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
