// Settles what is tested: a server's address, or a practice server started for this run.

import { fullName } from '../../shared/profile/full-name.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { authority } from '../../shared/run/authority.ts';
import type { RunPlan, Security, StopAfter } from '../../shared/run/plan.ts';
import { tell, type Door } from './door.ts';
import type { RunOrigin } from '../host/run-history-entry.ts';
import { findProfile, ProfilesUnreadable } from './profile-target.ts';
import { isBareWord, parseTarget, type Target } from '../host/target.ts';
import { quoted, UsageError } from '../host/usage-error.ts';
import type { RunOptions } from './run-options.ts';

/** Where a run goes, with what that place brings along unless options say otherwise. */
export interface Endpoint {
  /** The target as it is named in output, as `mail.example.org:587`. */
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly user?: string;
  /** Set for practice servers. */
  readonly practice?: {
    readonly serverName: string;
    readonly ca: string;
    readonly user: string;
    readonly password: string;
    readonly token: string;
    readonly from: string;
    readonly to: readonly string[];
    /** How far a run must go to meet the fault. */
    readonly reach: StopAfter;
  };
  /** What was settled for the user, in one sentence. */
  readonly note?: string;
  /** Set for profiles: what was saved. */
  readonly profile?: RunPlan;
  /** What the history is to say that the run was started from. */
  readonly origin?: RunOrigin;
  stop(): Promise<void>;
}

/** TARGET as it is written, or the profile that a bare word turned out to name. */
export type Chosen = Target | { readonly kind: 'saved'; readonly profile: Profile };

/** TARGET, or swaks's `--server`; exactly one of the two. */
export async function chooseTarget(
  argument: string | undefined,
  { server }: RunOptions,
  door: Door,
): Promise<Chosen> {
  if (argument !== undefined && server !== undefined) {
    throw new UsageError('--server', 'TARGET is given already.');
  }
  const text = argument ?? server;
  if (text === undefined) {
    throw new UsageError('TARGET', 'missing; give a host, or practice:healthy to begin with.');
  }
  const profile = isBareWord(text) ? await savedAs(text, door) : undefined;
  return profile ? { kind: 'saved', profile } : parseTarget(text);
}

/** The profile of this name; a bare word is a host where there is none, or none can be read. */
async function savedAs(name: string, door: Door): Promise<Profile | undefined> {
  try {
    return await findProfile(name, door);
  } catch (error) {
    if (!(error instanceof ProfilesUnreadable)) throw error;
    tell(door, `ehlo: ${quoted(name)} is taken for a host. ${error.why}`);
    return undefined;
  }
}

/** Starts the practice server where the target is one; the caller stops it. */
export async function openEndpoint(
  target: Chosen,
  options: RunOptions,
  door: Door,
): Promise<Endpoint> {
  if (target.kind === 'practice') return openPractice(target.name, options);
  if (target.kind === 'saved') return openProfile(target.profile, options);
  if (target.kind === 'profile') {
    return openProfile(await namedProfile(target.name, door), options);
  }
  if (target.kind === 'preset') {
    const { openPreset } = await import('./preset-target.ts');
    return openPreset(target.name, options);
  }
  const { host, user, port } = target;
  if (port !== undefined && options.port !== undefined && port !== options.port) {
    throw new UsageError('--port', 'TARGET names another port already.');
  }
  if (target.security !== undefined && (options.security ?? 'implicit') !== 'implicit') {
    throw new UsageError('--security', 'smtps:// is implicit TLS; give an smtp:// URL or a host.');
  }
  const security = options.security ?? target.security ?? 'auto';
  const chosen = options.port ?? port ?? (security === 'implicit' ? 465 : 587);
  return {
    label: authority({ host, port: chosen }),
    host,
    port: chosen,
    security,
    ...(user !== undefined && { user }),
    stop: () => Promise.resolve(),
  };
}

async function namedProfile(name: string, door: Door): Promise<Profile> {
  const profile = await findProfile(name, door);
  if (profile) return profile;
  throw new UsageError('TARGET', `no profile is called ${quoted(name)}.`);
}

function openProfile(profile: Profile, options: RunOptions): Endpoint {
  const { id, settings } = profile;
  const name = fullName(profile);
  return {
    label: `profile:${name}`,
    host: settings.connection.host,
    port: options.port ?? settings.connection.port,
    security: options.security ?? settings.connection.security,
    ...(settings.auth !== undefined && { user: settings.auth.user }),
    profile: settings,
    origin: { profile: id, profileName: name },
    stop: () => Promise.resolve(),
  };
}

async function openPractice(name: string, options: RunOptions): Promise<Endpoint> {
  if (options.port !== undefined) {
    throw new UsageError('--port', 'a practice server takes a free port of its own.');
  }
  const { findLesson } = await import('../practice/catalogue.ts');
  const lesson = findLesson(name);
  if (lesson === undefined) {
    throw new UsageError(
      'TARGET',
      `no practice server is called ${quoted(name)}; ehlo practice lists them.`,
    );
  }
  const { startPractice } = await import('../practice/start.ts');
  const server = await startPractice(lesson.name);
  return {
    label: `practice:${name}`,
    host: server.host,
    port: server.port,
    security: options.security ?? server.security,
    practice: { ...server, reach: lesson.reach },
    stop: () => server.stop(),
  };
}
