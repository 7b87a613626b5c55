// One profile of the tree: Enter loads, F2 renames, Alt+Enter shows its details, Delete deletes,
// Shift+F10 opens the menu.

import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { fullName } from '../../shared/profile/full-name.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Tool } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LaterMenu } from '../ui/LaterMenu.tsx';
import { Shape } from '../ui/Shape.tsx';
import type { ShapeKind } from '../ui/Shape.tsx';
import { ColourMark } from './ColourMark.tsx';
import { isOwnKey } from './own-key.ts';
import styles from './ProfileTree.module.css';
import type { ProfileRow } from './tree-rows.ts';

export interface ProfileActions {
  readonly onLoad: (profile: Profile) => void;
  readonly onRename: (profile: Profile) => void;
  readonly onDetails: (profile: Profile) => void;
  readonly onDuplicate: (profile: Profile) => void;
  readonly onDelete: (profile: Profile) => void;
}

export interface ProfileItemProps extends ProfileActions {
  readonly row: ProfileRow;
  /** Which row of the tree it is. */
  readonly at: number;
  /** Whether its folder is told with it. */
  readonly full: boolean;
  readonly selected: boolean;
  readonly outcome: Outcome | undefined;
  readonly style: CSSProperties | undefined;
}

const SHAPES: Readonly<Record<Outcome, readonly [ShapeKind, string]>> = {
  ok: ['pass', 'passed'],
  partial: ['warn', 'partly'],
  failed: ['fail', 'failed'],
  inconclusive: ['inconclusive', 'inconclusive'],
};

export function ProfileItem(props: ProfileItemProps): ReactNode {
  const { row, at, full, selected, outcome, style, ...actions } = props;
  const { profile } = row;
  const { colour, tags, notes } = profile;
  const [shape, words] = outcome ? SHAPES[outcome] : (['not-reached', 'not run yet'] as const);
  const { host, port } = profile.settings.connection;
  const name = visible(fullName(profile));
  const shownTags = visible(tags.join(', '));
  const spoken = [name, words, colour === 'none' ? '' : colour, shownTags];
  const item = useRef<HTMLLIElement>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  /** A menu costs more than its row, so that there is one where it may be wanted. */
  const [near, setNear] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.altKey && event.target === event.currentTarget) {
      event.preventDefault();
      actions.onDetails(profile);
      return;
    }
    if (!isOwnKey(event)) return;
    // As a right click would: Shift+F10, or the key of its own that some keyboards have.
    if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
      event.preventDefault();
      setMenuOpen(true);
      return;
    }
    const action = { Enter: actions.onLoad, F2: actions.onRename, Delete: actions.onDelete }[
      event.key
    ];
    if (!action) return;
    event.preventDefault();
    action(profile);
  };
  return (
    <li
      ref={item}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-selected={selected}
      aria-label={spoken.filter((part) => part !== '').join(', ')}
      aria-keyshortcuts="Shift+F10"
      data-roving
      // A row that a key leads to is focused as soon as it is drawn.
      tabIndex={-1}
      data-row={at}
      data-level={row.level}
      className={styles.leaf}
      style={style}
      title={[name, `${host}:${port}`, shownTags, visible(notes)].filter(Boolean).join('\n')}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <div className={styles.item} data-current={selected || undefined}>
        <span className={styles.name} onClick={() => actions.onLoad(profile)}>
          <Shape kind={shape} size={11} />
          <ColourMark colour={colour} />
          <span className={styles.label}>{full ? name : visible(profile.name)}</span>
          {tags.length > 0 && <span className={styles.tags}>{shownTags}</span>}
        </span>
        {near || menuOpen ? (
          <LaterMenu
            label={`Actions for ${name}`}
            open={menuOpen}
            onOpenChange={setMenuOpen}
            onClosed={() => item.current?.focus()}
            items={[
              { label: 'Rename', keys: 'F2', onSelect: () => actions.onRename(profile) },
              { label: 'Duplicate', onSelect: () => actions.onDuplicate(profile) },
              { label: 'Details', keys: 'Alt+Enter', onSelect: () => actions.onDetails(profile) },
              {
                label: 'Delete',
                keys: 'Del',
                danger: true,
                onSelect: () => actions.onDelete(profile),
              },
            ]}
          >
            <Tool label={`Actions for ${name}`} tabIndex={-1} className={styles.more}>
              <Icon of={Ellipsis} size={12} />
            </Tool>
          </LaterMenu>
        ) : (
          <span className={styles.room} />
        )}
      </div>
    </li>
  );
}
