// What the sidebar holds: profiles, the newest runs, practice servers.

import { MailPlus, MessageSquareText, Plus, Settings } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { byOutcome, findableProfiles, findProfiles } from '../../shared/profile/find-profiles.ts';
import { EMPTY_FILTER } from '../history/history-filter.ts';
import { HistoryList } from '../history/HistoryList.tsx';
import { PracticeList } from '../profiles/PracticeList.tsx';
import { ProfileHeading } from '../profiles/ProfileHeading.tsx';
import { ProfileTree } from '../profiles/ProfileTree.tsx';
import { useStore } from '../state/store.ts';
import { LinkButton, Tool } from '../ui/Button.tsx';
import { FindField } from '../ui/FindField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Keys.tsx';
import { AppMark } from './AppMark.tsx';
import { openExplain } from './explain-actions.ts';
import { duplicateProfile } from './profile-actions.ts';
import { openHistory, runChanges } from './run-actions.ts';
import styles from './Sidebar.module.css';
import { sidebarOpen } from './sidebar-open.ts';
import { useLastOutcomes } from './use-last-outcomes.ts';
import { useRunNames } from './use-run-names.ts';
import { useWorkbench } from './workbench-context.ts';

export function SidebarContent(): ReactNode {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const [query, setQuery] = useState('');
  const profiles = useStore(stores.profiles);
  const order = useStore(stores.profileOrder);
  const outcomes = useLastOutcomes();
  const findable = useMemo(() => findableProfiles(profiles), [profiles]);
  const sorted = useMemo(() => {
    const found = findProfiles(findable, query);
    return order === 'outcome' ? byOutcome(found, outcomes) : found;
  }, [findable, query, order, outcomes]);
  const read = useStore(stores.read);
  const runs = useStore(stores.runs);
  const chosen = useStore(stores.chosen);
  const practice = useStore(stores.practice);
  const origin = useStore(stores.origin);
  const log = useStore(stores.log);
  const nameOfRun = useRunNames();
  const wanted = query.trim().toLowerCase();
  const found = (text: string): boolean => text.toLowerCase().includes(wanted);
  const close = (): void => sidebarOpen.set(false);
  const loading = !read && <p className={styles.teach}>Loading …</p>;
  return (
    <>
      <div className={styles.head}>
        <AppMark />
        <span className={styles.wordmark}>Ehlo</span>
        <span className="spring" />
        <Tool label="New" title="New (Alt+N)" onClick={() => workbench.newRun()}>
          <Icon of={Plus} />
        </Tool>
      </div>
      <FindField
        label="Find a profile or run"
        placeholder="Find a profile or run"
        className={styles.find}
        data-find="profiles"
        value={query}
        onFind={setQuery}
        aria-keyshortcuts="/"
        tail={<Keys keys="/" />}
      />
      <div className={styles.scroll}>
        <ProfileHeading
          order={order}
          onOrder={profiles.length > 1 ? stores.profileOrder.set : undefined}
          className={styles.headed}
        />
        <ProfileTree
          profiles={sorted}
          order={order}
          current={origin.kind === 'profile' ? origin.id : undefined}
          outcomes={outcomes}
          onLoad={(profile) => {
            workbench.loadProfile(profile);
            close();
          }}
          onRename={(profile) => stores.changing.set({ what: 'rename', profile })}
          onDetails={(profile) => stores.changing.set({ what: 'details', profile })}
          onDuplicate={(profile) => workbench.ask(() => duplicateProfile(workbench, profile))}
          onDelete={(profile) => stores.changing.set({ what: 'delete', profile })}
        />
        {loading}
        {read && profiles.length === 0 && (
          <p className={styles.teach}>
            Your own profiles will stand here. <Keys keys="Ctrl+S" />
            <span className="vh">Control S</span> saves what is in the bar.
          </p>
        )}
        <div className={styles.headed}>
          <h2>History</h2>
          <LinkButton
            className={styles.all}
            title="Every kept run: find, pin, note, delete, compare (Ctrl+H)"
            onClick={() => openHistory(workbench)}
          >
            all
          </LinkButton>
        </div>
        {loading}
        {read && (
          <HistoryList
            runs={runs.filter((run) =>
              [run.target, run.title, nameOfRun(run)].some(
                (text) => text !== undefined && found(text),
              ),
            )}
            nameOf={nameOfRun}
            current={log?.id}
            chosen={chosen}
            {...runChanges(workbench)}
            onSearchAll={
              wanted === '' || runs.length === 0
                ? undefined
                : () => {
                    stores.filter.set({ ...EMPTY_FILTER, text: query.trim() });
                    openHistory(workbench);
                  }
            }
            onOpen={(id) => {
              workbench.reopenRun(id);
              close();
            }}
          />
        )}
        <PracticeList
          entries={practice.filter(({ title, teaches }) => found(title) || found(teaches))}
          current={origin.kind === 'practice' ? origin.name : undefined}
          initiallyOpen={read ? profiles.length === 0 : undefined}
          searching={wanted !== ''}
          barred={useStore(stores.trouble)?.reason}
          onChoose={(name) => {
            workbench.ask(() => workbench.practise(name));
            close();
          }}
        />
      </div>
      <div className={styles.foot}>
        <button type="button" className={styles.item} onClick={() => stores.view.set('message')}>
          <Icon of={MailPlus} />
          Message
        </button>
        <button
          type="button"
          className={styles.item}
          title="Explain a reply or log (Ctrl+J)"
          onClick={() => openExplain(workbench)}
        >
          <Icon of={MessageSquareText} />
          Explain
        </button>
        <Tool label="Preferences" onClick={() => stores.dialog.set('preferences')}>
          <Icon of={Settings} />
        </Tool>
      </div>
    </>
  );
}
