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
import { Findings } from './Findings.tsx';
import { ServerWords } from './ServerWords.tsx';
import styles from './VerdictCard.module.css';
import { CONFIDENCE, outcomeHeading, outcomeShape, referenceLabel } from './outcome.ts';

export interface VerdictCardProps {
  readonly judgement: Pick<RecordedJudgement, 'verdict' | 'findings'>;
  /** How long it took, where that is known. */
  readonly took?: string;
  readonly open: boolean;
  /** Without it the verdict cannot be folded. */
  readonly onOpen?: (open: boolean) => void;
  /** Cites the lines that these numbers of evidence stand for. */
  readonly cites: (evidence: readonly number[]) => ReactNode;
  readonly actions: ReactNode;
  /** Rows that stand below the server's words. */
  readonly children?: ReactNode;
}

export function VerdictCard(props: VerdictCardProps): ReactNode {
  const { judgement, took, open, onOpen, cites, actions, children } = props;
  const { verdict, findings } = judgement;
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
              {took !== undefined && (
                <>
                  <span className={styles.line} />
                  {took}
                </>
              )}
            </span>
          </span>
        </div>
        <h1 id="verdict-title" tabIndex={-1}>
          {visible(verdict.title)}
        </h1>
        {onOpen && (
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
        )}
      </header>
      {open && (
        <dl className={styles.body}>
          <Row term={verdict.outcome === 'ok' ? 'What that means' : 'Why'}>
            {visible(atTheWindow(verdict.cause))}
            {cites(verdict.evidence)}
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
          {children}
          {findings.length > 0 && (
            <Row term="Also found">
              <Findings findings={findings} cites={cites} />
            </Row>
          )}
        </dl>
      )}
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}

/** A row of the card: its name in the gutter, its words beside it. */
export function Row({
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
