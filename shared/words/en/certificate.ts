// Words for a certificate that does not verify.

import type { InterceptorKind } from '../../rules/known/interceptors.ts';
import type { CertificateView } from '../../rules/certificate-view.ts';
import { visibleStart } from '../../smtp/visible.ts';
import type { WordsTable } from '../words.ts';
import { unseenCertificate } from './certificate-unseen.ts';
import { CERTIFICATE_PROBLEM } from './names.ts';
import { list, plural } from './phrases.ts';

/** What each kind of interceptor does, and how it is told to stop. */
const INTERCEPTOR: Record<
  InterceptorKind,
  { readonly does: string; readonly remedy: (product: string, host: string) => string }
> = {
  antivirus: {
    does: 'Antivirus programs put themselves between mail programs and their servers,',
    remedy: (product) =>
      `In ${product} on this computer, switch off the scanning of outgoing mail or of encrypted (SSL/TLS) connections, or make an exception for the mail program; then try again. Whoever manages the computer can do it.`,
  },
  filter: {
    does: 'Web filters and parental controls put themselves between programs and their servers,',
    remedy: (product, host) =>
      `Make an exception for ${host} in ${product}, or have whoever set it up do so.`,
  },
  proxy: {
    does: 'Security gateways of companies put themselves between their network and the Internet,',
    remedy: (product, host) =>
      `Ask the administrator of this network to exempt ${host} from TLS inspection in ${product}, or to install its root certificate on this computer (then --ca FILE tests with it). Another network shows the difference.`,
  },
  debugger: {
    does: 'Debugging proxies put themselves between programs and their servers,',
    remedy: (product) =>
      `End ${product}, or take it out of the proxy settings of this computer. If nobody here uses it, treat the computer as compromised.`,
  },
};

const INSECURE = 'To test the rest all the same, go on without verification (--insecure).';

