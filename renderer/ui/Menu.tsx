// Opens a menu under its button: arrows, type-ahead and Escape as everywhere.

import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Keys } from './Keys.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly danger?: boolean;
  /** Given for what is switched on and off; the menu stays open. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

export interface MenuProps {
  readonly label: string;
  /** Given where something beside the button opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Takes focus after it closed, instead of its button. */
  readonly onClosed?: () => void;
  readonly items: readonly MenuItem[];
  /** The button that opens it. */
  readonly children: ReactElement;
}

/** Not modal: a modal one would write a style element, which the window's policy refuses. */
export function Menu({ label, items, children, onClosed, ...opening }: MenuProps): ReactNode {
  return (
    <DropdownMenu.Root modal={false} {...opening}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (!onClosed) return;
            event.preventDefault();
            onClosed();
          }}
        >
          {items.map((item) =>
            item.checked === undefined ? (
              <DropdownMenu.Item
                key={item.label}
                className={item.danger ? styles.danger : styles.item}
                onSelect={item.onSelect}
              >
                {item.icon}
                <span className={styles.label}>{item.label}</span>
                {item.keys && <Keys keys={item.keys} />}
              </DropdownMenu.Item>
            ) : (
              <DropdownMenu.CheckboxItem
                key={item.label}
                className={styles.item}
                checked={item.checked}
                onSelect={(event) => {
                  event.preventDefault();
                  item.onSelect();
                }}
              >
                <span className={styles.label}>{item.label}</span>
                <span className={styles.check} aria-hidden="true">
                  {item.checked ? '✓' : ''}
                </span>
              </DropdownMenu.CheckboxItem>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
