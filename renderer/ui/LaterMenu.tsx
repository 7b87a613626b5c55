// A menu that is loaded when it is first opened, or soon after the window stands: its button is there from the start.

import { cloneElement } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { later, useLater } from './later.ts';
import type { MenuProps } from './Menu.tsx';

const module = later(() => import('./Menu.tsx'));

export interface LaterMenuProps extends MenuProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The button; it is made anew when the menu has come, so that it must not hold the focus. */
  readonly children: ReactElement<LaterButton>;
}

interface LaterButton {
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
  readonly onClick?: () => void;
}

export function LaterMenu(props: LaterMenuProps): ReactNode {
  const { open, onOpenChange, children } = props;
  const come = useLater(module, open, () => onOpenChange(false));
  if (come) return <come.Menu {...props} />;
  return cloneElement(children, {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    onClick: () => onOpenChange(true),
  });
}
