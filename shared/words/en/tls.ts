// Words for a TLS handshake that failed.

import { visibleStart } from '../../smtp/visible.ts';
import type { PortOutcome } from '../../run/event.ts';
import type { WordsTable } from '../words.ts';
import type { Elsewhere } from '../../rules/probe-view.ts';
import { PORT_OUTCOME } from './names.ts';
import { FOUND, NONE_FOUND } from './other-ports.ts';
import { firstLine, waited } from './phrases.ts';
import { capitalised } from '../first-letter.ts';

const OTHER_MODE = {
  implicit: 'use STARTTLS instead, which goes with port 587',
  starttls: 'try implicit TLS instead, which goes with port 465',
} as const;

/** Names of the alerts by number (RFC 8446 section 6, and TLS before it). */
const ALERT: Readonly<Record<number, string>> = {
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  50: 'decode_error',
  51: 'decrypt_error',
  86: 'inappropriate_fallback',
  109: 'missing_extension',
  110: 'unsupported_extension',
  120: 'no_application_protocol',
};

/** What a TLS library of today refuses, and who has to change what. */
const TOO_WEAK = {
  'key-exchange': {
    title: 'offers a key exchange that is too weak',
    cause:
      'the server’s Diffie-Hellman parameters are so short that the session could be read by others',
    mend: 'make Diffie-Hellman parameters of 2048 bits or more, or switch to ECDHE and update its TLS library',
  },
  signature: {
    title: 'signs the TLS handshake in an outdated way',
    cause:
      'the server signs with an algorithm that can be forged (SHA-1 or MD5), as old software does',
    mend: 'update its TLS library, or switch TLS 1.2 on with signatures by SHA-256',
  },
  renegotiation: {
    title: 'lacks a protection that TLS clients require today',
    cause:
      'the server does not know secure renegotiation (RFC 5746), without which others could put words into the session',
    mend: 'update its TLS library, or the device in front of it that ends TLS',
  },
} as const;

/** The other mode on its usual port, unless the ports were looked at. */
function way(mode: 'implicit' | 'starttls', elsewhere: Elsewhere, behind = '.'): string {
  if (elsewhere === 'not-looked') return `${capitalised(OTHER_MODE[mode])}${behind}`;
  return elsewhere === 'found' ? FOUND : NONE_FOUND;
}

