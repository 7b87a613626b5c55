// The first start: a run that works without any account, then one fault after the other.

import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { firstSentence } from '../profiles/first-sentence.ts';
import { useStore } from '../state/store.ts';
import { Button, bar } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Keys.tsx';
import { cx } from '../ui/cx.ts';
import appStyles from './App.module.css';
import styles from './FirstStart.module.css';
import { useWorkbench } from './workbench-context.ts';

export function FirstStart(): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const form = useStore(stores.form);
  const practice = useStore(stores.practice);
  const origin = useStore(stores.origin);
  const barred = useStore(stores.trouble)?.reason;
  const ready = origin.kind === 'practice';
  const [healthy, ...faults] = practice;
  const chosen = practice.find(({ name }) => origin.kind === 'practice' && origin.name === name);
  const fault = chosen === healthy ? undefined : chosen;
  return (
    <main
      className={cx(appStyles.view, styles.start)}
      data-region="verdict"
      aria-labelledby="start-title"
    >
      <div className={styles.row}>
        <div />
        <div>
          <h1 id="start-title" tabIndex={-1}>
            {fault ? fault.title : ready ? 'Press Run. It will work.' : 'Test a submission server'}
          </h1>
          <p className={styles.lead}>
            {fault ? (
              fault.teaches
            ) : ready ? (
              <>
                A practice mail server is listening on this computer, at{' '}
                <span className="wire">{form.host}</span> port{' '}
                <span className="wire">{form.port}</span>. It needs no account, and nothing leaves
                the machine.
              </>
            ) : (
              'Name a server in the bar above, or begin with a practice server on this computer.'
            )}
          </p>
          <p className={styles.actions}>
            <Button primary onClick={() => workbench.run()} disabled={!ready} barred={barred}>
              <Icon of={Play} />
              Run against the practice server
            </Button>
            <span className="sub">
              or <Keys keys="Ctrl+Enter" /> <span className="vh">Control Enter</span> at any time
            </span>
          </p>
        </div>
      </div>
      <div className={styles.row}>
        <h2>
          Then break something
          <span className="sub">
            {faults.length} more practice servers, each unlike the first in one thing.
          </span>
        </h2>
        <ul className={styles.faults}>
          {faults.map(({ name, title, teaches }) => (
            <li key={name}>
              <button
                type="button"
                aria-pressed={origin.kind === 'practice' && origin.name === name}
                title={teaches}
                onClick={() => workbench.ask(() => workbench.practise(name))}
                {...bar(barred)}
              >
                <span className={styles.name}>{title}</span>
                <span className={styles.teaches}>{firstSentence(teaches)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
