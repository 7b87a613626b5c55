// Puts the window together: sidebar, address bar, rail, verdict, transcript, inspector, status.

import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';
import { useStore } from '../state/store.ts';
import { useNarrow } from '../state/use-media.ts';
import { useLater } from '../ui/later.ts';
import { Address } from './Address.tsx';
import styles from './App.module.css';
import { CommandsContext } from './commands-context.ts';
import { Dialogs } from './Dialogs.tsx';
import { FirstStart } from './FirstStart.tsx';
import { HostBanner } from './HostBanner.tsx';
import { Inspector } from './Inspector.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { NOT_LOADED, comparing, composing, explaining, recalling, runPane } from './parts.ts';
import { Rail } from './Rail.tsx';
import { Sidebar } from './Sidebar.tsx';
import { sidebarOpen } from './sidebar-open.ts';
import { WIDE_VIEWS } from './stores.ts';
import { StatusLine } from './StatusLine.tsx';
import { useCommands } from './use-commands.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useWorkbench } from './workbench-context.ts';

export function App(): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const view = useStore(stores.view);
  const pane = useStore(stores.pane);
  const narrow = useNarrow(useStore(stores.preferences).fontSize);
  const covered = useStore(sidebarOpen);
  const transcript = useRef<TranscriptHandle>(null);
  const host = useRef<HTMLInputElement>(null);
  const run = useRef<HTMLButtonElement>(null);
  const commands = useCommands({ transcript, host });
  useKeyboard(commands);
  const fail = (): void => workbench.say('trouble', NOT_LOADED);
  const running = useLater(runPane, view === 'run', fail);
  const writing = useLater(composing, view === 'message', fail);
  const reading = useLater(explaining, view === 'explain', fail);
  const history = useLater(recalling, view === 'history', fail);
  const comparison = useLater(comparing, view === 'compare', fail);
  const main = !narrow || pane === 'main';
  return (
    <CommandsContext value={commands}>
      <div className={styles.app}>
        <HostBanner />
        <Sidebar />
        {/* What stands behind the opened sidebar is out of reach, as it is behind a dialog. */}
        <div className={styles.stage} data-layout={view} data-pane={pane} inert={narrow && covered}>
          <Address hostRef={host} runRef={run} />
          {(view === 'start' || view === 'run') && <Rail transcript={transcript} />}
          {view === 'start' && main && <FirstStart />}
          {view === 'run' && running && (
            <running.RunPane transcript={transcript} showTranscript={main} />
          )}
          {view === 'message' && main && writing && <writing.Composing />}
          {view === 'explain' && reading && <reading.Explaining />}
          {view === 'history' && history && <history.Recalling />}
          {view === 'compare' && comparison && <comparison.Comparing />}
          {!WIDE_VIEWS.includes(view) && <Inspector transcript={transcript} narrow={narrow} />}
          <StatusLine />
        </div>
      </div>
      <Dialogs />
      <LiveRegion />
    </CommandsContext>
  );
}
