// Opens a menu under its button: arrows, type-ahead and Escape as everywhere.

import { Square, SquareCheck } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode, SyntheticEvent } from 'react';
import { Icon } from './Icon.tsx';
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
  /** True where its button says why it can do nothing just now. */
  readonly barred?: boolean;
  /** Given where something beside the button opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Takes the focus back after it closed, instead of its button. */
  readonly onClosed?: () => void;
  readonly items: readonly MenuItem[];
  /** The button that opens it. */
  readonly children: ReactElement;
}

const stay = (event: SyntheticEvent): void => event.preventDefault();

/** What keeps a menu closed whose button stays in reach. */
const KEPT_CLOSED = {
  onPointerDown: stay,
  onKeyDown: (event: KeyboardEvent) => {
    if (['Enter', ' ', 'ArrowDown'].includes(event.key)) stay(event);
  },
};

/**
 * Not modal: a modal one would write a style element, which the window's policy refuses. What is
 * chosen is done once it has closed and given the focus back, so that a dialog knows whereto it
 * gives the focus in its turn; a click beside the menu takes the focus where it went.
 */
export function Menu(props: MenuProps): ReactNode {
  const { label, items, children, onClosed, barred = false, ...opening } = props;
  const chosen = useRef<() => void>(undefined);
  const beside = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <DropdownMenu.Root modal={false} {...opening}>
      <DropdownMenu.Trigger ref={button} asChild {...(barred && KEPT_CLOSED)}>
        {children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        {/* A menu stands outside the window's parts, and still in a part that has a name. */}
        <div role="region" aria-label={label}>
          <DropdownMenu.Content
            className={styles.menu}
            aria-label={label}
            // Else its button would name it.
            aria-labelledby={undefined}
            align="end"
            sideOffset={4}
            collisionPadding={8}
            onInteractOutside={() => {
              beside.current = true;
            }}
            onCloseAutoFocus={(event) => {
              const act = chosen.current;
              const left = beside.current;
              chosen.current = undefined;
              beside.current = false;
              event.preventDefault();
              if (!left && onClosed) onClosed();
              else if (!left) button.current?.focus();
              act?.();
            }}
          >
            {items.map((item) =>
              item.checked === undefined ? (
                <DropdownMenu.Item
                  key={item.label}
                  className={item.danger ? styles.danger : styles.item}
                  onSelect={() => {
                    chosen.current = item.onSelect;
                  }}
                >
                  {item.icon}
                  <span className={styles.label}>{item.label}</span>
                  {item.keys && <Keys keys={item.keys} />}
                </DropdownMenu.Item>
              ) : (
                <DropdownMenu.CheckboxItem
                  key={item.label}
                  className={styles.check}
                  checked={item.checked}
                  onSelect={(event) => {
                    event.preventDefault();
                    item.onSelect();
                  }}
                >
                  <Icon of={item.checked ? SquareCheck : Square} />
                  <span className={styles.label}>{item.label}</span>
                </DropdownMenu.CheckboxItem>
              ),
            )}
          </DropdownMenu.Content>
        </div>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
