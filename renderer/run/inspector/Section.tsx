// The parts that all panels are made of.

import type { ReactNode } from 'react';
import { Shape } from '../../ui/Shape.tsx';
import type { ShapeKind } from '../../ui/Shape.tsx';
import styles from './Panel.module.css';

export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export interface AnswerProps {
  readonly question: string;
  readonly answer: string;
  readonly shape: ShapeKind;
  readonly children: ReactNode;
}

/** A section that answers its heading with a word. */
export function Answer({ question, answer, shape, children }: AnswerProps): ReactNode {
  return (
    <section className={styles.section}>
      <h2 className={styles.answer}>
        <Shape kind={shape} size={14} />
        {question}
        <b className={shape === 'fail' ? styles.bad : undefined}>{answer}</b>
      </h2>
      {children}
    </section>
  );
}

/** Names and values; a value that is undefined leaves its row out. */
export function Pairs({
  of,
}: {
  readonly of: readonly (readonly [string, ReactNode])[];
}): ReactNode {
  return (
    <dl className={styles.pairs}>
      {of.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** What stands in a panel before there is anything to show. */
export function Empty({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={styles.empty}>{children}</p>;
}
