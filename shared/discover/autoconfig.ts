// Reads Thunderbird's configuration format: the outgoing servers in it, placeholders filled in.

import { childrenOf, readXml, textOf, type XmlElement } from '../xml/read-xml.ts';
import type { Found } from './candidate.ts';
import type { MailAddress } from './mail-address.ts';

/** A server of the file, without where it came from. */
export type ConfiguredServer = Omit<Found, 'source' | 'detail'>;

export interface Autoconfig {
  /** The provider as it names itself. */
  readonly name?: string;
  readonly servers: readonly ConfiguredServer[];
  /** What was left out, in sentences. */
  readonly unread: readonly string[];
}

/** Mechanisms by Thunderbird's words for them; what stands for none of them is unknown here. */
const MECHANISMS: Readonly<Record<string, readonly string[]>> = {
  'password-cleartext': [],
  plain: [],
  'password-encrypted': ['CRAM-MD5'],
  secure: ['CRAM-MD5'],
  oauth2: ['XOAUTH2'],
  ntlm: ['NTLM'],
  gssapi: ['GSSAPI'],
  'tls-client-cert': ['EXTERNAL'],
};

/** Those that sign nobody in: the server knows the client's network, or lets read mail first. */
const WITHOUT_SIGN_IN = ['none', 'client-ip-address', 'smtp-after-pop'];

/** Most servers that are taken out of one file. */
const MOST = 20;

/**
 * The servers in the file's order, which is that of preference. Undefined for what is no such
 * file. Without an address placeholders for its parts are left out.
 */
export function readAutoconfig(document: string, address?: MailAddress): Autoconfig | undefined {
  const root = readXml(document);
  if (root?.name !== 'clientConfig') return undefined;
  const unread: string[] = [];
  const providers = childrenOf(root, 'emailProvider');
  const servers = providers
    .flatMap((provider) => childrenOf(provider, 'outgoingServer'))
    .slice(0, MOST)
    .flatMap((server) => {
      const read = readServer(server, address);
      if (typeof read !== 'string') return [read];
      unread.push(read);
      return [];
    });
  const name = textOf(providers[0], 'displayName');
  return { ...(name !== undefined && name !== '' && { name }), servers, unread };
}

function readServer(
  server: XmlElement,
  address: MailAddress | undefined,
): ConfiguredServer | string {
  const { type } = server.attributes;
  if (type !== 'smtp') return `An outgoing server of type ${type ?? 'unknown'} is left out.`;
  const host = filled(textOf(server, 'hostname') ?? '', address);
  const port = Number(textOf(server, 'port'));
  const security = SECURITIES[(textOf(server, 'socketType') ?? '').toLowerCase()];
  if (host === undefined || !/^[\p{L}\p{N}._-]{1,253}$/u.test(host)) {
    return 'An outgoing server without a name that can be used is left out.';
  }
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return `The outgoing server ${host} is left out: it has no port.`;
  }
  if (security === undefined)
    return `The outgoing server ${host} is left out: it has no socketType.`;
  const ways = childrenOf(server, 'authentication').map(({ text }) => text.trim().toLowerCase());
  const signsIn = ways.length === 0 || ways.some((way) => !WITHOUT_SIGN_IN.includes(way));
  const user = filled(textOf(server, 'username') ?? '', address);
  const named = ways.map((way) => MECHANISMS[way]);
  const mechanisms = named.flatMap((names) => names ?? []);
  // Where a plain password is taken too, the choice is Ehlo's, as without any names.
  const fixed = mechanisms.length > 0 && !named.some((names) => names?.length === 0);
  return {
    host,
    port,
    security,
    ...(signsIn && user !== undefined && user !== '' && { user }),
    ...(signsIn && fixed && { mechanisms }),
  };
}

const SECURITIES: Readonly<Record<string, ConfiguredServer['security']>> = {
  ssl: 'implicit',
  tls: 'implicit',
  starttls: 'starttls',
  plain: 'none',
};

/** Undefined where a placeholder has nothing to stand for. */
function filled(text: string, address: MailAddress | undefined): string | undefined {
  const parts: Readonly<Record<string, string | undefined>> = {
    EMAILADDRESS: address?.address,
    EMAILLOCALPART: address?.local,
    EMAILDOMAIN: address?.domain,
  };
  let missing = false;
  const result = text.replace(/%([A-Z]+)%/g, (_, name: string) => {
    const value = Object.hasOwn(parts, name) ? parts[name] : undefined;
    missing ||= value === undefined;
    return value ?? '';
  });
  return missing ? undefined : result;
}
