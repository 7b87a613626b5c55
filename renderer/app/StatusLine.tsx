// The line at the bottom: counts of this run, what just happened, and what is wrong with Ehlo itself.

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { grouped } from '../run/words/measures.ts';
import { plural } from '../../shared/words/en/phrases.ts';
import { useLogVersion } from '../run/use-run-log.ts';
import { useStore } from '../state/store.ts';
import { LinkButton, Tool } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Shape } from '../ui/Shape.tsx';
import styles from './StatusLine.module.css';
import { useWorkbench } from './workbench-context.ts';

export function StatusLine(): ReactNode {
  const { stores } = useWorkbench();
  const about = useStore(stores.about);
  return (
    <footer className={styles.status} data-region="status">
      <Counts />
      <NoticeLine />
      <span className="spring" />
      <ConnectionLine />
      {about && <span className={styles.about}>TLS by {about.tlsLibrary}</span>}
      <LinkButton
        className={styles.commands}
        aria-keyshortcuts="Control+K"
        onClick={() => stores.dialog.set('palette')}
      >
        Commands <Keys keys="Ctrl+K" />
      </LinkButton>
    </footer>
  );
}

function Counts(): ReactNode {
  const { stores } = useWorkbench();
  const log = useStore(stores.log);
  useLogVersion(log);
  if (!log || log.events.length === 0) return <span>on this computer only</span>;
  const flights = log.facts?.timing.flights.length ?? 0;
  return (
    <>
      <span>{grouped(log.events.length)} events</span>
      <span>{grouped(log.rows.length)} lines</span>
      {flights > 0 && <span>{plural(flights, 'flight')}</span>}
    </>
  );
}

/** Ehlo's own trouble stays until it is dismissed. */
function NoticeLine(): ReactNode {
  const { stores } = useWorkbench();
  const notice = useStore(stores.notice);
  return (
    <span className={styles.notice} role={notice?.kind === 'trouble' ? 'alert' : 'status'}>
      {notice && (
        <>
          <Shape kind={notice.kind === 'trouble' ? 'fail' : 'pass'} size={11} />
          <span className={styles.words} title={notice.message}>
            {notice.message}
          </span>
          <Tool
            label="Dismiss"
            className={styles.dismiss}
            onClick={() => stores.notice.set(undefined)}
          >
            <Icon of={X} size={12} />
          </Tool>
        </>
      )}
    </span>
  );
}

/** Only the first connection: what goes wrong later stands across the window. */
function ConnectionLine(): ReactNode {
  const connection = useStore(useWorkbench().stores.connection);
  return connection === 'connecting' ? <span>connecting to Ehlo</span> : null;
}
