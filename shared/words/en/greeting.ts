// Words for a port where something else than a greeting mail server answers.

import type { Service } from '../../rules/known/services.ts';
import { visibleStart } from '../../smtp/visible.ts';
import type { WordsTable } from '../words.ts';
import { firstLine } from './phrases.ts';

/** Characters of what was sent that are quoted. */
const QUOTE = 60;

interface ServiceWords {
  /** What answers, to follow "answered by". */
  readonly name: string;
  readonly remedy: string;
}

const OUTGOING =
  'Take the name and port of the outgoing (SMTP) server from the provider’s help page; the port is usually 587 or 465.';

const INCOMING = (what: string) =>
  `This is the server for ${what} mail. ${OUTGOING} In a mail program, the two servers are set in different places.`;

const SERVICE: Record<Service, ServiceWords> = {
  http: {
    name: 'a web server (HTTP)',
    remedy: `Check the server name and port: the web site of a provider and its mail server have different ones. ${OUTGOING} If they are right, a proxy answers in the server’s place: try from another network.`,
  },
  imap: { name: 'a mail server for reading (IMAP)', remedy: INCOMING('reading') },
  pop3: { name: 'a mail server for fetching (POP3)', remedy: INCOMING('fetching') },
  ssh: {
    name: 'an SSH server, for remote sign-in',
    remedy: `Check the port: SSH is usually on 22. ${OUTGOING}`,
  },
  ftp: {
    name: 'an FTP server, for files',
    remedy: `Check the port: FTP is usually on 21. ${OUTGOING}`,
  },
  tls: {
    name: 'a server that speaks TLS only',
    remedy: 'Use implicit TLS on this port (--security implicit).',
  },
  mysql: {
    name: 'a MySQL or MariaDB database',
    remedy: `Check the port: databases are usually on 3306. ${OUTGOING}`,
  },
  nntp: {
    name: 'a news server (NNTP)',
    remedy: `Check the port: news is usually on 119. ${OUTGOING}`,
  },
  sieve: {
    name: 'a server for mail filters (ManageSieve)',
    remedy: `Check the port: filters are usually on 4190. ${OUTGOING}`,
  },
  lmtp: {
    name: 'a delivery server (LMTP)',
    remedy: `LMTP is for mail servers among themselves. ${OUTGOING} Whoever runs the server can tell on which port its submission service is.`,
  },
  vnc: { name: 'a remote desktop (VNC)', remedy: `Check the port. ${OUTGOING}` },
  redis: {
    name: 'a Redis database',
    remedy: `Check the port: Redis is usually on 6379. ${OUTGOING}`,
  },
  irc: { name: 'a chat server (IRC)', remedy: `Check the port. ${OUTGOING}` },
};

export const greetingWords = {
  'greeting.other-service': ({ host, port, service, encrypted, text }) => ({
    title: `${host}, port ${String(port)}, is ${SERVICE[service].name}`,
    cause: `It began ${encrypted ? 'inside TLS ' : ''}with “${visibleStart(firstLine(text), QUOTE)}”, as that kind of server does. A mail submission server begins with 220 and its name.`,
    remedy: SERVICE[service].remedy,
  }),
  'greeting.captive-portal': ({ host, port, text }) => ({
    title: 'A sign-in page of this network answers instead of the mail server',
    cause: `On port ${String(port)} of ${host} came “${visibleStart(firstLine(text), QUOTE)}”, which sends a browser to a sign-in page. Hotspots in hotels, trains and offices answer for every server until you have signed in.`,
    remedy:
      'Open any web page in a browser, sign in or accept the terms there, and try again. If no page appears, ask whoever runs this network.',
  }),
  'greeting.tls-expected': ({ host, port, asked, protocol, records }) => ({
    title: `Port ${String(port)} of ${host} wants TLS from the start`,
    cause: `This run waited for a greeting in clear${asked === 'starttls' ? ' (STARTTLS comes after it)' : ''}, and the server waits for TLS. ${
      protocol !== undefined
        ? `Ehlo tried that as well: with TLS from the start (${protocol}), a mail server greets at once.`
        : records
          ? 'What it sent in clear is a TLS record.'
          : `Port ${String(port)} is meant for that, and nothing came in clear.`
    }`,
    remedy: `Use implicit TLS on this port (--security implicit); mail programs call it “SSL/TLS”. STARTTLS goes with port 587.`,
  }),
  'greeting.tls-not-mail': ({ host, port, protocol }) => ({
    title: `Port ${String(port)} of ${host} speaks TLS, but not mail`,
    cause: `In clear it is silent. With TLS from the start the handshake works (${protocol}), and no mail server greets inside. Web servers behave so.`,
    remedy: `Check the server name and port: this is probably a web server (443 is its port). ${OUTGOING}`,
  }),
} satisfies Partial<WordsTable>;
