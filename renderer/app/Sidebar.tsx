// The side of the window: profiles, practice servers, the newest runs; a strip where narrow.

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useStore } from '../state/store.ts';
import { useNarrow } from '../state/use-media.ts';
import { cx } from '../ui/cx.ts';
import styles from './Sidebar.module.css';
import { sidebarOpen } from './sidebar-open.ts';
import { SidebarContent } from './SidebarContent.tsx';
import { Strip } from './Strip.tsx';
import { useWorkbench } from './workbench-context.ts';

export function Sidebar(): ReactNode {
  const { stores } = useWorkbench();
  const narrow = useNarrow(useStore(stores.preferences).fontSize);
  const open = useStore(sidebarOpen);
  const nav = useRef<HTMLElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!narrow) sidebarOpen.set(false);
  }, [narrow]);
  useEffect(() => {
    if (!narrow || !open) return;
    nav.current?.querySelector('input')?.focus();
    return () => {
      // The focus has gone with what stood over the window.
      if (document.activeElement === document.body) opener.current?.focus();
    };
  }, [narrow, open]);
  if (!narrow) {
    return (
      <nav className={styles.sidebar} aria-label="Profiles and runs" data-region="sidebar">
        <SidebarContent />
      </nav>
    );
  }
  return (
    <>
      <Strip covered={open} openerRef={opener} />
      {open && (
        <>
          <div className={styles.scrim} onClick={() => sidebarOpen.set(false)} />
          <nav
            ref={nav}
            className={cx(styles.sidebar, styles.over)}
            aria-label="Profiles and runs"
            data-region="sidebar"
          >
            <SidebarContent />
          </nav>
        </>
      )}
    </>
  );
}
