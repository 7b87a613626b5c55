// Words for a connection that broke, and for a server that stays silent.

import type { Phase } from '../../run/phase.ts';
import type { WordsTable } from '../words.ts';
import { PORT_OUTCOME } from './names.ts';
import { FOUND, NONE_FOUND } from './other-ports.ts';
import { bracketed, doing, waited } from './phrases.ts';

/** Milliseconds under which a wait says more of the settings than of the server. */
const HASTY = 5_000;

/** Where whoever asked gave the server less time than a busy one may need. */
function hasty(after: number): string {
  return after > 0 && after < HASTY
    ? ' That is a short limit of your own settings; a busy server may need longer.'
    : '';
}

export const connectionWords = {
  'greeting.connection-closed': ({ host, port, reset }) => ({
    title: `${host} hung up without a greeting`,
    cause: `The connection on port ${String(port)} was made, and the server ${reset ? 'reset' : 'closed'} it before saying a word. Servers do so to addresses that they block, when they are overloaded, and on a port that expects TLS at once.`,
    remedy:
      port === 465
        ? 'Use implicit TLS on this port. If you did, whoever runs the server has to see why your address is turned away.'
        : 'Check port and security together: 587 goes with STARTTLS, 465 with implicit TLS. If they are right, try from another network; whoever runs the server can see in their logs whether your address is blocked.',
  }),
  'connection.closed': ({ host, phase }) => ({
    title: `${host} closed the connection at ${phase}`,
    cause: `While Ehlo was ${doing(phase)}, the server ended the connection without a reply. RFC 5321 wants it to say so first, so the reason is not known.`,
    remedy: `Try once more. If it happens again at the same point, ${atFault(phase)}`,
  }),
  'connection.reset': ({ host, phase }) => ({
    title: `The connection to ${host} was reset at ${phase}`,
    cause: `While Ehlo was ${doing(phase)}, the connection was broken off hard: the server’s program crashed or was stopped, or a firewall in between cut it.`,
    remedy: `Try once more, and from another network: if it works there, a firewall or antivirus on your side cuts it. If it fails there too, ${atFault(phase)}`,
  }),
  'connection.timed-out': ({ host, phase }) => ({
    title: `The connection to ${host} died at ${phase}`,
    cause: `While Ehlo was ${doing(phase)}, packets stopped arriving, and the operating system gave the connection up. The network dropped out, or a firewall forgot the connection.`,
    remedy:
      'Check your network connection (Wi-Fi, VPN) and try again. If small commands work and larger ones die, your network’s administrator should look at the packet size (MTU) of a VPN or tunnel.',
  }),
  'connection.write-failed': ({ host, phase }) => ({
    title: `${host} took nothing more at ${phase}`,
    cause: `While Ehlo was ${doing(phase)}, the connection could not be written to any more: the other side had ended it already.`,
    remedy: `Try once more. If it happens again at the same point, ${atFault(phase)}`,
  }),
  'connection.tls-error': ({ host, phase }) => ({
    title: `The encryption with ${host} broke at ${phase}`,
    cause: `While Ehlo was ${doing(phase)}, what arrived could not be decrypted, or the server broke TLS off with an alert. Something in between may have changed the data.`,
    remedy:
      'Try from another network and with antivirus mail scanning off. If it stays, whoever runs the server has to look at its TLS settings.',
  }),
  'session.service-closing': ({ host, phase, signedIn, code }) => ({
    title:
      phase === 'greeting'
        ? `${host} is not available to you at the moment${bracketed({ code })}`
        : `${host} ended the session at ${phase}${code === undefined ? '' : ` with a ${String(code)}`}`,
    cause: `${code === undefined ? 'The server says that it' : '421 says that the server'} closes the connection: it is overloaded or shutting down, you have too many connections or attempts, or it will not serve your address now. The server’s own words tell which.`,
    remedy: signedIn
      ? 'Wait some minutes and try again. If it stays, the account may have passed a sending limit: its provider or administrator can tell and lift it.'
      : 'Wait some minutes and try again, with fewer connections at once. If it stays, ask whoever runs the server whether your address is limited or blocked.',
  }),
  'session.reply-not-expected': ({ host, phase, code }) => ({
    title: `${host} answered${code === undefined ? ' with something' : ` with a ${String(code)}`} that does not fit`,
    cause: `While Ehlo was ${doing(phase)}, the server sent a reply that is not a refusal, but not an answer either that may be given at this point.`,
    remedy:
      'Make sure that it is a mail submission server that answers there. If it is, whoever runs it (or the proxy in front of it) has to repair its replies.',
  }),
  'greeting.no-answer': ({ host, after, encrypted, otherMode }) => ({
    title: `${host} accepts the connection and stays silent`,
    cause: `No greeting came within ${waited(after)}.${hasty(after)} ${
      encrypted
        ? 'TLS was set up, so the server is there, but its mail program does not answer.'
        : otherMode === undefined
          ? 'The server may be overloaded, delay strangers on purpose, or wait for TLS at once; a firewall may also have answered in its place.'
          : `Ehlo tried the same port with TLS from the start as well: ${PORT_OUTCOME[otherMode]}. So the server is overloaded, delays strangers on purpose, or hangs; or a firewall has answered in its place.`
    }`,
    remedy: `Try again with a longer timeout (--timeout 120). If it stays silent, check that port and security go together (${encrypted ? '' : '465 with implicit TLS, '}587 with STARTTLS), and try without the antivirus’s mail scanning or from another network; then whoever runs the server has to look at it.`,
  }),
  'ehlo.no-answer': ({ host, after }) => silent(host, 'ehlo', after),
  'starttls.no-answer': ({ host, after, elsewhere }) => ({
    title: `${host} does not answer STARTTLS`,
    cause: `The server offers STARTTLS, but said nothing for ${waited(after)} once it was asked for.${hasty(after)} A firewall or antivirus that meddles with mail often looks like this.`,
    remedy: `${elsewhere === 'not-looked' ? 'Try port 465 with implicit TLS, and another network.' : `${elsewhere === 'found' ? FOUND : NONE_FOUND} Try another network.`} If only this network fails, its firewall (or the antivirus on this computer) has to stop inspecting SMTP.`,
  }),
  'auth.no-answer': ({ host, after }) => ({
    title: `${host} does not decide on the sign-in`,
    cause: `No answer came for ${waited(after)} after the credentials were sent.${hasty(after)} Usually the server waits for a user directory that is slow or down; some servers delay the answer to a wrong password.`,
    remedy:
      'Try again with a longer timeout (--timeout 120). If it stays, whoever runs the server has to check its connection to the user directory (LDAP, SQL, Dovecot).',
  }),
  'mail.no-answer': ({ host, after }) => silent(host, 'mail', after),
  'rcpt.no-answer': ({ host, after }) => ({
    title: `${host} does not decide on the recipient`,
    cause: `No answer to RCPT came for ${waited(after)}.${hasty(after)} The server is probably checking the address elsewhere, and that takes too long.`,
    remedy:
      'Try again with a longer timeout (--timeout 300; RFC 5321 grants a server five minutes here). If it stays, whoever runs the server has to look at its recipient checks.',
  }),
  'data.no-answer': ({ host, after }) => silent(host, 'data', after),
} satisfies Partial<WordsTable>;

