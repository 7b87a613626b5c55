// Words for a session that could not be encrypted with STARTTLS.

import { visibleStart } from '../../smtp/visible.ts';
import type { WordsTable } from '../words.ts';
import type { Elsewhere } from '../../rules/probe-view.ts';
import { FOUND, NONE_FOUND } from './other-ports.ts';
import { withCodes } from './phrases.ts';

const PORT_465 = 'port 465 with implicit TLS (--port 465 --security implicit)';
const TRY_465 = `Try ${PORT_465}`;
const INSPECTION =
  'Whoever runs that firewall has to switch off its SMTP inspection (Cisco: “no fixup protocol smtp” or “no inspect esmtp”; others call it mail or SMTP proxy)';

/** Port 465, and what is known of it. */
function on465(elsewhere: Elsewhere): string {
  switch (elsewhere) {
    case 'found':
      return FOUND;
    case 'none':
      return NONE_FOUND;
    case 'not-looked':
      return `${TRY_465}.`;
  }
}

/** The same where the reason is a firewall, which may well let another port alone. */
function untilThen(elsewhere: Elsewhere, way = ''): string {
  if (elsewhere === 'found') return `Until then: ${FOUND.charAt(0).toLowerCase()}${FOUND.slice(1)}`;
  if (elsewhere === 'none') return `${NONE_FOUND} Another network may do.`;
  return `Until then, try ${PORT_465}${way}`;
}

export const starttlsWords = {
  'starttls.refused': (seen) => ({
    title: `${seen.host} refuses STARTTLS${withCodes(seen)}`,
    cause:
      seen.starttls === undefined
        ? 'The server turned STARTTLS down, the command that begins encryption.'
        : 'The server offers STARTTLS and turns it down when asked.',
    remedy: `${on465(seen.elsewhere)} Whoever runs the server has to check its TLS settings: often the certificate file cannot be read.`,
  }),
  'starttls.deferred': ({ host, elsewhere, starttls }) => ({
    title: `${host} cannot do TLS at the moment`,
    cause: `The server ${starttls === undefined ? '' : 'offers STARTTLS and '}answers that TLS is not available now. Usually its certificate or key cannot be loaded.`,
    remedy: `${on465(elsewhere)} Whoever runs the server finds the reason in its log; waiting seldom helps.`,
  }),
  'starttls.not-understood': ({ host, elsewhere, starttls }) => ({
    title:
      starttls === undefined
        ? `${host} does not know STARTTLS`
        : `${host} offers STARTTLS and does not know it`,
    cause:
      starttls === undefined
        ? 'The server called STARTTLS an unknown command. Either it has no encryption on this port, or a firewall between the two rewrites the command.'
        : 'The server announced STARTTLS and then called it an unknown command. A firewall between the two may be rewriting the command.',
    remedy: `${on465(elsewhere)} Compare with another network: if only this one fails, its administrator has to switch off SMTP inspection.`,
  }),
  'starttls.masked': ({ host, greeting, keyword, command, elsewhere }) => ({
    title: `A firewall takes STARTTLS out of the session with ${host}`,
    cause: `${
      keyword === undefined
        ? command
          ? 'The command arrived there overwritten, as the reply shows'
          : 'STARTTLS is not offered'
        : `Where STARTTLS should be offered stands “${visibleStart(keyword, 20)}”`
    }${greeting ? ', and the greeting is written over with asterisks' : ''}. Firewalls that inspect mail (Cisco PIX and ASA among others) do that, so that they can read along; the server itself very probably has STARTTLS.`,
    remedy: `${INSPECTION}; it stands in your network or in front of the server, as another network (a phone’s hotspot) shows. ${untilThen(elsewhere, ', which such a firewall cannot look into.')}`,
  }),
  'ehlo.masked': ({ host, code, elsewhere }) => ({
    title: `A firewall keeps EHLO from ${host}`,
    cause: `The greeting is written over with asterisks, and EHLO is answered with ${String(code)} as if it were unknown. That is how firewalls that inspect mail (Cisco PIX and ASA among others) hold sessions down to the SMTP of the 1980s, without encryption and sign-in.`,
    remedy: `${INSPECTION}. ${untilThen(elsewhere, ', or another network.')}`,
  }),
  'starttls.stripped': ({ host, known, elsewhere }) => ({
    title: `Something on the way removes STARTTLS from ${host}`,
    cause: `${known} is known to offer STARTTLS to everyone, and in this session it was missing. A firewall, an antivirus’s mail protection, or somebody who wants to read along has taken it out.`,
    remedy: `Do not send a password without encryption here. ${on465(elsewhere)} Switch off mail scanning in the antivirus of this computer, and compare with another network; tell your network’s administrator if only this one fails.`,
  }),
  'starttls.not-offered': ({ host, port, announced, helo, signIn, elsewhere }) => ({
    title: `${host} does not offer STARTTLS`,
    cause: helo
      ? 'The server only understood HELO, which has no extensions, so the session cannot be encrypted.'
      : !announced
        ? 'The program asked for encryption and found no STARTTLS among what the server offers on this port.'
        : `What the server announced on port ${String(port)} has no STARTTLS in it, so the session cannot be encrypted. ${signIn ? 'It invites to sign in all the same, which would show the password to anyone on the way.' : ''}`.trim(),
    remedy:
      port === 465
        ? 'Use implicit TLS on this port (--security implicit).'
        : `${on465(elsewhere)} ${elsewhere === 'not-looked' ? 'If that is not there either' : 'To use this port'}, whoever runs the server has to switch TLS on; another network shows whether a firewall removes the offer. A test in clear is possible (--security none), but never with a real password.`,
  }),
} satisfies Partial<WordsTable>;
