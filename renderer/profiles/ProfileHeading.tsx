// Heads the list of profiles, with the order that they stand in.

import { ArrowDownUp } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProfileOrder } from '../../shared/profile/find-profiles.ts';
import { Tool } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LaterMenu } from '../ui/LaterMenu.tsx';

export interface ProfileHeadingProps {
  readonly order: ProfileOrder;
  /** Given where there is something to put in order. */
  readonly onOrder: ((order: ProfileOrder) => void) | undefined;
  readonly className: string | undefined;
}

const ORDERS = [
  ['name', 'By folder and name'],
  ['outcome', 'By last outcome'],
] as const;

export function ProfileHeading({ order, onOrder, className }: ProfileHeadingProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className={className}>
      <h2>Profiles</h2>
      {onOrder && (
        <LaterMenu
          label="Order of the profiles"
          open={open}
          onOpenChange={setOpen}
          items={ORDERS.map(([each, label]) => ({
            label,
            checked: order === each,
            onSelect: () => onOrder(each),
          }))}
        >
          <Tool label="Order of the profiles">
            <Icon of={ArrowDownUp} size={12} />
          </Tool>
        </LaterMenu>
      )}
    </div>
  );
}
