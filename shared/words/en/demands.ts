// Words for what a server has against the session itself, or is short of.

import type { WordsTable } from '../words.ts';
import { place } from './places.ts';
import { bracketed, duration, list } from './phrases.ts';
import { runner } from './settings.ts';
import { capitalised } from '../first-letter.ts';

export const demandWords = {
  'session.encryption-required': (seen) => ({
    title: `${seen.host} takes no mail without encryption`,
    cause: seen.encrypted
      ? `The server asks for encryption although the session is encrypted${bracketed(seen)}: a recipient’s domain, or a server behind this one, may want more.`
      : `${seen.encrypted === undefined ? 'The' : 'The session is in clear, and the'} server wants TLS before it goes on${bracketed(seen)}.${seen.transient ? ' The code says “try later”, but waiting does not help.' : ''}`,
    remedy: seen.encrypted
      ? 'Whoever runs the server has to look at it.'
      : 'Use STARTTLS, or implicit TLS on port 465 (--security starttls or implicit). In a mail program: “Connection security”.',
  }),
  'session.encryption-too-weak': (seen) => ({
    title: `${seen.host} finds the encryption too weak`,
    cause: `The version or cipher of TLS is below what the server accepts${bracketed(seen)}.`,
    remedy:
      'Use a newer program or system with TLS 1.2 or 1.3. If yours has them, whoever runs the server has to look at its policy.',
  }),
  'session.client-certificate-required': (seen) => ({
    title: `${seen.host} takes no mail without a certificate from you`,
    cause: `The server says that it saw no client certificate that it trusts${bracketed(seen)}; a password does not replace it.`,
    remedy:
      'Give the certificate and key that whoever runs the server has issued for you (--cert and --key).',
  }),
  'ehlo.name-refused': (seen) => ({
    title: `${seen.host} objects to the name given with EHLO`,
    cause: `${seen.ehloName === undefined ? 'The name' : `“${seen.ehloName}”`} is refused as it stands, or since DNS does not know it${bracketed(seen)}.${
      seen.transient ? ' The code says “try later”, but waiting does not help.' : ''
    }${seen.phase === 'ehlo' ? '' : ` The server waited until ${seen.phase} to say so.`}`,
    remedy:
      `Introduce yourself by a full host name that DNS knows (--ehlo-name). In a mail program the name comes from the computer’s own; ${runner(seen, 'ehlo')} can spare signed-in users this check.${
        seen.service ? ` ${place(seen, 'relay', '')}` : ''
      }`.trimEnd(),
  }),
  'session.address-blocklisted': (seen) => ({
    title: `Your network address${seen.mentions.ip === undefined ? '' : ` ${seen.mentions.ip}`} is on a blocklist`,
    cause: `${seen.host} turns you away for where you come from${bracketed(seen)}, by ${seen.mentions.list === undefined ? 'a list of bad senders' : `the list ${seen.mentions.list}`}. Nothing in your settings or your message is the reason.`,
    remedy: `${seen.signedIn === true ? '' : 'Use the submission port 587 or 465 with a sign-in, where such lists should not count. '}Try from another network. Whoever owns the address (your provider or administrator) asks ${seen.mentions.list === undefined ? 'the list' : seen.mentions.list} to take it off, after finding what sent spam.`,
  }),
  'session.no-reverse-dns': (seen) => ({
    title: `Your network address${seen.mentions.ip === undefined ? '' : ` ${seen.mentions.ip}`} has no proper name in DNS`,
    cause: `${seen.host} looked the address up and found no name (PTR record) that leads back to it${bracketed(seen)}.${seen.transient ? ' Waiting does not help, whatever the code says.' : ''} Servers ask that of other servers, seldom of users who sign in.`,
    remedy: `As a user, go to the submission server (port 587 or 465) and sign in. For a server of your own, its network provider sets the PTR record. ${capitalised(runner(seen, 'reverse-dns'))} can exempt your address.`,
  }),
  'session.not-a-submission-server': (seen) => ({
    title: `${seen.host} is not the server to hand mail to`,
    cause: `It takes in mail for its own domains, from other servers${seen.service ? ` (${seen.service.name})` : ''}, and does not accept yours${bracketed(seen)}.`,
    remedy: `${seen.service?.submission === undefined ? 'Use the submission server (outgoing server, SMTP) that the provider lists, port 587 or 465, with a sign-in.' : `If your account is with ${seen.service.name}, use ${seen.service.submission.host}, port ${seen.service.submission.implicitOnly ? '465 with implicit TLS' : '587'}, with a sign-in; otherwise use the outgoing (SMTP) server of your own provider, which passes mail on.`} ${place(seen, 'relay', 'The name in a domain’s MX record is for incoming mail only.')}`,
  }),
  'session.spoke-too-soon': (seen) => ({
    title: `${seen.host} says that it was spoken to out of turn`,
    cause: `Something arrived that the server was not waiting for${bracketed(seen)}: TLS on a port that begins in clear, or a box between you that sends data of its own.`,
    remedy:
      'Check that security mode and port belong together (STARTTLS on 587, implicit TLS on 465), and try from another network or without a mail-scanning antivirus.',
  }),
  'session.too-many-errors': (seen) => ({
    title: `${seen.host} ended the session after too many errors`,
    cause: `The server counts refused or unknown commands, and has had enough of them in this session${bracketed(seen)}. The first refusal before it is the real reason.`,
    remedy:
      'Look at the refusals before this one in the transcript, mend the first (a recipient’s address, as a rule), and try again; nothing has to be waited for.',
  }),
  'session.too-long-silent': (seen) => ({
    title: `${seen.host} got tired of waiting`,
    cause: `The server says that nothing reached it for too long${bracketed(seen)}. If this run did not pause, something on the way holds data back, as an overloaded link or a scanning antivirus does.`,
    remedy:
      'Try again; if it comes back, try from another network, and with mail scanning off. Whoever runs the server sets its time limits.',
  }),
  'session.server-in-trouble': (seen) => ({
    title: `${seen.host} has a problem of its own at the moment`,
    cause: `The server answers, and says that it is busy or has a fault${bracketed(seen)}. Nothing in your settings was judged.`,
    remedy:
      'Try again in 15 minutes. If others have the same trouble, see the provider’s status page, or tell whoever runs the server.',
  }),
  'session.network-throttled': (seen) => ({
    title: `${seen.service?.name ?? seen.host} slows your network address down`,
    cause: `More mail than usual comes from your address${seen.mentions.ip === undefined ? '' : ` ${seen.mentions.ip}`}, and the server takes only a part of it for now${bracketed(seen)}.`,
    remedy: `Send more slowly; it gets better by itself over hours or days. ${place(seen, 'relay', 'Signing in at the submission server avoids it.')}`,
  }),
  'rate.too-many-connections': (seen) => ({
    title: `Too many connections to ${seen.host} at once`,
    cause: `The server allows only so many${seen.mentions.limit === undefined ? '' : ` (${seen.mentions.limit})`} for one account or address, or in a short time${bracketed(seen)}. Other programs and devices of yours count as well.`,
    remedy: `Close other programs that send, let a program of your own reuse one connection, and try again in a few minutes. ${place(seen, 'limits', 'Whoever runs the server sets the limit.')}`,
  }),
  'rate.too-many-messages': (seen) => ({
    title: `You send faster than ${seen.host} allows`,
    cause: `The limit is on messages in a time${seen.mentions.limit === undefined ? '' : `: ${seen.mentions.limit}`}${bracketed(seen)}.${seen.transient ? '' : ' In spite of the code, it is not for good: it passes with time.'}`,
    remedy: `Wait, pause between messages, and send the refused ones again${seen.mentions.wait === undefined ? ' later' : ` after ${duration(seen.mentions.wait * 1000)}`}. ${place(seen, 'limits', 'The provider or administrator of the account knows the limit and can raise it.')}`,
  }),
  'rate.recipient-receives-too-much': (seen) => ({
    title:
      `${list(seen.recipients.slice(0, 2))} gets more mail than may arrive at once`.trimStart(),
    cause: `The limit is on the recipient’s side, counted over all senders${bracketed(seen)}; your account is not at fault.`,
    remedy: 'Send again in an hour or later. Only the recipient’s provider can change the limit.',
  }),
  'rate.daily-quota-reached': (seen) => ({
    title: `${seen.user ?? 'The account'} has reached its sending limit for the day`,
    cause: `${seen.service?.name ?? seen.host} counts messages or recipients of 24 hours${seen.mentions.limit === undefined ? '' : ` (limit: ${seen.mentions.limit})`}, and they are used up${bracketed(seen)}.`,
    remedy: `Wait until tomorrow, or send to fewer recipients. If you did not send that much, change the password: someone else may be sending. ${place(seen, 'limits', 'The provider or administrator of the account can raise the limit.')}`,
  }),
} satisfies Partial<WordsTable>;
