// Finds the profile that TARGET names, and turns its settings into options.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { profilesNamed } from '../../shared/profile/full-name.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { showsCertificate, type RunPlan, type StopAfter } from '../../shared/run/plan.ts';
import { dataFolder } from '../host/data-folder.ts';
import { tell, type Door } from './door.ts';
import type { RunOptions } from './run-options.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** The file of the profiles is there and of no use. */
export class ProfilesUnreadable extends UsageError {
  readonly why: string;

  constructor(why: string) {
    super('TARGET', why);
    this.why = why;
  }
}

/** The profile of this name or id; undefined where there is none. */
export async function findProfile(name: string, door: Door): Promise<Profile | undefined> {
  const folder = dataFolder(process.platform, door.env);
  // Reading profiles loads more than most runs need.
  if (!existsSync(join(folder, 'profiles.json'))) return undefined;
  const { ProfileStore } = await import('../host/profile-store.ts');
  const { Refused } = await import('../host/refusal.ts');
  const store = new ProfileStore(folder);
  let profiles: readonly Profile[];
  try {
    profiles = await store.list();
  } catch (error) {
    if (error instanceof Refused) throw new ProfilesUnreadable(error.message);
    throw error;
  }
  for (const notice of store.takeNotices()) tell(door, `ehlo: ${notice}`);
  const [found, other] = profilesNamed(profiles, name);
  if (other) {
    throw new UsageError('TARGET', `several profiles are called ${quoted(name)}; rename one.`);
  }
  return found ?? profiles.find(({ id }) => id === name);
}

/** The settings as options, under those of the command line. */
export function withProfile(own: RunOptions, settings: RunPlan): RunOptions {
  const { connection, tls, auth, envelope, chunking, via } = settings;
  const { connectIp, sourceIp, proxy, ehloName, timeouts, runTimeout, family } = connection;
  // The certificate is in the profile unless it is inside a PKCS#12 file.
  const saved = tls.certificate !== undefined;
  const given = own.pkcs12 ?? own.cert ?? (saved ? own.key : undefined);
  if (showsCertificate(tls) && given === undefined) {
    const ways = saved ? '--key, or --pkcs12' : '--pkcs12, or --cert and --key';
    throw new UsageError(
      'TARGET',
      `the profile shows a client certificate, whose key only the window has; give it with ${ways}.`,
    );
  }
  const familyGiven = (own['4'] ?? own['6']) !== undefined;
  // Another user acts for nobody else, and may need other mechanisms.
  const sameUser = own.user === undefined || own.user === auth?.user;
  const under = {
    stopAfter: own.send ? undefined : reach(settings.stopAfter),
    via,
    connectIp,
    sourceIp,
    proxy: proxy && {
      kind: proxy.kind,
      host: proxy.host,
      port: proxy.port,
      ...(proxy.user !== undefined && { user: proxy.user }),
    },
    ehloName,
    timeout: timeouts,
    runTimeout,
    ...(family !== undefined && !familyGiven && { [String(family)]: true }),
    tlsName: tls.serverName,
    insecure: tls.insecure,
    authzid: sameUser ? auth?.authzid : undefined,
    auth: sameUser ? auth?.mechanisms : undefined,
    allowClearAuth: auth?.allowClear,
    from: envelope?.from,
    to: envelope?.to.map(({ address }) => address),
    ret: envelope?.ret,
    envid: envelope?.envid,
    requireTls: envelope?.requireTls,
    chunking,
  };
  const set = Object.entries(under).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(set) as Partial<RunOptions>),
    ...own,
    followUp: own.followUp && settings.followUp,
  };
}

/** On the command line a message leaves only where --send says so, whatever was saved. */
function reach(stopAfter: StopAfter): StopAfter {
  return stopAfter === 'data' || stopAfter === 'quit' ? 'rcpt' : stopAfter;
}
