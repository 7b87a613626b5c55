// Draws a Lucide icon at the window's size and weight; the words beside it carry its meaning.

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { scaled } from './scaled.ts';

export interface IconProps {
  readonly of: LucideIcon;
  /** Pixels at the standard font size. */
  readonly size?: number;
  readonly className?: string | undefined;
}

export function Icon({ of: Drawing, size = 14, className }: IconProps): ReactNode {
  return (
    <Drawing size={scaled(size)} strokeWidth={1.75} aria-hidden="true" className={className} />
  );
}
