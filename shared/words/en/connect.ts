// Words for a server that could not be connected to.

import type { OtherPort } from '../../rules/probe-view.ts';
import type { Role } from '../../rules/known/incoming.ts';
import type { AttemptOutcome } from '../../run/event.ts';
import type { WordsTable } from '../words.ts';
import { ATTEMPT_OUTCOME, PORT_OUTCOME } from './names.ts';
import { list } from './phrases.ts';

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

/** What the other ports did, in one sentence. */
function ports(others: readonly OtherPort[]): string {
  const each = others.map(({ port, outcome }) => `${String(port)} (${PORT_OUTCOME[outcome]})`);
  return `Ehlo looked at ${list(each)} as well.`;
}

/** The port to use instead, in words; undefined where no mail server answered on another. */
function way(others: readonly OtherPort[]): string | undefined {
  const open = [465, 587, 2525].flatMap(
    (port) => others.find((other) => other.port === port && other.outcome === 'greeted') ?? [],
  )[0];
  if (open === undefined) return undefined;
  const security = open.security === 'implicit' ? 'implicit TLS' : 'STARTTLS';
  return `Use port ${String(open.port)} with ${security}: a mail server answers there.`;
}

const ROLE: Record<Role, string> = {
  imap: 'the server from which mail is read (IMAP)',
  pop3: 'the server from which mail is fetched (POP3)',
  mx: 'the server that takes in mail from other servers (MX)',
  domain: 'the provider’s domain, which leads to its web site',
};

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
        : 'Give an address that this computer has (--source-ip), or none, so that the system chooses.',
  }),
  'connect.failed': ({ host, port, addresses, code }) => ({
    title: `Connecting to ${host} on port ${String(port)} failed`,
    cause:
      code === undefined
        ? `No connection came about, and it is not said why: the name may be wrong, the server down, nothing listening on port ${String(port)}, or a firewall in the way.${each(addresses)}`
        : `The operating system reported ${code}, which is none of the usual ones.${each(addresses)}`,
    remedy:
      code === undefined
        ? `Check the server name and port. Then test the server itself (ehlo test), which shows what stands in the way, here and from another network.`
        : `Try again, and from another network. If it stays, search for “${code}” together with the name of your operating system, or show it to your administrator.`,
  }),
  'connect.name-redirected': ({ host, addresses }) => ({
    title: `${host} is kept from you by this network’s DNS`,
    cause: `The name of this public server was answered with ${list(addresses)}, an address that leads no further than this computer or network. DNS filters (ad blockers, parental control) and the sign-in pages of hotspots do that.`,
    remedy:
      'If this is a hotspot, sign in to it in a browser first. Otherwise allow the name in the DNS filter, or have the administrator of this network do so; another network (a phone’s hotspot) shows the difference.',
  }),
  'connect.incoming-server': ({ host, port, role, server }) => ({
    title: `${host} is not the server for sending`,
    cause: `By its name, ${host} is ${ROLE[role]}. It does not answer on port ${String(port)}, where mail is handed in.`,
    remedy:
      server === undefined
        ? 'Use the outgoing (SMTP) server that the mail provider’s help page lists; its name often begins with smtp.'
        : `Use ${server} as the outgoing (SMTP) server: that is the one of this provider.`,
  }),
  'connect.offline': ({ host, dnsSilent }) => ({
    title: 'This computer is offline',
    cause: `Its own system reports that it has no way out to ${host}, nor to any other address on the Internet.${dnsSilent ? ' Its DNS server does not answer either.' : ''}`,
    remedy:
      'Connect to the network (Wi-Fi, cable, mobile, VPN) and try again; the mail server was not reached and is not at fault.',
  }),
  'connect.port-25-blocked': ({ host, others }) => ({
    title: `Port 25 is closed to you on the way to ${host}`,
    cause: `${others.length > 0 ? `Only port 25 gets no answer. ${ports(others)} ` : ''}Most access and cloud providers block outgoing port 25 to stop spam: it is for mail between servers.`,
    remedy:
      way(others) ??
      'Use port 587 with STARTTLS, or 465 with implicit TLS; these are the ports for sending with a user name and password.',
  }),
  'connect.port-blocked': ({ host, port, others }) => ({
    title: `Port ${String(port)} is blocked on the way to ${host}, or closed in silence`,
    cause: `The server is up, and port ${String(port)} alone gets no answer. ${ports(others)} So a firewall, in this network or in front of the server, drops what goes to this port.`,
    remedy: `${way(others) ?? 'Try from another network, such as a phone’s hotspot.'} To use ${String(port)}, ${NETWORK_ADMIN} has to allow it, or whoever runs the server has to open it.`,
  }),
  'connect.host-silent': ({ host, addresses, others }) => ({
    title: `${host} answers on none of the ports for mail`,
    cause: `Neither the port of this run nor another one gets any answer. ${ports(others)} The server is down or has another address, or a firewall drops everything on the way to it.${each(addresses)}`,
    remedy: `Check the server name. If it is right, try from another network: if mail works there, ${NETWORK_ADMIN} blocks mail ports; if it does not, tell whoever runs the server that it is not reachable.`,
  }),
  'connect.network-down': ({ host, others }) => ({
    title: 'This network does not let anything through',
    cause: `Not only ${host} is silent: this computer’s DNS servers do not answer either. ${ports(others)} The network is down, or wants a sign-in first, as hotspots and VPNs do.`,
    remedy:
      'Open a web page: if that fails as well, mend the connection (Wi-Fi, router, VPN) or sign in to the hotspot, and try again.',
  }),
  'connect.port-closed': ({ host, port, others }) => ({
    title: `${host} is a mail server, but not on port ${String(port)}`,
    cause: `It refuses port ${String(port)} at once, and answers elsewhere. ${ports(others)}`,
    remedy: `${way(others) ?? 'Port 25, on which it answers, is for other servers: this may be the server for incoming mail, so check the name of the one for sending.'} If the provider lists ${String(port)}, whoever runs the server has to start the service on it.`,
  }),
  'connect.no-mail-service': ({ host, port }) => ({
    title: `There is no mail server at ${host}`,
    cause: `A computer is there and refuses port ${String(port)} and all the other ports on which mail is handed in (25, 465, 587, 2525). No mail program runs on it, or its firewall rejects you on all of them.`,
    remedy:
      'Check the server name: this may be the web server of the domain, with mail on another one. If it is right, whoever runs the server has to start its mail program.',
  }),
  'connect.port-cut-off': ({ host, port, others }) => ({
    title: `Connections to port ${String(port)} of ${host} are cut off`,
    cause: `The connection is broken off while it is being made, on this port only. ${ports(others)} A firewall that does not want port ${String(port)} does that.`,
    remedy: `${way(others) ?? 'Try from another network.'} To use ${String(port)}, ${NETWORK_ADMIN} has to allow it.`,
  }),
  'connect.port-not-permitted': ({ port, others, code }) => ({
    title: `This computer does not let Ehlo use port ${String(port)}`,
    cause: `The operating system forbade this port${code === undefined ? '' : ` (${code})`} and allowed others. ${ports(others)} A firewall or security program on this computer keeps programs that it does not know from mail ports.`,
    remedy: `Allow Ehlo in that program’s settings (in antivirus software, look for mail or “mass mailing worm” protection), or ask whoever manages the computer.${way(others) === undefined ? '' : ` ${String(way(others))}`}`,
  }),
} satisfies Partial<WordsTable>;
