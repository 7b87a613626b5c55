// Words for what a server states against sender, recipient or message.

import type { WordsTable } from '../words.ts';
import { place } from './places.ts';
import { bracketed } from './phrases.ts';
import { runner } from './settings.ts';
import { account, names, path } from './envelope.ts';

export const objectionWords = {
  'mail.sender-not-verified': (seen) => ({
    title: `${seen.from === undefined ? 'The sender address' : path(seen.from)} is not a verified sender at ${seen.service?.name ?? seen.host}`,
    cause: `The service sends only from addresses or domains that you have proved to be yours, and this one is not, or not in this region or workspace${bracketed(seen)}.`,
    remedy: place(
      seen,
      'sender',
      'Verify the address or its domain in the service’s console (with a mailed link, or DNS records that your domain’s administrator sets), or send from one that is verified.',
    ),
  }),
  'mail.sender-empty-refused': (seen) => ({
    title: `${seen.host} wants a sender address`,
    cause: `The envelope’s sender was empty, as it is for bounces, and the server does not take that from a user${bracketed(seen)}.`,
    remedy: `Give the address of ${account(seen.user)} as sender (--from).`,
  }),
  'mail.sender-unverifiable': (seen) => ({
    title: `${seen.host} could not confirm that ${path(seen.from)} exists`,
    cause: `It asked the sender’s own mail server whether the address takes mail, and got a no or no answer${bracketed(seen)}.`,
    remedy:
      'Check the sender address for a typing error, and that it can receive mail. If it can, the administrator of its domain should see why its server does not say so.',
  }),
  'mail.not-ascii': (seen) => ({
    title: `${seen.host} does not take letters outside ASCII here`,
    cause: `An address or the message has characters such as ä or 中, and the server cannot carry them, or wants SMTPUTF8 declared${bracketed(seen)}.`,
    remedy:
      'Use an ASCII form of the address (for a domain, its xn-- form), and encode the message as quoted-printable or base64. Whoever runs the server can switch SMTPUTF8 on.',
  }),
  'rcpt.relay-needs-sign-in': (seen) => ({
    title: `${seen.host} passes mail on only for users who are signed in`,
    cause:
      seen.signedIn === undefined
        ? `${names(seen.recipients, 'The recipient')} belongs to another server, and this one refuses to relay${bracketed(seen)}. Mostly the program did not sign in; it may also have signed in with an account that may not send outside. The address may be quite right.`
        : `${names(seen.recipients, 'The recipient')} belongs to another server, and this run ${
            seen.signInAsked ? 'was not signed in when it asked' : 'did not sign in'
          }: the server refuses to relay${bracketed(seen)}. The address may be quite right.`,
    remedy:
      seen.offersSignIn !== false
        ? `Give user name and password. In a mail program: switch on “My outgoing server requires authentication”.${seen.signedIn === undefined ? ' If it is on already, ask the provider whether this account may send to others.' : ''}`
        : `The server offers no sign-in here: use the submission port 587 or 465, with TLS. If there is none either, ${runner(seen, 'relay')} has to allow your address.`,
  }),
  'rcpt.relay-denied': (seen) => ({
    title: `${seen.host} does not pass mail on for ${account(seen.user)}`,
    cause: `You are signed in, and still the server does not relay to ${names(seen.recipients, 'this recipient')}${bracketed(seen)}: the account, or the domain it sends from, has no right to send outside.`,
    remedy: place(
      seen,
      'relay',
      `Ask ${runner(seen, 'relay')} to let signed-in users send to other domains; nothing in your own program is wrong.`,
    ),
  }),
  'rcpt.domain-takes-no-mail': (seen) => ({
    title: `The domain of ${names(seen.recipients, 'the recipient')} takes no mail at all`,
    cause: `Its owner says so in DNS (with an MX record that names no server), or its server does${bracketed(seen)}.`,
    remedy:
      'Check the part behind the @: perhaps another domain of the same owner was meant. Nothing on your side can change it.',
  }),
  'rcpt.sandbox-only': (seen) => ({
    title: `The account may send to approved recipients only, not to ${names(seen.recipients, 'this one')}`,
    cause: `${seen.service?.name ?? seen.host} keeps new or trial accounts in a sandbox: mail goes only to addresses that you registered there, or to your own${bracketed(seen)}.`,
    remedy: place(
      seen,
      'recipient',
      'Register the recipient in the service’s console, or ask there to be let out of the sandbox.',
    ),
  }),
  'rcpt.suppressed': (seen) => ({
    title: `${seen.service?.name ?? seen.host} has ${names(seen.recipients, 'the recipient')} on its list of dead addresses`,
    cause: `An earlier message to it bounced or was marked as spam, so the service sends nothing more there${bracketed(seen)}.`,
    remedy: place(
      seen,
      'recipient',
      'If the address works again, take it off the suppression list in the service’s console.',
    ),
  }),
  'rcpt.internal-only': (seen) => ({
    title: `The account may write to its own organisation only`,
    cause: `${names(seen.recipients, 'The recipient')} is outside, and ${seen.service?.name ?? seen.host} sends nothing out for this account${bracketed(seen)}.`,
    remedy:
      'Use another account or service for recipients outside; the administrator of the organisation decides what this one may do.',
  }),
  'rcpt.unverified': (seen) => ({
    title: `${seen.host} is still finding out whether ${names(seen.recipients, 'the recipient')} exists`,
    cause: `It asks the recipient’s own server first, and has no answer yet, or a bad one${bracketed(seen)}.`,
    remedy:
      'Try again in a few minutes. If it stays, check the address; then the recipient’s server does not answer, which its administrator has to mend.',
  }),
  'rcpt.sender-not-welcome': (seen) => ({
    title: `${names(seen.recipients, 'The recipient')} does not take mail from ${path(seen.from)}`,
    cause: `The mailbox, group or list admits certain senders only, or has blocked this one${bracketed(seen)}.`,
    remedy:
      'Ask its owner to admit you. In an organisation, the administrator sees who may write to a group or list.',
  }),
  'message.spam': (seen) => ({
    title: `${seen.host} takes the message for spam`,
    cause: `${seen.envelopeAccepted ? 'The server accepted sender and recipients, and its' : 'The server’s'} filter refused the message for what it says${bracketed(seen)}. It was not delivered to anyone.`,
    remedy:
      'Send a short plain text without links to compare. If that passes, change the message: links, pictures without text, and address shorteners count most. The provider can say what its filter saw.',
  }),
  'message.virus': (seen) => ({
    title: `${seen.host} found a virus or a phishing link in the message`,
    cause: `Its scanner says so${bracketed(seen)}. It was not delivered to anyone.`,
    remedy:
      'Do not send it again. Scan this computer and the attachment; if you are sure that the file is clean, share it by a link, and have whoever runs the server look at the alarm.',
  }),
  'message.attachment-refused': (seen) => ({
    title: `${seen.host} does not take an attachment of this kind`,
    cause: `A file’s name or type is on the server’s list of forbidden ones${bracketed(seen)}: programs, scripts and archives with them often are. It was not delivered to anyone.`,
    remedy:
      'Send the message without the file, and share it by a link. The administrator of the server keeps the list.',
  }),
  'message.domain-not-authenticated': (seen) => ({
    title: `The domain of ${path(seen.from)} does not vouch for this server`,
    cause: `SPF, DKIM or DMARC, with which a domain says who may send for it, failed for the message${bracketed(seen)}.`,
    remedy:
      'Send through the submission server of the sender’s own domain. Otherwise the domain’s administrator adds this server to the SPF record and its DKIM key to DNS.',
  }),
  'message.header-refused': (seen) => ({
    title: `${seen.host} objects to the message’s header`,
    cause: `A field such as From, Date or Message-ID is missing, doubled or malformed${bracketed(seen)}. It was not delivered to anyone.`,
    remedy:
      'Give one From with one plain address; a display name with @ or a comma belongs in quotes. Send a message of Ehlo’s own to compare: if that passes, the program that made the other one has to be mended.',
  }),
  'message.bare-line-feed': (seen) => ({
    title: `${seen.host} objects to the message’s line ends`,
    cause: `Lines end with LF alone in it, which SMTP does not allow and which servers refuse as a way to smuggle mail${bracketed(seen)}.`,
    remedy:
      'Let lines end with CRLF. Ehlo mends that unless told not to (--raw-lines); elsewhere, the program that makes the message has to.',
  }),
  'message.line-too-long': (seen) => ({
    title: `${seen.host} objects to a line that is too long`,
    cause: `SMTP allows 998 characters in a line, and the message has a longer one${bracketed(seen)}: HTML or a list that was written without line breaks, as a rule. It was not delivered to anyone.`,
    remedy:
      'Have the message encoded as quoted-printable or base64, which breaks long lines; the program that makes it has a setting for that (often “transfer encoding”). Its maker can mend it if not.',
  }),
  'message.loop': (seen) => ({
    title: 'The message goes round in circles',
    cause: `${seen.host} counts too many servers that it has passed${bracketed(seen)}: two of them forward it to each other.`,
    remedy:
      'Look at the Received fields of the message, and have the administrator of the recipient’s domain break the forwarding loop.',
  }),
  'message.content-rule': (seen) => ({
    title: `A rule about content at ${seen.host} stops the message`,
    cause: `An administrator, or the provider, has set a rule that this message falls under${bracketed(seen)}. It need not be spam.`,
    remedy: `Send a short plain text to compare. The administrator of your organisation (or ${seen.service?.name ?? 'the provider'}) sees which rule it was; the server’s own words may name it.`,
  }),
} satisfies Partial<WordsTable>;
