// Says what a run is to do: everything but the secrets, which it only refers to.

import type { MechanismName } from '../smtp/sasl-name.ts';
import type { Phase } from './phase.ts';

/** Names a secret that a vault keeps; there is no way back from it to the secret. */
export type SecretRef = string & { readonly __brand: 'SecretRef' };

/**
 * How the session is encrypted. `auto` is implicit TLS on port 465 and required
 * STARTTLS elsewhere (RFC 8314 section 3.3); only `none` goes on in clear.
 */
export type Security = 'starttls' | 'implicit' | 'none' | 'auto';

/** Where the run ends of its own accord. */
export type StopAfter = Exclude<Phase, 'resolve' | 'starttls'>;

/** Who makes the connection for us; all but `socks5` look the host up themselves. */
export interface ProxyPlan {
  readonly kind: 'socks5' | 'socks5h' | 'socks4a' | 'http';
  readonly host: string;
  readonly port: number;
  readonly user?: string;
  readonly password?: SecretRef;
}

export interface ConnectionPlan {
  /** Host name (may be an IDN in U-label form) or IP address literal without brackets. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
  readonly security: Security;
  /** Connect to this address instead of resolving the host. */
  readonly connectIp?: string;
  /** Local address to connect from. */
  readonly sourceIp?: string;
  /** Connect through this proxy, and in no other way. */
  readonly proxy?: ProxyPlan;
  /** Use addresses of this family only. */
  readonly family?: 4 | 6;
  /** The EHLO argument: an FQDN or an address literal (RFC 5321 section 4.1.3). */
  readonly ehloName?: string;
  /** Milliseconds that each step may take, by phase; what is absent takes the default. */
  readonly timeouts?: Partial<Record<Phase, number>>;
  /** Milliseconds that the whole run may take. */
  readonly runTimeout?: number;
}

export interface TlsPlan {
  /** The name sent as SNI and matched against the certificate; the host if absent. */
  readonly serverName?: string;
  /** PEM text of the only roots to trust, instead of the bundled and the system's. */
  readonly ca?: string;
  /** Go on with a certificate that does not verify, and record what is wrong with it. */
  readonly insecure?: boolean;
  /** Client certificate chain, PEM; its private key is the secret that `key` refers to. */
  readonly certificate?: string;
  readonly key?: SecretRef;
  /** The secret is a PKCS#12 file with certificate and key, and its passphrase (RFC 7292). */
  readonly pkcs12?: boolean;
  readonly minVersion?: TlsVersion;
  readonly maxVersion?: TlsVersion;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

export interface AuthPlan {
  /** The authentication identity (authcid, RFC 4422 section 2). */
  readonly user: string;
  /** The identity to act as; absent is not the same as empty on the wire. */
  readonly authzid?: string;
  readonly password?: SecretRef;
  /** An OAuth 2.0 access token that is already there. */
  readonly token?: SecretRef;
  /** Mechanisms to use, best first; absent lets Ehlo choose as mail clients do. */
  readonly mechanisms?: readonly MechanismName[];
  /** Sign in although the session is not encrypted. */
  readonly allowClear?: boolean;
}

/** One forward-path and what it asks for (DSN, RFC 3461). */
export interface RecipientPlan {
  readonly address: string;
  readonly notify?: readonly ('NEVER' | 'SUCCESS' | 'FAILURE' | 'DELAY')[];
  /** Original recipient, `address-type;address`, before xtext encoding. */
  readonly orcpt?: string;
}

/** Whether the client shows a certificate of its own. */
export function showsCertificate({
  certificate,
  key,
}: Pick<TlsPlan, 'certificate' | 'key'>): boolean {
  return (certificate ?? key) !== undefined;
}

export interface EnvelopePlan {
  /** The reverse-path; the empty string is the null reverse-path `<>`. */
  readonly from: string;
  readonly to: readonly RecipientPlan[];
  /** Ask for DSN: return the full message or the headers only (RFC 3461 section 4.3). */
  readonly ret?: 'FULL' | 'HDRS';
  readonly envid?: string;
  /** Ask that every hop use verified TLS (RFC 8689). */
  readonly requireTls?: boolean;
}

export interface AttachmentPlan {
  readonly filename: string;
  readonly contentType?: string;
  /** Content in base64. */
  readonly content: string;
  /** Set for an inline image, referred to as `cid:…` from the HTML. */
  readonly cid?: string;
}

/** The message: composed from parts, or a raw one sent as it is. */
export type MessagePlan =
  | {
      readonly kind: 'composed';
      readonly subject?: string;
      readonly text?: string;
      readonly html?: string;
      readonly attachments?: readonly AttachmentPlan[];
      /** Extra header fields, in order; a name given here replaces Ehlo's own. */
      readonly headers?: readonly { readonly name: string; readonly value: string }[];
    }
  | {
      readonly kind: 'raw';
      /** The message's bytes in base64. */
      readonly content: string;
      /** Send bare CR and LF as they stand, instead of making each a CRLF. */
      readonly rawLines?: boolean;
    };

/** What to do in one run. JSON only; the first event of every log carries it. */
export interface RunPlan {
  readonly connection: ConnectionPlan;
  readonly tls: TlsPlan;
  readonly auth?: AuthPlan;
  readonly envelope?: EnvelopePlan;
  readonly message?: MessagePlan;
  readonly stopAfter: StopAfter;
  /** `data` and `quit` hand over a real message, so they need this said aloud. */
  readonly send: boolean;
  readonly chunking?: boolean;
  readonly followUp: boolean;
  readonly via: 'raw' | 'nodemailer';
}

/** What of the plan goes into the log: the message's bytes and PEM texts are left out. */
export interface RecordedPlan extends Omit<RunPlan, 'message' | 'tls'> {
  readonly tls: Omit<TlsPlan, 'ca' | 'certificate' | 'key'> & {
    readonly ownRoots: boolean;
    readonly clientCertificate: boolean;
  };
  readonly message?: { readonly kind: MessagePlan['kind'] };
}

/** The security that `auto` stands for on this port. */
export function effectiveSecurity(connection: ConnectionPlan): Exclude<Security, 'auto'> {
  if (connection.security !== 'auto') return connection.security;
  return connection.port === 465 ? 'implicit' : 'starttls';
}
