// Asks DNS where a domain takes mail from its users, and who takes in its mail.

import type { promises as dns } from 'node:dns';
import type { Asked, Found } from '../../../shared/discover/candidate.ts';
import { isMicrosoftHost } from '../../../shared/discover/autodiscover.ts';
import type { MailAddress } from '../../../shared/discover/mail-address.ts';
import { presetSettings } from '../../../shared/profile/presets/preset-settings.ts';
import {
  findPreset,
  presetOfExchanges,
  type FoundPreset,
} from '../../../shared/profile/presets/presets.ts';
import { toHostName } from '../net/host-name.ts';

export type DiscoverResolver = Pick<
  dns.Resolver,
  'resolveSrv' | 'resolveMx' | 'resolveCname' | 'resolve4' | 'cancel'
>;

/** What one way of asking gave. */
export interface Answered {
  readonly found: readonly Found[];
  readonly asked: readonly Asked[];
}

/** RFC 8314 section 5.1 names the first, RFC 6186 section 3.1 the second. */
const SERVICES = [
  ['_submissions._tcp', 'implicit'],
  ['_submission._tcp', 'starttls'],
] as const;

export async function askSrv(resolver: DiscoverResolver, address: MailAddress): Promise<Answered> {
  const answers = await Promise.all(
    SERVICES.map(async ([service, security]): Promise<Answered> => {
      const name = `${service}.${address.domain}`;
      const where = `SRV ${name}`;
      const records = await ask(() => resolver.resolveSrv(name));
      if (typeof records === 'string') return { found: [], asked: [{ where, came: records }] };
      // RFC 2782: the lowest priority first, within it the greatest weight.
      const sorted = records
        .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
        .filter(({ name: host, port }) => isHost(host) && port > 0)
        .slice(0, MOST);
      // RFC 6186 section 3.4: the root as the target says that there is no such service.
      if (sorted.length === 0) return { found: [], asked: [{ where, came: 'no such service' }] };
      const found = sorted.map(({ name: host, port, priority }): Found => ({
        source: 'srv',
        detail: `${name} ${String(priority)} ${host}:${String(port)}`,
        host,
        port,
        security,
        user: address.address,
        ...(!isWithin(host, address.domain) && {
          note: `The name ${host} is outside ${address.domain}, and DNS alone vouches for it.`,
        }),
      }));
      const came = found.map(({ host, port }) => `${host}:${String(port)}`).join(', ');
      return { found, asked: [{ where, came }] };
    }),
  );
  return together(answers);
}

/** Whose servers take in the domain's mail: mostly those of whoever takes mail from its users. */
export async function askMx(
  resolver: DiscoverResolver,
  address: MailAddress,
): Promise<Answered & { readonly exchanges: readonly string[] }> {
  const where = `MX ${address.domain}`;
  const records = await ask(() => resolver.resolveMx(address.domain));
  if (typeof records === 'string') {
    return { found: [], asked: [{ where, came: records }], exchanges: [] };
  }
  const exchanges = records
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ exchange }) => exchange)
    .filter(isHost)
    .slice(0, MOST);
  const preset = presetOfExchanges(exchanges);
  const came = exchanges.length === 0 ? 'no mail is taken in' : exchanges.join(', ');
  const found = preset ? ofPreset(preset, address, 'provider-mx', exchanges[0] ?? '') : [];
  return { found, asked: [{ where, came }], exchanges };
}

/** An alias that leads to Microsoft says whose mailbox it is without a sign-in. */
export async function askAutodiscoverAlias(
  resolver: DiscoverResolver,
  address: MailAddress,
): Promise<Answered> {
  const name = `autodiscover.${address.domain}`;
  const where = `CNAME ${name}`;
  const records = await ask(() => resolver.resolveCname(name));
  if (typeof records === 'string') return { found: [], asked: [{ where, came: records }] };
  const preset = records.some(isMicrosoftHost) ? findPreset('microsoft365') : undefined;
  const found = preset
    ? ofPreset(preset, address, 'autodiscover', `${where} ${records.join(' ')}`)
    : [];
  return { found, asked: [{ where, came: records.filter(isHost).join(', ') }] };
}

/** Most records that are read of an answer. */
const MOST = 10;

const GUESSES = ['smtp', 'mail'];

/** Names that people often give; only those that exist. */
export async function guess(resolver: DiscoverResolver, address: MailAddress): Promise<Answered> {
  const answers = await Promise.all(
    GUESSES.map(async (label): Promise<Answered> => {
      const host = `${label}.${address.domain}`;
      const where = `A ${host}`;
      const records = await ask(() => resolver.resolve4(host));
      if (typeof records === 'string') return { found: [], asked: [{ where, came: records }] };
      const found = ([587, 465] as const).map((port): Found => ({
        source: 'guess',
        detail: host,
        host,
        port,
        security: port === 465 ? 'implicit' : 'starttls',
        user: address.address,
      }));
      return { found, asked: [{ where, came: 'the name exists' }] };
    }),
  );
  return together(answers);
}

/** The provider's advisable port, and the first sure one of the other kind of TLS. */
export function ofPreset(
  { preset, server, regionOpen }: FoundPreset,
  address: MailAddress,
  source: Found['source'],
  detail: string,
): readonly Found[] {
  if (!server) return [];
  const [first] = preset.ports;
  const other = preset.ports.find(({ security, sure }) => sure && security !== first?.security);
  return [first, other].flatMap((port) => {
    const settings = port && presetSettings(preset, server, address.address, port);
    if (!settings || settings.security === 'auto') return [];
    const { host, user, mechanism } = settings;
    return [
      {
        source,
        detail,
        host,
        port: settings.port,
        security: settings.security,
        ...(user !== undefined && { user }),
        ...(mechanism && { mechanisms: [mechanism] }),
        preset: preset.id,
        ...(regionOpen && { note: `${preset.name} has other servers for other regions.` }),
      },
    ];
  });
}

export function together(answers: readonly Answered[]): Answered {
  return {
    found: answers.flatMap(({ found }) => found),
    asked: answers.flatMap(({ asked }) => asked),
  };
}

const WHY_NONE: Readonly<Record<string, string>> = {
  ENODATA: 'no such record',
  ENOTFOUND: 'no such record',
  ETIMEOUT: 'no answer',
  ECANCELLED: 'no answer',
};

/** The records, or why there are none. */
async function ask<Record>(
  query: () => Promise<readonly Record[]>,
): Promise<readonly Record[] | string> {
  try {
    return await query();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return WHY_NONE[code] ?? 'DNS failed';
  }
}

/** The root, and what a record may hold in place of a name, are none. */
function isHost(name: string): boolean {
  return name !== '' && toHostName(name) !== undefined;
}

function isWithin(host: string, domain: string): boolean {
  const name = host.toLowerCase();
  return name === domain || name.endsWith(`.${domain}`);
}
