// How much of the history is kept: whether at all, how many runs, how large their logs.

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { HISTORY_BOUNDS, MEBIBYTE } from '../../shared/host/history-settings.ts';
import type { HistorySettings, HistoryState } from '../../shared/host/history-settings.ts';
import { grouped } from '../run/words/measures.ts';
import styles from './Form.module.css';
import { LimitField } from './LimitField.tsx';
import { useWorkbench } from './workbench-context.ts';

export function KeptRuns(): ReactNode {
  const workbench = useWorkbench();
  const { host } = workbench;
  const [state, setState] = useState<HistoryState>();
  const changes = useRef(0);
  useEffect(() => {
    let stale = false;
    workbench.attempt(async () => {
      const now = await host.history();
      if (!stale) setState(now);
    });
    return () => {
      stale = true;
    };
  }, [workbench, host]);
  if (!state) return null;
  const { settings, size } = state;
  // What was asked for shows at once; the host's own word comes after the last change.
  const change = (part: Partial<HistorySettings>): void => {
    const mine = ++changes.current;
    setState({ settings: { ...settings, ...part }, size });
    workbench.ask(async () => {
      try {
        await host.setHistory(part);
      } finally {
        if (mine === changes.current) setState(await host.history());
      }
      await workbench.refreshRuns();
    });
  };
  return (
    <details className={styles.more}>
      <summary>
        History: {grouped(size.runs)} {size.runs === 1 ? 'run' : 'runs'},{' '}
        {Math.ceil((size.bytes / MEBIBYTE) * 10) / 10} MiB
      </summary>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.keep}
          onChange={({ target }) => change({ keep: target.checked })}
        />
        Keep every run on this computer
      </label>
      <LimitField
        label="Most runs"
        note="Past either limit the oldest are deleted. Pinned ones stay and are not counted."
        value={settings.maxRuns}
        bounds={HISTORY_BOUNDS.maxRuns}
        onValue={(maxRuns) => change({ maxRuns })}
      />
      <LimitField
        label="Most MiB"
        value={settings.maxBytes}
        unit={MEBIBYTE}
        bounds={HISTORY_BOUNDS.maxBytes}
        onValue={(maxBytes) => change({ maxBytes })}
      />
    </details>
  );
}