export const tlsWords = {
  'tls.starttls-expected': ({ host, port, greeting }) => ({
    title: `Port ${String(port)} of ${host} begins in clear and goes on with STARTTLS`,
    cause: `This run began with TLS at once, and the server greets in clear: “${visibleStart(firstLine(greeting), 60)}”. The port and the kind of encryption do not go together.`,
    remedy: `Use STARTTLS on port ${String(port)} (--security starttls), or the port for TLS from the start, usually 465.`,
  }),
  'tls.not-tls': ({ host, port, mode, instead, elsewhere }) => ({
    title:
      mode === 'implicit'
        ? `Port ${String(port)} of ${host} does not begin with TLS`
        : `${host} agreed to STARTTLS and then did not speak TLS`,
    cause:
      instead === undefined
        ? 'What the server sent is not TLS.'
        : `Instead of TLS, the server sent “${visibleStart(firstLine(instead), 60)}”, which Ehlo knows from no other kind of server.${
            mode === 'implicit'
              ? ''
              : ' Something between you and the server may answer in its place.'
          }`,
    remedy:
      mode === 'implicit'
        ? `${capitalised(OTHER_MODE.implicit)} (--security starttls), or the port that the provider lists for implicit TLS, usually 465.`
        : `${way('starttls', elsewhere, ', and try another network.')} If it stays, whoever runs the server has to repair STARTTLS.`,
  }),
  'tls.no-common-version': ({ host, minVersion, maxVersion }) => ({
    title: `${host} and Ehlo have no TLS version in common`,
    cause:
      minVersion === undefined && maxVersion === undefined
        ? 'The server accepts only versions that are no longer safe (before TLS 1.2), or ones that this program does not have.'
        : 'The versions that this run was limited to are not among those that the server accepts.',
    remedy:
      minVersion === undefined && maxVersion === undefined
        ? 'Whoever runs the server has to switch on TLS 1.2 or 1.3; old programs that still connect to it should be updated as well.'
        : 'Leave the TLS versions open in the settings of this run and try again.',
  }),
  'tls.no-common-cipher': ({ host }) => ({
    title: `${host} accepts none of the ciphers on offer`,
    cause:
      'The server broke off the handshake before it began: it found no way to encrypt that both sides know. Its cipher list is too old or too narrow, or it has no certificate of a usable kind.',
    remedy:
      'Whoever runs the server has to configure current ciphers (for instance ECDHE with AES-GCM) or update its TLS library, and check that its certificate and key are loaded.',
  }),
  'tls.client-certificate-required': ({ host, ownCertificate }) => ({
    title: `${host} wants a certificate from you`,
    cause: ownCertificate
      ? 'The server asked for a client certificate and did not take the one that was shown.'
      : 'The server lets in only clients that show a certificate of their own, and this run had none.',
    remedy: ownCertificate
      ? 'Ask whoever runs the server which authority has to issue the client certificate, and give that one (--cert and --key).'
      : 'If you have been given a client certificate, use it (--cert and --key). If not, this is probably not the server for users’ mail programs: check its name and port.',
  }),
  'tls.certificate-unusable': ({ host, ownCertificate, code }) => ({
    title: ownCertificate
      ? `The client certificate does not serve for ${host}`
      : `The certificate of ${host} cannot be used at all`,
    cause: ownCertificate
      ? `Certificate and key do not fit together, cannot be read, or were refused by the server${codeText(code)}.`
      : `Its key or signature is of a kind or size that TLS libraries refuse today${codeText(code)}.`,
    remedy: ownCertificate
      ? 'Check that the certificate and its key (--cert and --key) belong together, are PEM files and have not expired; whoever issued them can make new ones.'
      : 'Whoever runs the server has to install a new certificate with a current key (RSA of 2048 bits or more, or an elliptic curve).',
  }),
  'tls.name-not-served': ({ host, serverName }) => ({
    title: `${host} does not know the name ${serverName}`,
    cause: `The name that is asked for goes along with the TLS handshake, and the server has no certificate for ${serverName} (alert 112, unrecognized_name).`,
    remedy:
      'Use the server name exactly as the provider lists it, not an alias of your own; another name can be asked for at the same address (--tls-name). Whoever runs the server can add this one.',
  }),
  'tls.server-fault': ({ host, byAddress }) => ({
    title: `${host} has a fault of its own in TLS`,
    cause: `The server gave up the handshake with alert 80 (internal_error): it could not go on for a reason on its side. Mostly its certificate or key cannot be loaded${byAddress ? ', or it has none for a client that asks by IP address instead of a name' : ''}.`,
    remedy: `${byAddress ? 'Connect by the server’s name instead of its IP address. If that fails too, whoever' : 'Whoever'} runs the server finds the reason in its log.`,
  }),
  'tls.access-denied': ({ host }) => ({
    title: `${host} denies you access during the TLS handshake`,
    cause:
      'The server sent alert 49 (access_denied): the handshake itself was in order, and a rule does not let you in, for your network address or your client certificate.',
    remedy: 'Ask whoever runs the server which clients are let in; another network may be.',
  }),
  'tls.garbled': ({ host, alert, mode }) => ({
    title: `${host} could not make sense of the TLS handshake`,
    cause: `The server sent alert ${String(alert)} (${ALERT[alert] ?? 'unnamed'}): what reached it was damaged, changed on the way, or newer than its software understands.`,
    remedy: `Try from another network and with antivirus mail scanning off: a device that meddles with TLS often shows like this. If it stays, ${OTHER_MODE[mode]}, and have whoever runs the server update its software.`,
  }),
  'tls.alert': ({ host, alert, code, serverName }) => ({
    title: `${host} broke off the TLS handshake`,
    cause: `The server sent ${alert === undefined ? 'an alert' : `alert ${String(alert)}${ALERT[alert] === undefined ? '' : ` (${ALERT[alert]})`}`}${codeText(code)}, its way to say that it does not accept what was offered.`,
    remedy: `Check the server name, port and security; the name sent in the handshake is ${serverName} (--tls-name). If they are right, whoever runs the server finds the reason in its TLS log.`,
  }),
  'tls.closed': ({ host, mode, elsewhere, otherMode }) => ({
    title: `${host} closed the connection during the TLS handshake`,
    cause:
      'The server hung up without a word once the handshake had begun. It does not expect TLS at this point, has no certificate loaded, or does not like the name that was asked for.' +
      tried(mode, otherMode),
    remedy: `${way(mode, elsewhere)} If the mode is right, whoever runs the server has to check its certificate and TLS settings.`,
  }),
  'tls.reset': ({ host, mode, elsewhere, otherMode }) => ({
    title: `The connection to ${host} was reset during the TLS handshake`,
    cause:
      'It was cut off hard once the handshake had begun. Firewalls that do not want encrypted mail do that, and servers that do not expect TLS at this point.' +
      tried(mode, otherMode),
    remedy: `Try from another network. ${elsewhere === 'not-looked' ? `If it fails there too: ${OTHER_MODE[mode]}.` : way(mode, elsewhere)}`,
  }),
  'tls.timed-out': ({ host, mode, port, after, elsewhere, otherMode }) => ({
    title: `${host} does not answer the TLS handshake`,
    cause: `The handshake was begun, and nothing came back${after === undefined ? '' : ` for ${waited(after)}`}. ${
      mode === 'implicit'
        ? `The server on port ${String(port)} may wait for something else than TLS.`
        : 'A firewall may let the first packets pass and drop the larger ones that follow.'
    }${tried(mode, otherMode)}`,
    remedy: `${way(mode, elsewhere, ', and try another network.')} If both fail, whoever runs the server has to look at it.`,
  }),
  'tls.options-unusable': ({ code }) => ({
    title: 'The TLS settings of this run cannot be used',
    cause: `This program’s TLS library does not take the combination of versions and options that was asked for${codeText(code)}. Nothing was sent to the server.`,
    remedy: 'Take the TLS versions and other TLS options out of the settings, and try again.',
  }),
  'tls.server-too-weak': ({ host, weak }) => ({
    title: `${host} ${TOO_WEAK[weak].title}`,
    cause: `The handshake was broken off on your side, and rightly: ${TOO_WEAK[weak].cause}.`,
    remedy: `Whoever runs the server has to ${TOO_WEAK[weak].mend}. Until then only a program with lower demands gets through, which is no way to send a password.`,
  }),
  'tls.failed': ({ host, code }) => ({
    title: `The TLS handshake with ${host} failed`,
    cause: `The TLS library gave ${code === undefined ? 'no reason' : 'a reason'} that is ${code === undefined ? 'known here' : 'none of the usual ones'}${codeText(code)}.`,
    remedy: `Compare with another network, and with the other mode (STARTTLS on 587, implicit TLS on 465).${code === undefined ? ' Whoever runs the server can look for the moment in its log.' : ' The code is the best lead for whoever runs the server.'}`,
  }),
} satisfies Partial<WordsTable>;

/** What the look the other way showed, where it did not settle the matter. */
function tried(mode: 'implicit' | 'starttls', outcome: PortOutcome | undefined): string {
  if (outcome === undefined) return '';
  const way = mode === 'implicit' ? 'in clear' : 'with TLS from the start';
  return ` Ehlo tried the same port ${way} as well: ${PORT_OUTCOME[outcome]}.`;
}

function codeText(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}
