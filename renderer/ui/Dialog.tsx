// Opens a dialog over the window: the browser's own, which keeps focus inside and closes on Escape.

import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Tool } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';
import { Icon } from './Icon.tsx';

export interface DialogProps {
  readonly title: string;
  /** Whether the title is shown; a palette names itself by what it holds. */
  readonly showTitle?: boolean;
  readonly onClose: () => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Mounted means open; focus begins at `data-first`, or else at the first field. Focus goes back to where it was when it closes. */
export function Dialog({
  title,
  showTitle = true,
  onClose,
  className,
  children,
}: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // The browser would choose the first thing that can take focus, as a close button.
    const first = dialog.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? dialog.current?.querySelector<HTMLElement>('input, select, textarea'))?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={cx(styles.dialog, className)}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.inside}>
        <header className={showTitle ? styles.head : 'vh'}>
          <h2 id={titleId}>{title}</h2>
          {showTitle && (
            <Tool label="Close" onClick={onClose}>
              <Icon of={X} />
            </Tool>
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
}