export const certificateWords = {
  'certificate.revoked': ({ host, issuer }) => ({
    title: `The certificate of ${host} has been revoked`,
    cause: `Its issuer, ${name(issuer)}, has declared it invalid before its time, for instance because its key was stolen.`,
    remedy:
      'Do not send a password to this server. Whoever runs it has to install a new certificate with a new key.',
  }),
  'certificate.intercepted': ({ host, issuer, product, kind }) => ({
    title: `${product} opens the encrypted connection to ${host}`,
    cause: `The certificate that arrived was made by ${product} (“${name(issuer)}”), not by an authority for this server. ${INTERCEPTOR[kind].does} so that it can read along, and this computer does not trust what it shows.`,
    remedy: INTERCEPTOR[kind].remedy(product, host),
  }),
  'certificate.captive-portal': ({ host, names, subject }) => ({
    title: 'A hotspot’s or router’s own page answers in place of the mail server',
    cause: `Instead of the certificate of ${host} came one for ${names.length > 0 ? some(names) : name(subject)}, as sign-in pages of hotspots and settings pages of routers show for every server.`,
    remedy:
      'Open any web page in a browser, sign in or accept the terms there, and try again. At home, look whether the router blocks or redirects mail.',
  }),
  'certificate.not-the-providers': ({ host, issuer, names, subject, unsigned }) => ({
    title: `What answers as ${host} is not that provider’s server`,
    cause: unsigned
      ? `The certificate comes from “${name(issuer)}”. A provider of this size uses public authorities only, so something in between has made it: an antivirus, a company’s proxy, or somebody who wants to read along.`
      : `The certificate is for ${names.length > 0 ? some(names) : name(subject)}, which is not this provider: you have been led to another server, by a hosts file, a DNS filter, a hotspot, or somebody who wants to read along.`,
    remedy:
      'Do not send a password. Try from another network; if it works there, ask whoever runs this network. If it fails everywhere, switch off mail scanning in the antivirus of this computer, and look into its hosts file.',
  }),
  'certificate.clock-behind': ({ host, notBefore, now, issuers }) => ({
    title: 'The clock of this computer is behind',
    cause: `It shows ${date(now)}, and the certificate of ${host} counts only from ${date(notBefore)}. ${issuers ? 'That of the authority which issued it does not count yet either, though it has been in use: the certificates are not too new, the clock is too old.' : 'Ehlo itself was made after that day, so the clock is wrong.'}`,
    remedy:
      'Set date and time of this computer (switch on setting them automatically) and try again. The mail server is not at fault.',
  }),
  'certificate.not-yet-valid': ({ host, notBefore, daysUntilValid, now }) => ({
    title: `The certificate of ${host} is not valid yet`,
    cause: `It counts from ${date(notBefore)}, which is ${plural(daysUntilValid, 'day')} ahead of this computer’s clock (${date(now)}). Certificates are seldom installed too early: more often the clock is wrong.`,
    remedy: `Check date and time on this computer first. If they are right, whoever runs the server has to put the older certificate back until then. ${INSECURE}`,
  }),
  'certificate.expired': ({ host, notAfter, daysExpired, now }) => ({
    title: `The certificate of ${host} expired on ${date(notAfter)}`,
    cause: `It ran out ${daysExpired < 1 ? 'less than a day' : plural(daysExpired, 'day')} ago, and was not renewed, or the server still uses the old file.`,
    remedy: `Whoever runs the server has to renew the certificate and reload the mail server. Mail programs are right to refuse it; this computer’s clock shows ${date(now)}; if that is wrong, set it first. ${INSECURE}`,
  }),
  'certificate.self-signed': ({ host, subject }) => ({
    title: `The certificate of ${host} is self-signed`,
    cause: `The server vouches for itself (${name(subject)}); no authority that this computer trusts has signed it. It may be the mail server’s first default, or not the right server at all.`,
    remedy: `Whoever runs the server should install a certificate of a public authority (Let’s Encrypt is free). If your organisation uses this one on purpose, get it from your administrator and trust it (--ca FILE). ${INSECURE}`,
  }),
  'certificate.issuer-not-found': ({ host, issuer, ownRoots }) => ({
    title: `The issuer of the certificate of ${host} was not found`,
    cause: `The server sent only its own certificate, issued by ${name(issuer)}. Either the link between that issuer and a trusted authority is missing from what the server sends, or no authority ${ownRoots ? 'in your own file of authorities (--ca)' : 'that this computer trusts'} is behind it.`,
    remedy: `Whoever runs the server should send the full chain (often called fullchain.pem); that is right in any case. If it is a private authority, get its root certificate from your administrator and trust it (--ca FILE). ${INSECURE}`,
  }),
  'certificate.missing-intermediate': ({ host, issuer }) => ({
    title: `${host} does not send its whole certificate chain`,
    cause: `Its certificate was issued by ${name(issuer)}, and the certificate of that issuer, which should come with it, is missing. Some mail programs fetch or remember it, so the fault shows in some and not in others.`,
    remedy: `Whoever runs the server has to install the full chain (often called fullchain.pem) instead of the certificate alone. ${INSECURE}`,
  }),
  'certificate.unknown-issuer': ({ host, issuer, ownRoots }) => ({
    title: `The certificate of ${host} comes from an unknown authority`,
    cause: ownRoots
      ? `It was issued by ${name(issuer)}, which is not among the authorities in your own file of authorities (--ca).`
      : `It was issued by ${name(issuer)}, which this computer does not trust: a private authority of an organisation, or an antivirus or proxy that opens encrypted connections.`,
    remedy: ownRoots
      ? 'Give the file that holds the right authority, or none (no --ca) to use the usual ones.'
      : `If your organisation runs this authority, get its root certificate from your administrator and trust it (--ca FILE). If the name is that of your antivirus, switch off its mail scanning. ${INSECURE}`,
  }),
  'certificate.name-mismatch': ({ serverName, names, subject, better, calledSo }) => ({
    title: `The certificate is not for ${serverName}`,
    cause:
      names.length > 0
        ? `It is valid for ${some(names)}, and not for the name that you connect to.${calledSo ? ` The server also calls itself ${name(better ?? '')}.` : ''} Either the server has another proper name, or you have reached the wrong server.`
        : `It holds no server names at all, only ${name(subject)}.`,
    remedy:
      better === undefined
        ? names.length > 0
          ? `If one of these names${usable(names)} is what the provider lists, use it as the server name. Otherwise whoever runs the server has to add ${serverName} to the certificate. ${INSECURE}`
          : `Whoever runs the server has to install a certificate with ${serverName} among its subject alternative names. ${INSECURE}`
        : `If ${name(better)} is your provider’s, use it as the server name in the mail program; it can be tested now (--tls-name ${name(better)}). Otherwise whoever runs the server has to add ${serverName} to the certificate. ${INSECURE}`,
  }),
  'certificate.host-is-address': ({ serverName, names, better }) => ({
    title: 'The certificate is for a name, and you connect to an IP address',
    cause: `You connect to ${serverName}, and the certificate names ${some(names)}. Certificates are made for names; hardly any holds an IP address.`,
    remedy: `Use the server’s name instead of ${serverName}${better === undefined ? '' : `, probably ${name(better)}`}; it is on the provider’s help page. ${INSECURE}`,
  }),
  'certificate.wrong-purpose': ({ host }) => ({
    title: `The certificate of ${host} is not meant for servers`,
    cause:
      'Its extended key usage, or that of its issuer, does not allow it to identify a TLS server; it may be a client’s or a signing certificate.',
    remedy: `Whoever runs the server has to install a server certificate. ${INSECURE}`,
  }),
  'certificate.weak-key': ({ host, keyType, keyBits }) => ({
    title: `The certificate of ${host} has a key that is too weak`,
    cause: `Its ${keyType.toUpperCase()} key${keyBits === undefined ? '' : ` has ${String(keyBits)} bits, which`} can be broken with today’s means.`,
    remedy: `Whoever runs the server has to make a new key (RSA of 2048 bits or more, or an elliptic curve) and get a certificate for it. ${INSECURE}`,
  }),
  'certificate.weak-signature': ({ host, signatureAlgorithm }) => ({
    title: `The certificate of ${host} is signed in a way that can be forged`,
    cause: `A signature in its chain uses ${signatureAlgorithm ?? 'an outdated algorithm'}; MD5 and SHA-1 no longer protect against forgery.`,
    remedy: `Whoever runs the server has to get a certificate that is signed with SHA-256 or better. ${INSECURE}`,
  }),
  'certificate.invalid': ({ host, code }) => ({
    title: `The certificate of ${host} is not valid`,
    cause: `The TLS library refuses it${code === undefined ? '' : ` with ${code}`}: it, or one in its chain, breaks the rules for certificates.`,
    remedy: `Whoever runs the server has to replace it; the code tells them what to look for. ${INSECURE}`,
  }),
  'certificate.untrusted': ({ host, code, subject, problems, told }) => {
    const looked =
      subject === undefined || problems.length === 0
        ? ''
        : ` Ehlo looked for itself, and got one for ${name(subject)}: ${list(problems.map((problem) => CERTIFICATE_PROBLEM[problem]))}.`;
    const unseen = unseenCertificate(host, told);
    if (unseen) {
      const { title, cause, remedy } = unseen;
      return {
        title,
        cause: `${cause}${code === undefined ? '' : ` (${code})`}. The certificate itself was not shown.${looked}`,
        remedy: `${remedy} ${INSECURE}`,
      };
    }
    return {
      title: `The certificate of ${host} could not be verified`,
      cause: `Verification failed${code === undefined ? '' : ` with ${code}`}, and the program that carried out this run does not show the certificate.${looked}`,
      remedy: `Run the test with Ehlo’s own engine (--via raw) to see the certificate. ${INSECURE}`,
    };
  },
} satisfies Partial<WordsTable>;

/** A distinguished or host name out of a certificate, harmless and not too long. */
function name(text: string): string {
  return text === '' ? 'a nameless one' : visibleStart(text, 100);
}

function some(names: CertificateView['names']): string {
  const shown = names.slice(0, 4).map(name);
  const more = names.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${String(more)} more`] : [])]);
}

/** Those that can be connected to as they stand: a wildcard is no name of a server. */
function usable(names: CertificateView['names']): string {
  const plain = names.filter((one) => !one.startsWith('*'));
  return plain.length > 0 ? ` (${some(plain)})` : '';
}

/** The day of an ISO 8601 time. */
function date(iso: string): string {
  return iso.slice(0, 10);
}
