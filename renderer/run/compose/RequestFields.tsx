// What the run asks of the server for this message: reports, encryption onward, chunks.

import type { ReactNode } from 'react';
import styles from './Composer.module.css';
import type { FieldsProps } from './fields.ts';
import { envelopeOf, notifyOf, withEnvelope, withNotify } from './message-draft.ts';
import type { Notify } from './message-draft.ts';

const REPORTS: readonly (readonly [Notify, string])[] = [
  ['FAILURE', 'on failure'],
  ['DELAY', 'on delay'],
  ['SUCCESS', 'on delivery'],
];

export function RequestFields({ rest, onChange }: FieldsProps): ReactNode {
  const notify = notifyOf(rest);
  const { requireTls = false, to } = envelopeOf(rest);
  const toggle = (kind: Notify, on: boolean): void => {
    const next = on ? [...notify, kind] : notify.filter((other) => other !== kind);
    onChange(withNotify(rest, next));
  };
  return (
    <fieldset>
      <legend>
        Asked of the server<span className="sub">the run stops where it is not offered</span>
      </legend>
      <div className={styles.checks} role="group" aria-label="Delivery reports">
        <span className={styles.lead}>Reports</span>
        {REPORTS.map(([kind, words]) => (
          <label key={kind} className={styles.check}>
            <input
              type="checkbox"
              checked={notify.includes(kind)}
              disabled={to.length === 0}
              onChange={({ target }) => toggle(kind, target.checked)}
            />
            {words}
          </label>
        ))}
        <span className="sub">DSN{to.length === 0 && ', once there is a recipient'}</span>
      </div>
      <div className={styles.checks} role="group" aria-label="Transfer">
        <span className={styles.lead}>Transfer</span>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={requireTls}
            onChange={({ target }) => onChange(withEnvelope(rest, { requireTls: target.checked }))}
          />
          <span className="wire">REQUIRETLS</span>
        </label>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={rest.chunking ?? false}
            onChange={({ target }) => onChange({ ...rest, chunking: target.checked })}
          />
          <span className="wire">CHUNKING</span>
        </label>
      </div>
    </fieldset>
  );
}
