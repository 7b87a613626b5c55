// Holds what the window shows, outside React: one store for each thing that may change by itself.

import type {
  About,
  PracticeEntry,
  Preferences,
  RunId,
  RunSummary,
} from '../../shared/host/api.ts';
import { DEFAULT_PREFERENCES } from '../../shared/host/api.ts';
import type { LastOutcomes, ProfileOrder } from '../../shared/profile/find-profiles.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { EMPTY_FILTER } from '../history/history-filter.ts';
import type { HistoryFilter } from '../history/history-filter.ts';
import type { ConnectionState } from '../host/connection.ts';
import type { RunLog } from '../run/run-log.ts';
import { EMPTY_FORM } from '../run/settings-form.ts';
import type { FormFault, SettingsForm } from '../run/settings-form.ts';
import { createStore } from '../state/store.ts';
import type { Store } from '../state/store.ts';
import type { HostTrouble } from './host-trouble.ts';
import type { PendingRun } from './run-starter.ts';

export type View = 'start' | 'run' | 'message' | 'explain' | 'history' | 'compare';

/** The views that have the place of the run and of what stands beside it. */
export const WIDE_VIEWS: readonly View[] = ['explain', 'history', 'compare'];

export type InspectorTab = 'certificate' | 'extensions' | 'authentication' | 'message';

export type DialogName =
  | 'palette'
  | 'preferences'
  | 'save'
  | 'credential'
  | 'options'
  | 'keys'
  | 'providers'
  | 'discover'
  | 'import';

/** A line for the status line, kept until it is dismissed or replaced. */
export interface Notice {
  readonly kind: 'trouble' | 'done';
  readonly message: string;
}

/** Where the settings in the bar came from. */
export type Origin =
  | { readonly kind: 'none' }
  | { readonly kind: 'profile'; readonly id: string }
  | { readonly kind: 'practice'; readonly name: string };

/** What is asked about before it is done to a profile. */
export interface ProfileChange {
  readonly what: 'rename' | 'details' | 'delete';
  readonly profile: Profile;
}

/** What is asked for or about before it is done to a kept run. */
export interface RunChange {
  readonly what: 'note' | 'delete';
  readonly run: RunSummary;
}

export interface Stores {
  readonly form: Store<SettingsForm>;
  readonly fault: Store<FormFault | undefined>;
  readonly origin: Store<Origin>;
  readonly log: Store<RunLog | undefined>;
  /** Set while a send waits for its confirmation. */
  readonly confirming: Store<PendingRun | undefined>;
  /** Whether the host takes its time to begin a run. */
  readonly starting: Store<boolean>;
  readonly view: Store<View>;
  readonly tab: Store<InspectorTab>;
  /** Which of the two shares the place, where there is room for one. */
  readonly pane: Store<'main' | 'side'>;
  readonly dialog: Store<DialogName | undefined>;
  readonly notice: Store<Notice | undefined>;
  /** Whether the host has answered for the lists below: until then empty says nothing. */
  readonly read: Store<boolean>;
  /** Set while a profile is about to be renamed, described or deleted. */
  readonly changing: Store<ProfileChange | undefined>;
  readonly runs: Store<readonly RunSummary[]>;
  /** Which runs the history shows. */
  readonly filter: Store<HistoryFilter>;
  /** Runs that were chosen to be compared, two at most. */
  readonly chosen: Store<readonly RunSummary[]>;
  /** The two that are compared: the first is what it was before. */
  readonly compared: Store<readonly [RunId, RunId] | undefined>;
  readonly changingRun: Store<RunChange | undefined>;
  /** Which practice server a run of this window was against; what has no line is not known. */
  readonly practised: Store<Readonly<Partial<Record<RunId, string>>>>;
  readonly profiles: Store<readonly Profile[]>;
  readonly profileOrder: Store<ProfileOrder>;
  /** How the newest kept run of each profile ended. */
  readonly outcomes: Store<LastOutcomes>;
  readonly practice: Store<readonly PracticeEntry[]>;
  readonly preferences: Store<Preferences>;
  /** Whether placeholders stand for names in what is exported and copied for a ticket. */
  readonly maskNames: Store<boolean>;
  readonly about: Store<About | undefined>;
  readonly connection: Store<ConnectionState>;
  /** Set while the host cannot be reached. */
  readonly trouble: Store<HostTrouble | undefined>;
}

export function createStores(connection: Store<ConnectionState>): Stores {
  return {
    form: createStore(EMPTY_FORM),
    fault: createStore<FormFault | undefined>(undefined),
    origin: createStore<Origin>({ kind: 'none' }),
    log: createStore<RunLog | undefined>(undefined),
    confirming: createStore<PendingRun | undefined>(undefined),
    starting: createStore(false),
    view: createStore<View>('start'),
    tab: createStore<InspectorTab>('certificate'),
    pane: createStore<'main' | 'side'>('main'),
    dialog: createStore<DialogName | undefined>(undefined),
    notice: createStore<Notice | undefined>(undefined),
    read: createStore(false),
    changing: createStore<ProfileChange | undefined>(undefined),
    runs: createStore<readonly RunSummary[]>([]),
    filter: createStore(EMPTY_FILTER),
    chosen: createStore<readonly RunSummary[]>([]),
    compared: createStore<readonly [RunId, RunId] | undefined>(undefined),
    changingRun: createStore<RunChange | undefined>(undefined),
    profiles: createStore<readonly Profile[]>([]),
    profileOrder: createStore<ProfileOrder>('name'),
    outcomes: createStore<LastOutcomes>({}),
    practised: createStore<Readonly<Partial<Record<RunId, string>>>>({}),
    practice: createStore<readonly PracticeEntry[]>([]),
    preferences: createStore(DEFAULT_PREFERENCES),
    maskNames: createStore(false),
    about: createStore<About | undefined>(undefined),
    connection,
    trouble: createStore<HostTrouble | undefined>(undefined),
  };
}
