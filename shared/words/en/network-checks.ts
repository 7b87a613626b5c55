// Words for what is worth knowing of the network, its certificates and its pace beside the verdict.

import { visibleStart } from '../../smtp/visible.ts';
import type { Phase } from '../../run/phase.ts';
import type { Words, WordsTable } from '../words.ts';
import { ATTEMPT_OUTCOME } from './names.ts';
import { doing, duration, list } from './phrases.ts';

/** Who makes a phase slow, as a rule, and what to look at. */
function slow(phase: Phase, cause: string, remedy: string) {
  return ({ host, ms }: { readonly host: string; readonly ms: number }): Words => ({
    title: `${host} took ${duration(ms)} at ${phase}`,
    cause: `So long did Ehlo wait while ${doing(phase)}. ${cause}`,
    remedy,
  });
}

const ITS_LOAD = 'The server is busy, or what it asks behind the scenes answers late.';
const TELL = 'If it is so every time, tell whoever runs the server; mail programs feel slow by it.';

export const networkCheckWords = {
  'connect.address-failed': ({ host, family, local, addresses }) => {
    const tried = list(
      addresses
        .slice(0, 4)
        .map(({ address, outcome }) => `${address} (${ATTEMPT_OUTCOME[outcome]})`),
    );
    if (family !== undefined && local) {
      return {
        title: `This network has no IPv${String(family)}`,
        cause: `${host} also has addresses of that kind, ${tried}, and this computer has no way to them. The connection was made over IPv${family === 6 ? '4' : '6'}.`,
        remedy: `Nothing needs doing for mail: programs that try both, as they should, do not notice. Where IPv${String(family)} is meant to work, whoever runs this network has to look at the router.`,
      };
    }
    if (family !== undefined) {
      return {
        title: `${host} cannot be reached over IPv${String(family)}`,
        cause: `Its IPv${String(family)} addresses failed: ${tried}. Over IPv${family === 6 ? '4' : '6'} the connection was made. Programs that try one kind first lose time, or fail.`,
        remedy: `Whoever runs the server, or this network, has to repair IPv${String(family)}. Until then --${family === 6 ? '4' : '6'} goes round it.`,
      };
    }
    return {
      title: `Some addresses of ${host} do not answer`,
      cause: `Its name leads to several addresses, of which these failed: ${tried}. Programs that happen to try one of them fail now and then.`,
      remedy: 'Whoever runs the server has to repair those addresses, or take them out of DNS.',
    };
  },
  'resolve.slow': slow(
    'resolve',
    'The DNS server of this network, or that of the domain, answers late.',
    'Look whether other names are slow as well; if so, this network’s DNS settings are the place to mend it.',
  ),
  'connect.slow': slow(
    'connect',
    'The way to the server is long or loses packets, or an address that does not answer was tried first.',
    'Compare with another network. If addresses failed, those are the place to begin.',
  ),
  'greeting.slow': slow(
    'greeting',
    'Servers wait on purpose to drive off spam programs, or look up the name of your address and get no answer. Programs with short time limits give up before.',
    'Whoever runs the server can make it greet faster on the submission ports (delays and name look-ups belong on port 25). In a mail program, a longer time limit helps.',
  ),
  'ehlo.slow': slow('ehlo', ITS_LOAD, TELL),
  'starttls.slow': slow('starttls', ITS_LOAD, TELL),
  'tls.slow': slow(
    'tls',
    'The way to the server is slow, or the server is busy with too many handshakes.',
    TELL,
  ),
  'auth.slow': slow(
    'auth',
    'The server asks a user directory, and that answers late.',
    'Whoever runs the server should look at its connection to the user directory (LDAP, SQL).',
  ),
  'mail.slow': slow('mail', 'The server checks the sender elsewhere before it answers.', TELL),
  'rcpt.slow': slow('rcpt', 'The server checks the recipient elsewhere before it answers.', TELL),
  'greeting.masked': ({ host }) => ({
    title: `A firewall inspects the mail session with ${host}`,
    cause:
      'It has written over the greeting with asterisks. This time the session went through; such inspection often takes out STARTTLS and sign-in, or breaks large messages.',
    remedy:
      'Whoever runs the firewall should switch off its SMTP inspection (Cisco: “no inspect esmtp”).',
  }),
  'certificate.common-name-only': ({ host, commonName }) => ({
    title: `The certificate of ${host} has its name in a place that no longer counts`,
    cause: `${visibleStart(commonName, 100)} stands only in its common name; the list of subject alternative names is missing. Ehlo’s TLS library still takes that, and most programs refuse it.`,
    remedy:
      'Whoever runs the server has to get a certificate with its name among the subject alternative names.',
  }),
  'certificate.intercepted-and-trusted': ({ host, product }) => ({
    title: `${product} reads along in the encrypted session with ${host}`,
    cause: `The certificate was made by ${product}, and this computer trusts it since its root was installed here. What you send, passwords included, is decrypted there.`,
    remedy:
      'If that is not wanted, switch off the scanning of mail or of encrypted connections there. Tests from this computer show the certificate of that product, never that of the server.',
  }),
} satisfies Partial<WordsTable>;
