// What is left of the sidebar in a narrow window: one button for each thing it holds.

import { Folder, MailPlus, MessageSquareText, Plus, Settings, SquareTerminal } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { Tool } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { AppMark } from './AppMark.tsx';
import { openExplain } from './explain-actions.ts';
import { sidebarOpen } from './sidebar-open.ts';
import styles from './Sidebar.module.css';
import { useWorkbench } from './workbench-context.ts';

export interface StripProps {
  /** What it opens stands over it. */
  readonly covered: boolean;
  readonly openerRef: RefObject<HTMLButtonElement | null>;
}

export function Strip({ covered, openerRef }: StripProps): ReactNode {
  const workbench = useWorkbench();
  const { view, dialog } = workbench.stores;
  return (
    <nav className={styles.strip} aria-label="Ehlo" data-region="sidebar" inert={covered}>
      <AppMark />
      <Tool ref={openerRef} label="Profiles and runs" onClick={() => sidebarOpen.set(true)}>
        <Icon of={Folder} size={16} />
      </Tool>
      <Tool label="New" onClick={() => workbench.newRun()}>
        <Icon of={Plus} size={16} />
      </Tool>
      <Tool label="The run" onClick={() => view.set('run')}>
        <Icon of={SquareTerminal} size={16} />
      </Tool>
      <Tool label="Message" onClick={() => view.set('message')}>
        <Icon of={MailPlus} size={16} />
      </Tool>
      <Tool label="Explain a reply or log" onClick={() => openExplain(workbench)}>
        <Icon of={MessageSquareText} size={16} />
      </Tool>
      <span className="spring" />
      <Tool label="Preferences" onClick={() => dialog.set('preferences')}>
        <Icon of={Settings} size={16} />
      </Tool>
    </nav>
  );
}
