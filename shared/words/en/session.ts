// Words for a server that refused to begin a session, or that lacks what the session needs.

import type { WordsTable } from '../words.ts';
import { FOUND, NONE_FOUND } from './other-ports.ts';
import { bracketed, list, octets, withCodes } from './phrases.ts';

export const sessionWords = {
  'greeting.refused': (seen) => ({
    title: `${seen.host} turns you away${withCodes(seen)}`,
    cause:
      'Instead of a greeting, the server sent a refusal for good. Nothing about you was known yet but your network address.',
    remedy:
      'Check that this is the submission server for users (port 587 or 465). If it is, whoever runs it can tell why your address is not served.',
  }),
  'greeting.deferred': (seen) => ({
    title: `${seen.host} does not serve you now${bracketed(seen)}`,
    cause:
      'Instead of a greeting, the server sent a refusal for the time being: it is busy, in maintenance, or has a fault of its own.',
    remedy: 'Try again in a few minutes. If it stays, tell whoever runs the server.',
  }),
  'greeting.no-service': ({ host, code }) => ({
    title: `${host} offers no mail service to your address`,
    cause: `${code === undefined ? 'A refusal' : String(code)} in place of a greeting means that there is no SMTP service here, or none for your network address.`,
    remedy:
      'Check server name and port against what the provider lists. If they are right, try from another network; whoever runs the server can see whether your address is blocked.',
  }),
  'greeting.blocked-by-policy': (seen) =>
    seen.transient
      ? {
          title: `${seen.host} holds your network address off for now${bracketed(seen)}`,
          cause:
            'The code says that a rule of the server keeps this network waiting before the sign-in: too many connections, or an address that it does not know yet.',
          remedy:
            'Wait some minutes and try again, with fewer connections at once; another network shows whether it depends on where you are. Whoever runs the server knows the rule.',
        }
      : {
          title: `${seen.host} blocks your network address${bracketed(seen)}`,
          cause:
            'The code says that a rule of the server, such as a list of blocked addresses, turns this network away before the sign-in.',
          remedy:
            'Try from another network. The server’s own words often name the list; whoever owns the address (your provider or administrator) can ask there to be taken off it.',
        },
  'ehlo.refused': (seen) => ({
    title: `${seen.host} refuses EHLO${withCodes(seen)}`,
    cause: 'The greeting was fine, and then the server would not accept who Ehlo said it is.',
    remedy:
      'Try another EHLO name (--ehlo-name), a proper host name with a dot. If it stays, whoever runs the server can tell why.',
  }),
  'ehlo.deferred': (seen) => ({
    title: `${seen.host} puts EHLO off${withCodes(seen)}`,
    cause:
      'The greeting was fine, and then the server said that it cannot go on for the time being.',
    remedy: 'Try again in a few minutes. If it stays, tell whoever runs the server.',
  }),
  'ehlo.blocked-by-policy': (seen) => ({
    title: `${seen.host} turns you away at EHLO${bracketed(seen)}`,
    cause:
      'The code says that a rule of the server does not admit this network address or the name that was given with EHLO.',
    remedy:
      'Try another EHLO name (--ehlo-name), then another network. Whoever runs the server knows the rule.',
  }),
  'ehlo.not-understood': ({ host, elsewhere }) => ({
    title: `${host} does not understand EHLO`,
    cause:
      'Every mail server of this century knows EHLO, without which there is neither TLS nor a sign-in. A firewall that rewrites SMTP commands is a common reason; or something else answers there.',
    remedy: `${
      elsewhere === 'not-looked'
        ? 'Try from another network, and port 465 with implicit TLS, which a firewall cannot look into.'
        : `Try from another network. ${elsewhere === 'found' ? FOUND : NONE_FOUND}`
    } The firewall’s administrator has to switch off SMTP inspection (“fixup”).`,
  }),
  'auth.not-offered': ({ host, encrypted, port }) => ({
    title: `${host} offers no sign-in`,
    cause: encrypted
      ? 'The server announced no AUTH, even inside TLS. Perhaps this is the server for incoming mail, or sign-in is switched off for your network.'
      : encrypted === undefined
        ? 'The program found no AUTH among what the server offers. Most servers offer it only once the session is encrypted; those for incoming mail never do.'
        : 'The server announced no AUTH in clear. Most servers offer it only once the session is encrypted.',
    remedy: encrypted
      ? port === 25
        ? 'Use port 587 or 465: port 25 is for mail between servers, and often has no sign-in.'
        : 'Check port (587 or 465) and server name: the one in the MX record is usually not the one for sending. If they are right, whoever runs the server has to switch on AUTH.'
      : `Use STARTTLS or implicit TLS (--security starttls or implicit).${encrypted === undefined ? ' If it was encrypted already, check port (587 or 465) and server name: the one in the MX record is usually not the one for sending.' : ''}`,
  }),
  'auth.not-offered-in-clear': ({ host }) => ({
    title: `${host} offers no sign-in before the session is encrypted`,
    cause:
      'The server offers STARTTLS and no AUTH in clear, so that no password travels unprotected; this run was told to go without encryption.',
    remedy: 'Use STARTTLS (--security starttls), or implicit TLS on port 465.',
  }),
  'auth.offered-only-in-clear': ({ host }) => ({
    title: `${host} offers the sign-in only in clear`,
    cause:
      'The server announced AUTH before TLS and took it back inside: its two sets of settings do not fit, or a proxy in front of it takes the encryption off. A sign-in in clear would show the password to everyone on the way, so none was made.',
    remedy:
      'Whoever runs the server has to switch AUTH on inside TLS, and off in clear. Until then try port 465 with implicit TLS.',
  }),
  'auth.clear-not-allowed': ({ host }) => ({
    title: 'The sign-in was not tried, because the session is not encrypted',
    cause: `A password to ${host} would travel in clear, and anyone on the way could read it. Ehlo does that only when told to.`,
    remedy:
      'Use STARTTLS or implicit TLS. For a test server with a password that is worth nothing, let it be sent in clear (--allow-clear-auth).',
  }),
  'auth.no-common-mechanism': ({ host, offered, wanted, has }) => ({
    title: `${host} offers no way to sign in that fits`,
    cause: `${
      offered === undefined
        ? 'None of the mechanisms that the server offers is one that the program can use'
        : `The server offers ${offered.length > 0 ? list(offered) : 'no mechanism by name'}`
    }${
      wanted.length > 0
        ? `, and this run has asked for ${list(wanted)}`
        : has === undefined
          ? ''
          : `, and this run has ${has.token && !has.password ? 'an access token' : 'a password'}`
    }.`,
    remedy:
      wanted.length > 0
        ? 'Leave the choice of mechanism to Ehlo (no --auth), or ask for one that the server offers.'
        : has?.token === true && !has.password
          ? 'Sign in with a password (or an app password), if the provider still allows that; otherwise whoever runs the server has to offer OAuth.'
          : 'The server wants another kind of sign-in, such as OAuth (a token instead of a password) or one that Ehlo does not have. The provider’s help page says which; whoever runs the server can offer PLAIN inside TLS.',
  }),
  'auth.no-credentials': ({ offered }) => ({
    title: 'There is nothing to sign in with',
    cause: `A sign-in was asked for, and this run has neither a password nor a token that serves for ${offered === undefined || offered.length === 0 ? 'what the server offers' : list(offered)}.`,
    remedy:
      'Give the password (EHLO_PASSWORD or --password-stdin on the command line), or a token (EHLO_TOKEN or --token-stdin).',
  }),
  'mail.larger-than-size': ({ host, size, limit }) => ({
    title: `The message is larger than ${host} accepts`,
    cause: `The server announced with SIZE that it takes messages of up to ${limit === undefined ? 'a limit' : octets(limit)}, and this one is larger${size === undefined ? '' : ` (${octets(size)})`}, so it was not sent. Attachments grow by a third on their way.`,
    remedy:
      'Make the attachments smaller, or share them by a link. The limit is set by whoever runs the server.',
  }),
  'mail.8bitmime-not-offered': ({ host }) => ({
    title: `${host} takes no 8-bit messages`,
    cause:
      'The message has bytes outside ASCII that were not encoded, and the server announced no 8BITMIME.',
    remedy:
      'Encode the message as quoted-printable or base64 (Ehlo’s own composer does), or send it through a server with 8BITMIME.',
  }),
  'mail.smtputf8-not-offered': ({ host }) => ({
    title: `${host} takes no addresses outside ASCII`,
    cause:
      'An address, or a header field of the message, has letters outside ASCII, and the server announced no SMTPUTF8.',
    remedy:
      'Use an ASCII form of the address, if its owner has one. Whoever runs the server can switch SMTPUTF8 on, if its software has it.',
  }),
  'mail.dsn-not-offered': ({ host }) => ({
    title: `${host} sends no delivery reports on request`,
    cause: 'The run asks for delivery status notifications, and the server announced no DSN.',
    remedy:
      'Leave the DSN options (RET, ENVID, NOTIFY, ORCPT) out, or use a server that offers DSN.',
  }),
  'mail.requiretls-not-offered': ({ host }) => ({
    title: `${host} cannot promise encryption all the way`,
    cause: 'The run asks for REQUIRETLS, and the server did not announce it.',
    remedy:
      'Leave REQUIRETLS out, or use a server that offers it. Few do yet; it is up to whoever runs the server.',
  }),
  'mail.chunking-not-offered': ({ host }) => ({
    title: `${host} does not offer CHUNKING`,
    cause: 'The run is to send the message with BDAT, and the server did not announce CHUNKING.',
    remedy: 'Leave chunking out (no --chunking): DATA does the same on every server.',
  }),
  'mail.binarymime-not-offered': ({ host }) => ({
    title: `${host} takes no binary messages`,
    cause:
      'The message has bare line ends or NUL bytes, which only BINARYMIME carries unharmed, and the server did not announce it.',
    remedy: 'Encode the binary parts as base64, or let Ehlo mend the line ends (no --raw-lines).',
  }),
  'rcpt.no-recipient': ({ recipients }) => ({
    title: 'There is nobody to send the message to',
    cause:
      recipients === 0
        ? 'The run was to go on to the message, and no recipient was given.'
        : 'None of the recipients was accepted, so there is nobody for whom a message could be handed over.',
    remedy:
      recipients === 0
        ? 'Give at least one recipient (--to).'
        : 'The replies to RCPT say why each recipient was refused.',
  }),
} satisfies Partial<WordsTable>;
