// Words for a host name that did not become an address.

import type { WordsTable } from '../words.ts';
import { list } from './phrases.ts';

const ASK_PROVIDER =
  'the mail provider’s help page or your administrator has the exact name of the outgoing (SMTP) server';

export const resolveWords = {
  'resolve.mistyped': ({ host, meant, edits }) => ({
    title: `${host} does not exist; ${meant} was probably meant`,
    cause:
      edits === 0
        ? `The name ${host} does not lead to a server. The provider that it points to has its submission server under another name, ${meant}.`
        : `The name ${host} does not lead to a server, and ${meant}, which does, differs from it in ${edits === 1 ? 'one letter' : 'two letters'}.`,
    remedy: `Use ${meant} as the outgoing (SMTP) server, if that is your provider; if it is not, ${ASK_PROVIDER}.`,
  }),
  'resolve.mail-domain': ({ host, exchanges, server }) => ({
    title: `${host} is a mail domain, not the name of a server`,
    cause: `DNS knows ${host} only as the part behind the @ of addresses: mail to them goes to ${some(exchanges)}, which take mail in. No address belongs to the name itself, so there is nothing to connect to.`,
    remedy:
      server === undefined
        ? `Use the name of the submission server, often smtp.${host} or mail.${host}; ${ASK_PROVIDER}.`
        : `Use ${server}: it is the submission server of the provider that takes in the mail of this domain.`,
  }),
  'resolve.no-such-domain': ({ host, domain }) => ({
    title: `The domain ${domain} does not exist`,
    cause: `Not only the name ${host}, but the whole domain above it is unknown to DNS: it is mistyped, or it was given up.`,
    remedy: `Check the domain letter by letter, also its ending (.com, .org, .net); ${ASK_PROVIDER}.`,
  }),
  'resolve.short-name': ({ host }) => ({
    title: `“${host}” alone is not the full name of a server`,
    cause: `A name without a dot is completed by the network that you are in, and this one does not know any ${host}.`,
    remedy: `Give the full name, such as ${host}.example.org; your administrator has it. If it works for others, you may need the office network or its VPN.`,
  }),
  'resolve.resolver-down': ({ host, silent }) => ({
    title: 'This computer’s DNS server does not answer',
    cause: `It was asked for ${host}, and then for what every DNS server knows, and ${silent ? 'was silent both times' : 'gave no answer both times'}. So it is not about this name: no name can be looked up just now.`,
    remedy:
      'Check that this computer is online (Wi-Fi, cable, VPN; a hotspot may want you to sign in first), then its DNS settings. Your network’s administrator can help; the mail provider cannot.',
  }),
  'resolve.domain-broken': ({ host, code, slow }) => ({
    title: `DNS works, but not for ${host}`,
    cause: `This computer’s DNS server answers other questions, and for this name it ${slow ? 'found no answer in time' : `reports a failure${code === undefined ? '' : ` (${code})`}`}. Most likely the DNS servers of that domain are down, or their signatures (DNSSEC) are wrong.`,
    remedy:
      'Tell whoever runs that domain; nothing in your settings can mend it. Trying again in an hour, or from a network with another DNS server, shows whether it was passing.',
  }),
  'resolve.no-such-name': ({ host, domain }) => ({
    title: `There is no server called ${host}`,
    cause:
      domain === undefined
        ? `The name ${host} does not exist in DNS. Most often it is mistyped, or it is an old name.`
        : `The domain ${domain} exists, but it has no ${host}: the first part of the name is mistyped, or it is an old name.`,
    remedy: `Check the server name letter by letter; ${ASK_PROVIDER}. A name used only inside an office works only there, or over its VPN.`,
  }),
  'resolve.no-address': ({ host, family, sourceIp }) => {
    if (sourceIp !== undefined) {
      const kind = sourceIp.includes(':') ? 'IPv6' : 'IPv4';
      return {
        title: `${host} has no ${kind} address`,
        cause: `The name has no ${kind} address, and this run was asked to connect from ${sourceIp}, from where no other can be reached.`,
        remedy: `Give a local address of the other kind, or leave it to the system (no --source-ip). If the name has no address at all, check it letter by letter.`,
      };
    }
    return family === undefined
      ? {
          title: `${host} exists, but has no address`,
          cause: `DNS knows the name ${host}, but no IP address belongs to it, so there is nothing to connect to.`,
          remedy: `Check the server name letter by letter; ${ASK_PROVIDER}.`,
        }
      : {
          title: `${host} has no IPv${String(family)} address`,
          cause: `The name exists, but not with an IPv${String(family)} address, and this run was asked to use IPv${String(family)} only.`,
          remedy: `Let any address be used, of either kind (no --${String(family)}).`,
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

/** A few of the names, and how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${String(more)} more`] : [])]);
}