function silent(host: string, phase: Phase, after: number) {
  return {
    title: `${host} stopped answering at ${phase}`,
    cause: `While Ehlo was ${doing(phase)}, nothing came for ${waited(after)}, though the connection was still there.${hasty(after)} The server is overloaded or stuck, or a firewall swallows what is sent.`,
    remedy:
      'Try again with a longer timeout (--timeout 300). If it stays, tell whoever runs the server at which command and at what time it stopped.',
  };
}

/** What is behind it as a rule, and who should look, by where it broke. */
function atFault(phase: Phase): string {
  const log = 'whoever runs the server should look at its log for that moment';
  switch (phase) {
    case 'ehlo':
      return `${log}: servers that block an address, or dislike the name given with EHLO (--ehlo-name), may hang up so.`;
    case 'starttls':
      return `${log}: its TLS may not be set up, or a firewall in front of it does not let STARTTLS through. Try port 465 with implicit TLS as well.`;
    case 'auth':
      return 'whoever runs the server should look at its log of sign-ins: some servers hang up after failed ones.';
    case 'mail':
      return `${log}: a check of the sender or a sending limit may have ended the session.`;
    case 'rcpt':
      return `${log}: a check of the recipient, or of how many there are, may have ended the session.`;
    case 'data':
      return 'whoever runs the server should look for a content filter that hangs up; try a plain, small message to compare.';
    case 'resolve':
    case 'connect':
    case 'greeting':
    case 'tls':
    case 'quit':
      return `${log}.`;
  }
}
