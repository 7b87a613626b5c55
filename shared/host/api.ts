// Defines what a window may ask of its host, the same through IPC and WebSocket: JSON only.

import type { LogFormat } from '../export/formats.ts';
import type { RunEvent } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import type { RunPlan, SecretRef } from '../run/plan.ts';
import type { Outcome } from '../run/verdict.ts';
import type { LastOutcomes } from '../profile/find-profiles.ts';
import type { Profile, ProfileDraft } from '../profile/profile.ts';
import type { HistorySettings, HistoryState } from './history-settings.ts';
import type { Discovery } from '../discover/candidate.ts';
import type { ImportAnswer } from './imports.ts';
import type { Opened } from './opened.ts';
import type { RunPage, RunQuery } from './run-query.ts';

export type RunId = string & { readonly __brand: 'RunId' };

/** How long the vault keeps a secret: for one run, or for as long as a profile refers to it. */
export type SecretScope = 'run' | 'profile';

/** One run, as a list shows it. */
export interface RunSummary {
  readonly id: RunId;
  /** `host:port`. */
  readonly target: string;
  readonly profile?: string;
  /** What that profile was called then. */
  readonly profileName?: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly state: 'running' | 'ended';
  /** Set once it has ended. */
  readonly outcome?: Outcome;
  /** The verdict's title. */
  readonly title?: string;
  /** Kept whatever its age. */
  readonly pinned?: true;
  readonly note?: string;
}

export interface PracticeEntry {
  readonly name: string;
  readonly title: string;
  readonly teaches: string;
}

/** A practice server that runs, and the settings to test it with; its password is in the vault. */
export interface PracticeTarget {
  readonly name: string;
  readonly settings: RunPlan;
}

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast';

export interface Preferences {
  readonly theme: ThemeChoice;
  /** Interface font size in pixels, 11 to 20. */
  readonly fontSize: number;
  /** EHLO name for plans that give none; empty lets the engine choose. */
  readonly ehloName: string;
  /** Milliseconds for each step; 0 keeps the engine's own time for each phase. */
  readonly stepTimeout: number;
  /** Milliseconds for single phases, instead of `stepTimeout`. */
  readonly timeouts: Readonly<Partial<Record<Phase, number>>>;
  /** Whether single-letter shortcuts work outside text fields. */
  readonly letterKeys: boolean;
  /** Whether the desktop app looks for a newer version when it starts. */
  readonly updates: boolean;
}

export type ExportFormat = LogFormat;

export interface ExportedFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: string;
}

export interface About {
  readonly version: string;
  readonly door: 'desktop' | 'web';
  readonly node: string;
  readonly tlsLibrary: string;
  /** Whether secrets of profiles outlive the host. */
  readonly secretsPersist: boolean;
  /** Whether `exportPdf` can be asked: the browser door leaves printing to the browser. */
  readonly printsPdf: boolean;
  /** Whether this host knows a place where newer versions lie. */
  readonly findsUpdates: boolean;
}

/** A host's refusal, in words for the person at the window. */
export interface HostRefusal {
  readonly code:
    | 'invalid-request'
    | 'unknown-run'
    | 'unknown-profile'
    | 'unknown-secret'
    | 'unknown-practice-server'
    | 'storage-failed'
    | 'busy'
    | 'internal';
  readonly message: string;
}

/** What finding a server may do beside asking the address's domain. */
export interface DiscoverAsk {
  /** Connect to the best of what is found, as far as TLS. */
  readonly check: boolean;
  /** Ask Mozilla's table about the domain. */
  readonly mozilla: boolean;
}

/**
 * Methods reject with a `HostRefusal`. There is no way to read a secret back.
 * `startRun` answers as soon as the run has begun; what happens comes by `runEvents`.
 */
export interface HostApi {
  about(): Promise<About>;
  putSecret(text: string, scope: SecretScope): Promise<SecretRef>;
  startRun(plan: RunPlan, profile?: string): Promise<RunId>;
  cancelRun(id: RunId): Promise<void>;
  /** The newest of the history and all that run, newest first. */
  listRuns(): Promise<readonly RunSummary[]>;
  /** Finds runs of the history. */
  searchRuns(query: RunQuery): Promise<RunPage>;
  /** A pinned run is kept whatever its age. */
  pinRun(id: RunId, pinned: boolean): Promise<void>;
  /** Notes something on a run; an empty text takes the note away. */
  noteRun(id: RunId, note: string): Promise<void>;
  /** Deletes a run that has ended, for good. */
  deleteRun(id: RunId): Promise<void>;
  /** How much of the history is kept, and how much there is. */
  history(): Promise<HistoryState>;
  /** Changes what is given; what is then too much goes at once. */
  setHistory(settings: Partial<HistorySettings>): Promise<HistoryState>;
  /**
   * Batches of at most 1,000 events from `fromSeq` on: those recorded so far, then live
   * ones until `verdict.reached`. Leaving the loop ends the subscription; a reader that comes
   * back asks from its last seq + 1.
   */
  runEvents(id: RunId, fromSeq: number): AsyncIterable<readonly RunEvent[]>;
  /** With `maskNames` placeholders stand for hosts, addresses and users. */
  exportRun(id: RunId, format: ExportFormat, maskNames?: boolean): Promise<ExportedFile>;
  /**
   * Prints the HTML export to a PDF file; the host's own dialog asks where to. Answers the
   * file's name, or undefined where the person chose none.
   */
  exportPdf(id: RunId, maskNames?: boolean): Promise<string | undefined>;
  /**
   * Reads the content of an `.ehlo` file: a profile's settings, or a run's log, which is
   * kept like a run that has just ended. Nothing is run and no profile is saved.
   */
  openFile(text: string): Promise<Opened>;
  /**
   * Reads the settings of another program, or a file of Ehlo's own. Secrets in the text are in
   * the vault when it answers, and nowhere in the answer.
   */
  importText(text: string, filename: string): Promise<ImportAnswer>;
  /** Asks an address's domain for its submission servers, and with `check` connects to them. */
  discover(address: string, ask: DiscoverAsk): Promise<Discovery>;
  listProfiles(): Promise<readonly Profile[]>;
  /** How the newest kept run of each profile ended. */
  lastOutcomes(): Promise<LastOutcomes>;
  /** Sentences on a damaged file of profiles: what became of it, each told once. */
  profileNotices(): Promise<readonly string[]>;
  saveProfile(draft: ProfileDraft): Promise<Profile>;
  deleteProfile(id: string): Promise<void>;
  listPracticeServers(): Promise<readonly PracticeEntry[]>;
  startPracticeServer(name: string): Promise<PracticeTarget>;
  preferences(): Promise<Preferences>;
  savePreferences(preferences: Preferences): Promise<void>;
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  fontSize: 13,
  ehloName: '',
  stepTimeout: 0,
  timeouts: {},
  letterKeys: true,
  updates: false,
};
