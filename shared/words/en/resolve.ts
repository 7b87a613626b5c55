// Words for a host name that did not become an address.

import type { WordsTable } from '../words.ts';

const ASK_PROVIDER =
  'the mail provider’s help page or your administrator has the exact name of the outgoing (SMTP) server';

export const resolveWords = {
  'resolve.no-such-name': ({ host }) => ({
    title: `There is no server called ${host}`,
    cause: `The name ${host} does not exist in DNS. Most often it is mistyped, or it is an old name.`,
    remedy: `Check the server name letter by letter; ${ASK_PROVIDER}. A name used only inside an office works only there, or over its VPN.`,
  }),
  'resolve.no-address': ({ host, family, mx }) => {
    if (family !== undefined) {
      return {
        title: `${host} has no IPv${String(family)} address`,
        cause: `The name exists, but not with an IPv${String(family)} address, and this run was asked to use IPv${String(family)} only.`,
        remedy: `Leave out the option --${String(family)}, so that any address may be used.`,
      };
    }
    return {
      title: `${host} exists, but has no address`,
      cause:
        mx.length > 0
          ? `${host} is a mail domain (it has MX records, for mail that comes in), not the name of a server that you can connect to.`
          : `DNS knows the name ${host}, but no IP address belongs to it, so there is nothing to connect to.`,
      remedy:
        mx.length > 0
          ? `Use the name of the submission server instead, often smtp.${host} or mail.${host}; ${ASK_PROVIDER}.`
          : `Check the server name letter by letter; ${ASK_PROVIDER}.`,
    };
  },
  'resolve.resolver-unreachable': ({ host }) => ({
    title: 'This computer cannot reach its DNS server',
    cause: `To look up ${host}, this computer asks a DNS server, and that could not be reached. Other names would fail in the same way: the network connection is down, or its DNS settings are wrong.`,
    remedy:
      'Check that this computer is online, and VPN and DNS settings if it is. Your network’s administrator can help; the mail provider cannot.',
  }),
  'resolve.resolver-failed': ({ host, code }) => ({
    title: `The lookup of ${host} failed in DNS`,
    cause: `The DNS server was there, but could not answer${code === undefined ? '' : ` (${code})`}. Whether the name exists is not known: the DNS servers of that domain may be down or misconfigured.`,
    remedy:
      'Try again in a few minutes. If only this name fails, tell whoever runs that domain; if other names fail as well, tell your network’s administrator.',
  }),
  'resolve.timed-out': ({ host }) => ({
    title: `Looking up ${host} took too long`,
    cause:
      'No answer came from DNS in time. The DNS server of this network is overloaded or unreachable, or a firewall drops the questions.',
    remedy:
      'Try again; if it stays, check the network and VPN, or have your network’s administrator check the DNS server. Connecting to an IP address (--connect-ip) goes round DNS, to test the rest.',
  }),
  'resolve.invalid-name': ({ host }) => ({
    title: `“${host}” cannot be a server name`,
    cause:
      'A host name is made of letters, digits and hyphens, in parts of at most 63 characters with dots between them. This one is not.',
    remedy: `Correct the server name: no spaces, no “@”, no “http://”, no path behind it; ${ASK_PROVIDER}.`,
  }),
  'resolve.not-observed': ({ host }) => ({
    title: `${host} could not be looked up`,
    cause:
      'The mail client that carried out this run reported a failed lookup and did not say why.',
    remedy: 'Run the test with Ehlo’s own engine (--via raw): it shows what DNS answered.',
  }),
} satisfies Partial<WordsTable>;
