// Reads the mail accounts of an Apple configuration profile.

import type { Account, Draft, Reading } from './imported.ts';
import { readPlist, type PlistValue } from './plist.ts';
import { shortName } from './smtp-url.ts';
import { isPlaceholder } from './values.ts';

type Payload = ReadonlyMap<string, PlistValue>;

const MAIL = 'com.apple.mail.managed';

export function isMobileconfig(text: string): boolean {
  return /<plist\b/.test(text) && /PayloadContent|PayloadType/.test(text);
}

const MECHANISMS: Readonly<Record<string, readonly string[]>> = {
  EmailAuthPassword: [],
  EmailAuthCRAMMD5: ['CRAM-MD5'],
  EmailAuthNTLM: ['NTLM'],
  EmailAuthHTTPMD5: ['DIGEST-MD5'],
};

/** A signed profile holds its text in the clear; who signed it is not checked. */
export function readMobileconfig(text: string): Reading {
  const [inner = ''] = /<\?xml[\s\S]*?<\/plist>/.exec(text) ?? [];
  const root = readPlist(inner === '' ? text : inner);
  if (!isPayload(root)) return { accounts: [], unread: ['The profile cannot be read.'] };
  const unread: string[] = [];
  if (inner !== '' && text.trim() !== inner) unread.push('Who signed the profile is not checked.');
  const contents = root.get('PayloadContent');
  const payloads = (Array.isArray(contents) ? (contents as readonly PlistValue[]) : [root]).filter(
    isPayload,
  );
  const accounts: Account[] = [];
  for (const payload of payloads) {
    const type = payload.get('PayloadType');
    if (type === MAIL) accounts.push(accountOf(payload));
    else if (typeof type === 'string')
      unread.push(`The part ${shortName(type)} is not about mail.`);
  }
  return { accounts, unread };
}

function isPayload(value: PlistValue | undefined): value is Payload {
  return value instanceof Map;
}

function accountOf(payload: Payload): Account {
  const text = (key: string): string | undefined => {
    const value = payload.get(key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const port = payload.get('OutgoingMailServerPortNumber');
  const tls = payload.get('OutgoingMailServerUseSSL') === true;
  const way = text('OutgoingMailServerAuthentication') ?? 'EmailAuthPassword';
  const signsIn = way !== 'EmailAuthNone';
  const mechanisms = MECHANISMS[way] ?? [];
  const same = payload.get('OutgoingPasswordSameAsIncomingPassword') === true;
  const password = text('OutgoingPassword') ?? (same ? text('IncomingPassword') : undefined);
  const user = text('OutgoingMailServerUsername');
  const from = text('EmailAddress');
  const host = text('OutgoingMailServerHostName');
  const draft: Draft = {
    ...(host !== undefined && { host }),
    ...(typeof port === 'number' ? { port } : { port: tls ? 587 : 25 }),
    // Apple's switch says TLS; which kind goes with the port.
    security: !tls ? 'none' : port === 465 ? 'implicit' : 'starttls',
    ...(signsIn && user !== undefined && { user }),
    ...(mechanisms.length > 0 && { mechanisms }),
    ...(from?.includes('@') && { from }),
  };
  const name = text('EmailAccountDescription') ?? text('PayloadDisplayName');
  const real = password !== undefined && !isPlaceholder(password);
  return {
    ...(name !== undefined && { name }),
    draft,
    secrets: signsIn && real ? { password } : {},
  };
}
