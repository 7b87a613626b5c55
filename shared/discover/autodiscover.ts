// Reads what a domain's Autodiscover says without a sign-in: servers for sending, or whose it is.

import * as v from 'valibot';
import { parseJson } from '../host/json.ts';
import { childrenOf, readXml, textOf, type XmlElement } from '../xml/read-xml.ts';
import type { ConfiguredServer } from './autoconfig.ts';
import type { MailAddress } from './mail-address.ts';

const RESPONSE = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';
const REQUEST = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006';

/** The request of the older protocol; it holds the address, and nothing secret. */
export function autodiscoverRequest({ address }: MailAddress): string {
  const escaped = address.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
  return (
    `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${REQUEST}"><Request>` +
    `<EMailAddress>${escaped}</EMailAddress>` +
    `<AcceptableResponseSchema>${RESPONSE}</AcceptableResponseSchema></Request></Autodiscover>`
  );
}

/** The SMTP servers of an answer; undefined for what is no such answer. */
export function readAutodiscover(
  document: string,
  { address }: MailAddress,
): readonly ConfiguredServer[] | undefined {
  const root = readXml(document);
  if (root?.name !== 'Autodiscover') return undefined;
  const accounts = childrenOf(root, 'Response').flatMap((response) =>
    childrenOf(response, 'Account'),
  );
  return accounts
    .flatMap((account) => childrenOf(account, 'Protocol'))
    .filter((protocol) => textOf(protocol, 'Type')?.toUpperCase() === 'SMTP')
    .flatMap((protocol) => readProtocol(protocol, address) ?? []);
}

function readProtocol(protocol: XmlElement, address: string): ConfiguredServer | undefined {
  const host = textOf(protocol, 'Server') ?? '';
  const port = Number(textOf(protocol, 'Port') ?? '587');
  if (!/^[\p{L}\p{N}._-]{1,253}$/u.test(host)) return undefined;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
  const encryption = textOf(protocol, 'Encryption')?.toLowerCase();
  const ssl = textOf(protocol, 'SSL')?.toLowerCase() !== 'off';
  const signsIn = textOf(protocol, 'AuthRequired')?.toLowerCase() !== 'off';
  const user = textOf(protocol, 'LoginName');
  return {
    host,
    port,
    security: securityOf(encryption, ssl, port),
    ...(signsIn && { user: user === undefined || user === '' ? address : user }),
  };
}

/** `Encryption` goes before `SSL`, which does not tell the two kinds of TLS apart. */
function securityOf(
  encryption: string | undefined,
  ssl: boolean,
  port: number,
): ConfiguredServer['security'] {
  if (encryption === 'none') return 'none';
  if (encryption === 'tls') return 'starttls';
  if (encryption === 'ssl') return 'implicit';
  if (!ssl) return 'none';
  return port === 465 ? 'implicit' : 'starttls';
}

const located = v.looseObject({ Url: v.pipe(v.string(), v.maxLength(500)) });

/** Whether the newer protocol leads to Microsoft's own servers. */
export function isMicrosofts(document: string): boolean {
  const read = v.safeParse(located, parseJson(document));
  const [, host] =
    (read.success && /^https:\/\/([^/:?#@\\]+)(?::\d+)?(?:[/?#]|$)/i.exec(read.output.Url)) || [];
  return host !== undefined && isMicrosoftHost(host);
}

/** Whether a host is one of Exchange Online's. */
export function isMicrosoftHost(host: string): boolean {
  return /(?:^|\.)(?:outlook\.com|office365\.com|outlook\.office\.com)\.?$/i.test(host);
}
