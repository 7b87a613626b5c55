// What differs between two runs, the likeliest to explain first, in a column for each run.

import type { ReactNode } from 'react';
import type { ComparedRun, Comparison, ToldDifference } from '../../shared/compare/comparison.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { dayAndTime } from '../history/clock-time.ts';
import { OUTCOMES } from '../history/run-shape.ts';
import { Shape } from '../ui/Shape.tsx';
import styles from './Compare.module.css';
import { Mark } from './Mark.tsx';

export function Differences({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { before, after, differences } = comparison;
  const matter = differences.filter(({ matters }) => matters);
  const others = differences.filter(({ matters }) => !matters);
  return (
    <table className={styles.table} aria-label="What differs">
      <colgroup>
        <col className={styles.wKey} />
        <col span={2} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            {matter.length === 0
              ? 'Nothing differs that matters'
              : `${String(matter.length)} differ`}
          </th>
          <Side run={before} />
          <Side run={after} />
        </tr>
      </thead>
      <Rows differences={matter} />
      {others.length > 0 && (
        <>
          <tbody>
            <tr className={styles.need}>
              <th scope="rowgroup" colSpan={3}>
                These need not matter
              </th>
            </tr>
          </tbody>
          <Rows differences={others} />
        </>
      )}
    </table>
  );
}

function Side({ run }: { readonly run: ComparedRun }): ReactNode {
  const [shape, words] = OUTCOMES[run.outcome];
  return (
    <th scope="col">
      <Shape kind={shape} label={words} />
      <b>{dayAndTime(run.startedAt)}</b>
      <span className={styles.of}>
        <span className="wire">{visible(run.target)}</span>
        {visible(run.title)}
      </span>
    </th>
  );
}

function Rows({ differences }: { readonly differences: readonly ToldDifference[] }): ReactNode {
  return (
    <tbody>
      {differences.map((difference) => (
        <tr key={`${difference.kind} ${difference.subject}`} title={visible(difference.sentence)}>
          <th scope="row">
            <span className={styles.key}>
              <Mark kind={markOf(difference)} />
              <span>
                {visible(difference.subject)}
                {difference.phase && <span className={styles.phase}>{difference.phase}</span>}
              </span>
            </span>
          </th>
          <Value of={difference} text={difference.before} />
          <Value of={difference} text={difference.after} />
        </tr>
      ))}
    </tbody>
  );
}

function markOf({ before, after }: ToldDifference): '-' | '+' | '~' {
  if (after === null) return '-';
  return before === null ? '+' : '~';
}

interface ValueProps {
  readonly of: ToldDifference;
  readonly text: string | null;
}

/** A verdict is Ehlo's own words; the rest was seen or set. */
function Value({ of, text }: ValueProps): ReactNode {
  if (text === null) return <td className={styles.none}>nothing here</td>;
  const own = of.kind === 'verdict';
  return (
    <td className={own ? undefined : 'wire'} dir={own ? undefined : 'ltr'}>
      {visible(text)}
    </td>
  );
}
