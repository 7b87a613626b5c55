// The saved profiles in their folders; arrows move, Enter loads, F2 renames, Delete deletes,
// Shift+F10 opens the menu.

import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { fullName } from '../../shared/profile/full-name.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Tool } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LaterMenu } from '../ui/LaterMenu.tsx';
import { Shape } from '../ui/Shape.tsx';
import type { ShapeKind } from '../ui/Shape.tsx';
import { useRoving } from '../ui/use-roving.ts';
import styles from './ProfileTree.module.css';
import type { ProfileGroup } from './profile-groups.ts';

export interface ProfileActions {
  readonly onLoad: (profile: Profile) => void;
  readonly onRename: (profile: Profile) => void;
  readonly onDuplicate: (profile: Profile) => void;
  readonly onDelete: (profile: Profile) => void;
}

export interface ProfileTreeProps extends ProfileActions {
  readonly groups: readonly ProfileGroup[];
  readonly current: string | undefined;
  /** How the profile's last run of this sitting ended. */
  readonly lastOutcome: (id: string) => Outcome | undefined;
}

export function ProfileTree({ groups, ...rest }: ProfileTreeProps): ReactNode {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const roving = useRoving();
  const toggle = (folder: string): void => {
    const next = new Set(closed);
    if (!next.delete(folder)) next.add(folder);
    setClosed(next);
  };
  return (
    <ul role="tree" aria-label="Profiles" {...roving}>
      {groups.map(({ folder, profiles }) => {
        if (folder === '') {
          return profiles.map((profile) => <Item key={profile.id} profile={profile} {...rest} />);
        }
        const open = !closed.has(folder);
        return (
          <li
            key={folder}
            role="treeitem"
            aria-expanded={open}
            aria-selected={false}
            aria-label={visible(folder)}
            data-roving
            className={styles.folder}
            onKeyDown={(event) => {
              const wanted = { ArrowRight: true, ArrowLeft: false, Enter: !open }[event.key];
              if (!isOwnKey(event) || wanted === undefined || wanted === open) return;
              event.preventDefault();
              event.stopPropagation();
              toggle(folder);
            }}
          >
            <div className={styles.item} onClick={() => toggle(folder)}>
              <Icon of={open ? ChevronDown : ChevronRight} size={12} />
              <span className={styles.label}>{visible(folder)}</span>
              <span className={styles.when}>{profiles.length}</span>
            </div>
            {open && (
              <ul role="group">
                {profiles.map((profile) => (
                  <Item key={profile.id} profile={profile} {...rest} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface ItemProps extends Omit<ProfileTreeProps, 'groups'> {
  readonly profile: Profile;
}

/** Pressed on the item itself; with Ctrl or Alt a key is the window's, as Ctrl+Enter. */
function isOwnKey(event: KeyboardEvent): boolean {
  const { target, currentTarget, ctrlKey, metaKey, altKey } = event;
  return target === currentTarget && !ctrlKey && !metaKey && !altKey;
}

const SHAPES: Readonly<Record<Outcome, readonly [ShapeKind, string]>> = {
  ok: ['pass', 'passed'],
  partial: ['warn', 'partly'],
  failed: ['fail', 'failed'],
  inconclusive: ['inconclusive', 'inconclusive'],
};

function Item({ profile, current, lastOutcome, ...actions }: ItemProps): ReactNode {
  const outcome = lastOutcome(profile.id);
  const [shape, words] = outcome ? SHAPES[outcome] : (['not-reached', 'not run yet'] as const);
  const { host, port } = profile.settings.connection;
  const selected = profile.id === current;
  const name = visible(fullName(profile));
  const row = useRef<HTMLLIElement>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
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
      ref={row}
      role="treeitem"
      aria-selected={selected}
      aria-label={`${name}, ${words}`}
      aria-keyshortcuts="Shift+F10"
      data-roving
      className={styles.leaf}
      title={`${name}\n${host}:${port}`}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <div className={styles.item} data-current={selected || undefined}>
        <span className={styles.name} onClick={() => actions.onLoad(profile)}>
          <Shape kind={shape} size={11} />
          <span className={styles.label}>{visible(profile.name)}</span>
        </span>
        <LaterMenu
          label={`Actions for ${name}`}
          open={menuOpen}
          onOpenChange={setMenuOpen}
          onClosed={() => row.current?.focus()}
          items={[
            { label: 'Rename', keys: 'F2', onSelect: () => actions.onRename(profile) },
            { label: 'Duplicate', onSelect: () => actions.onDuplicate(profile) },
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
      </div>
    </li>
  );
}
