// Lists what else was found, beside the one root cause.

import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/run/verdict.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { atTheWindow } from '../../../shared/words/at-the-window.ts';
import { Shape } from '../../ui/Shape.tsx';
import styles from './VerdictCard.module.css';
import { SEVERITY } from './outcome.ts';

export interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly cites: (evidence: readonly number[]) => ReactNode;
}

export function Findings({ findings, cites }: FindingsProps): ReactNode {
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => {
        const [shape, label] = SEVERITY[finding.severity];
        return (
          <li key={finding.rule}>
            <Shape kind={shape} label={label} />
            <b>{visible(finding.title)}.</b> {visible(atTheWindow(finding.cause))}{' '}
            {visible(atTheWindow(finding.remedy))}
            {cites(finding.evidence)}
          </li>
        );
      })}
    </ul>
  );
}
