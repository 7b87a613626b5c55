// The saved profiles in their folders, or by last outcome; arrows move, and many are drawn as they come into sight.

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import type { FindableProfile, LastOutcomes } from '../../shared/profile/find-profiles.ts';
import type { ProfileOrder } from '../../shared/profile/find-profiles.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Icon } from '../ui/Icon.tsx';
import { useRoving } from '../ui/use-roving.ts';
import { isOwnKey } from './own-key.ts';
import { ProfileItem } from './ProfileItem.tsx';
import type { ProfileActions } from './ProfileItem.tsx';
import styles from './ProfileTree.module.css';
import { flatRows, folderRows } from './tree-rows.ts';
import type { FolderRow } from './tree-rows.ts';
import { ROW_HEIGHT, useRowsInSight } from './use-rows-in-sight.ts';

export interface ProfileTreeProps extends ProfileActions {
  /** Those that were found, in their order. */
  readonly profiles: readonly FindableProfile[];
  readonly order: ProfileOrder;
  readonly current: string | undefined;
  readonly outcomes: LastOutcomes;
}

export function ProfileTree(props: ProfileTreeProps): ReactNode {
  const { profiles, order, current, outcomes, ...actions } = props;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  /** The row that had the focus last: it is drawn wherever it is, or the focus would go with it. */
  const [active, setActive] = useState<string>();
  const roving = useRoving();
  const rows = useMemo(
    () => (order === 'outcome' ? flatRows(profiles) : folderRows(profiles, closed)),
    [profiles, order, closed],
  );
  const { scroller, many, first, end, onScroll, show } = useRowsInSight(rows.length);
  const toggle = (folder: string): void => {
    const next = new Set(closed);
    if (!next.delete(folder)) next.add(folder);
    setClosed(next);
  };
  const activeAt = many ? rows.findIndex(({ key }) => key === active) : -1;
  const drawn = [
    ...(activeAt >= 0 && activeAt < first ? [activeAt] : []),
    ...Array.from({ length: end - first }, (_, index) => first + index),
    ...(activeAt >= end ? [activeAt] : []),
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    // The row that the key leads to must be drawn to be focused.
    if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(rows.length - 1);
    else if (activeAt >= 0 && event.key.startsWith('Arrow')) show(activeAt);
    roving.onKeyDown(event);
  };
  return (
    <div ref={scroller} className={many ? styles.many : undefined} onScroll={onScroll}>
      <ul
        role="tree"
        aria-label="Profiles"
        ref={roving.ref}
        style={many ? { height: `${rows.length * ROW_HEIGHT}rem` } : undefined}
        onFocus={(event) => {
          roving.onFocus(event);
          const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
          setActive(rows[Number(row?.dataset['row'])]?.key);
        }}
        onKeyDown={onKeyDown}
      >
        {drawn.map((at) => {
          const row = rows[at];
          if (!row) return null;
          const style = many ? { top: `${at * ROW_HEIGHT}rem` } : undefined;
          return row.kind === 'folder' ? (
            <FolderItem
              key={row.key}
              row={row}
              at={at}
              style={style}
              onToggle={() => toggle(row.folder)}
            />
          ) : (
            <ProfileItem
              key={row.key}
              row={row}
              at={at}
              full={order === 'outcome'}
              selected={row.profile.id === current}
              outcome={outcomes[row.profile.id]}
              style={style}
              {...actions}
            />
          );
        })}
      </ul>
    </div>
  );
}

interface FolderItemProps {
  readonly row: FolderRow;
  readonly at: number;
  readonly style: CSSProperties | undefined;
  readonly onToggle: () => void;
}

function FolderItem({ row, at, style, onToggle }: FolderItemProps): ReactNode {
  const { folder, open, count } = row;
  return (
    <li
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={open}
      aria-selected={false}
      aria-label={visible(folder)}
      data-roving
      // A row that a key leads to is focused as soon as it is drawn.
      tabIndex={-1}
      data-row={at}
      className={styles.folder}
      style={style}
      onKeyDown={(event) => {
        const wanted = { ArrowRight: true, ArrowLeft: false, Enter: !open }[event.key];
        if (!isOwnKey(event) || wanted === undefined || wanted === open) return;
        event.preventDefault();
        event.stopPropagation();
        onToggle();
      }}
    >
      <div className={styles.item} onClick={onToggle}>
        <Icon of={open ? ChevronDown : ChevronRight} size={12} />
        <span className={styles.label}>{visible(folder)}</span>
        <span className={styles.when}>{count}</span>
      </div>
    </li>
  );
}
