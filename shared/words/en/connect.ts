// Words for a server that could not be connected to, and for a connection that broke.

import type { AttemptOutcome } from '../../run/event.ts';
import type { Phase } from '../../run/phase.ts';
import type { WordsTable } from '../words.ts';
import { ATTEMPT_OUTCOME } from './names.ts';
import { doing, list, plural } from './phrases.ts';

interface Tried {
  readonly address: string;
  readonly family: 4 | 6;
  readonly outcome: AttemptOutcome;
}

/** What each address did, where there is more than one. */
function each(addresses: readonly Tried[]): string {
  if (addresses.length < 2) return '';
  const shown = addresses.slice(0, 6).map(({ address, outcome }) => {
    return `${address} (${ATTEMPT_OUTCOME[outcome]})`;
  });
  const more = addresses.length - shown.length;
  return ` Tried: ${list([...shown, ...(more > 0 ? [`${String(more)} more`] : [])])}.`;
}

function onlyFamily(addresses: readonly Tried[], family: 4 | 6): boolean {
  return addresses.length > 0 && addresses.every((tried) => tried.family === family);
}

const NETWORK_ADMIN = 'whoever runs this network (or its firewall)';

export const connectWords = {
  'connect.refused': ({ host, port, addresses }) => ({
    title: `${host} refuses connections on port ${String(port)}`,
    cause: `The computer at that address is there and said no at once: no program listens on port ${String(port)}, or a firewall rejects you.${each(addresses)}`,
    remedy:
      port === 587
        ? 'Check the server name and port; if the provider lists another port (465 with implicit TLS is common), use that. If both are right, whoever runs the server has to start its submission service or open the port.'
        : 'Check the server name and port; the usual port for sending mail is 587, or 465 with implicit TLS. If both are right, whoever runs the server has to start the service or open the port.',
  }),
  'connect.timed-out': ({ host, port, addresses }) => ({
    title: `No answer from ${host} on port ${String(port)}`,
    cause: `The attempts to connect got no reply at all. Usually a firewall drops them, in this network or in front of the server, or the server is down.${each(addresses)}`,
    remedy: `Try from another network, such as a phone’s hotspot: if it works there, ${NETWORK_ADMIN} has to allow outgoing port ${String(port)}. If it fails there too, check the server name and port, then tell whoever runs the server.`,
  }),
  'connect.unreachable': ({ host, addresses }) =>
    onlyFamily(addresses, 6)
      ? {
          title: `This network has no IPv6 way to ${host}`,
          cause: `Only IPv6 addresses were tried, and this computer has no working IPv6 route to them.${each(addresses)}`,
          remedy: `Use IPv4 (--4) if the server has such an address. Otherwise ${NETWORK_ADMIN} has to repair IPv6.`,
        }
      : {
          title: `There is no route to ${host}`,
          cause: `The network reports that the address cannot be reached from here: this computer is offline, a VPN is missing, or a router on the way does not know the address.${each(addresses)}`,
          remedy: `Check that this computer is online and, for a server inside an organisation, that the VPN is up. If other sites work, ask ${NETWORK_ADMIN}.`,
        },
  'connect.reset': ({ host, port, addresses }) => ({
    title: `The connection to ${host} was cut off while it was being made`,
    cause: `Something answered on port ${String(port)} and broke the connection at once. That is how many firewalls and intrusion filters refuse, and how a server behaves that is short of connections.${each(addresses)}`,
    remedy: `Try from another network. If it works there, ${NETWORK_ADMIN} has to allow port ${String(port)}; if not, whoever runs the server has to see whether they block your address.`,
  }),
  'connect.not-permitted': ({ host, port, code }) => ({
    title: 'This computer does not let Ehlo connect',
    cause: `The operating system forbade the connection to ${host} on port ${String(port)}${code === undefined ? '' : ` (${code})`}: a local firewall, security software or a sandbox is set so.`,
    remedy:
      'Allow Ehlo in the firewall or security software of this computer, or ask whoever manages the computer. The mail server was not reached and is not at fault.',
  }),
  'connect.address-not-available': ({ sourceIp }) => ({
    title:
      sourceIp === undefined
        ? 'This computer has no address to connect from'
        : `${sourceIp} is not an address of this computer`,
    cause:
      sourceIp === undefined
        ? 'The operating system found no local address that could reach the server; the network may be down, or all local ports are in use.'
        : `The run was asked to connect from ${sourceIp}, and no network interface here has that address, or it cannot reach the server’s.`,
    remedy:
      sourceIp === undefined
        ? 'Check the network connection of this computer and try again.'
        : 'Give an address that this computer has (--source-ip), or leave the option out.',
  }),
  'connect.failed': ({ host, port, addresses, code }) => ({
    title: `Connecting to ${host} on port ${String(port)} failed`,
    cause: `The operating system reported ${code === undefined ? 'a failure without a code' : code}, which is none of the usual ones.${each(addresses)}`,
    remedy:
      'Try again, and from another network. If it stays, search for the code together with the name of your operating system, or show it to your administrator.',
  }),
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
    cause: `While Ehlo was ${doing(phase)}, the server ended the connection without a reply. RFC 5321 wants a 421 reply first, so the reason was not said.`,
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
  'session.service-closing': ({ host, phase, signedIn }) => ({
    title: `${host} ended the session at ${phase} with a 421`,
    cause: `421 says that the server closes the connection: it is overloaded or shutting down, you have too many connections or attempts, or it will not serve your address now. The server’s own words tell which.`,
    remedy: signedIn
      ? 'Wait some minutes and try again. If it stays, the account may have passed a sending limit: its provider or administrator can tell and lift it.'
      : 'Wait some minutes and try again, with fewer connections at once. If it stays, ask whoever runs the server whether your address is limited or blocked.',
  }),
  'session.reply-not-expected': ({ host, phase, code }) => ({
    title: `${host} answered with a ${String(code)} that does not fit`,
    cause: `While Ehlo was ${doing(phase)}, the server sent a reply that is not a refusal, but not an answer either that may be given at this point.`,
    remedy:
      'Make sure that it is a mail submission server that answers there. If it is, whoever runs it (or the proxy in front of it) has to repair its replies.',
  }),
  'greeting.no-answer': ({ host, port, after, encrypted }) => ({
    title: `${host} accepts the connection and stays silent`,
    cause: `No greeting came within ${plural(Math.round(after / 1000), 'second')}. ${
      encrypted
        ? 'TLS was set up, so the server is there, but its mail program does not answer.'
        : port === 465
          ? 'On port 465 a server waits for TLS and says nothing in clear.'
          : 'The server may be overloaded, delay strangers on purpose, or wait for TLS at once; a firewall may also have answered in its place.'
    }`,
    remedy:
      !encrypted && port === 465
        ? 'Use implicit TLS (--security implicit).'
        : 'Try again with a longer timeout (--timeout 120). If it stays silent, check the port; then whoever runs the server has to look at it.',
  }),
  'ehlo.no-answer': ({ host, after }) => silent(host, 'ehlo', after),
  'starttls.no-answer': ({ host, after }) => ({
    title: `${host} does not answer STARTTLS`,
    cause: `The server offers STARTTLS, but said nothing for ${plural(Math.round(after / 1000), 'second')} once it was asked for. A firewall or antivirus that meddles with mail often looks like this.`,
    remedy:
      'Try port 465 with implicit TLS, and another network. If only this network fails, its firewall (or the antivirus on this computer) has to stop inspecting SMTP.',
  }),
  'auth.no-answer': ({ host, after }) => ({
    title: `${host} does not decide on the sign-in`,
    cause: `No answer came for ${plural(Math.round(after / 1000), 'second')} after the credentials were sent. Usually the server waits for a user directory that is slow or down; some servers delay the answer to a wrong password.`,
    remedy:
      'Try again with a longer timeout (--timeout 120). If it stays, whoever runs the server has to check its connection to the user directory (LDAP, SQL, Dovecot).',
  }),
  'mail.no-answer': ({ host, after }) => silent(host, 'mail', after),
  'rcpt.no-answer': ({ host, after }) => ({
    title: `${host} does not decide on the recipient`,
    cause: `No answer to RCPT came for ${plural(Math.round(after / 1000), 'second')}. The server is probably checking the address elsewhere, and that takes too long.`,
    remedy:
      'Try again with a longer timeout (--timeout 300; RFC 5321 grants a server five minutes here). If it stays, whoever runs the server has to look at its recipient checks.',
  }),
  'data.no-answer': ({ host, after }) => silent(host, 'data', after),
} satisfies Partial<WordsTable>;

function silent(host: string, phase: Phase, after: number) {
  return {
    title: `${host} stopped answering at ${phase}`,
    cause: `While Ehlo was ${doing(phase)}, nothing came for ${plural(Math.round(after / 1000), 'second')}, though the connection was still there. The server is overloaded or stuck, or a firewall swallows what is sent.`,
    remedy:
      'Try again with a longer timeout (--timeout 300). If it stays, tell whoever runs the server at which command and at what time it stopped.',
  };
}

/** Who should look, by where it broke. */
function atFault(phase: Phase): string {
  switch (phase) {
    case 'auth':
      return 'whoever runs the server should look at its log of sign-ins: some servers hang up after failed ones.';
    case 'data':
      return 'whoever runs the server should look for a content filter that hangs up; try a plain, small message to compare.';
    case 'resolve':
    case 'connect':
    case 'greeting':
    case 'ehlo':
    case 'starttls':
    case 'tls':
    case 'mail':
    case 'rcpt':
    case 'quit':
      return 'whoever runs the server should look at its log for that moment.';
  }
}
