// Guesses what a reply without its session was a reply to, by its code and its words.

import { readWords } from '../rules/meaning/read.ts';
import type { Meaning } from '../rules/meaning/meaning.ts';
import type { ReplyTo } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import { readEnhancedStatus } from '../smtp/enhanced-status.ts';

interface Place {
  readonly to: ReplyTo;
  /** Whether the code or the words leave no other. */
  readonly sure: boolean;
}

/** RFC 4954 section 6: these answer AUTH and nothing else. */
const SIGN_IN = [235, 334, 432, 534, 535, 538];

const ABOUT_SENDER = /^sender-|^sign-in-required$|^encryption-required$/;
const ABOUT_RECIPIENT = /^recipient-|^relay-denied$|^greylisted$|^too-many-recipients$/;
const ABOUT_CONTENT =
  /^(?:spam|virus|authentication-of-domain|attachment|header-malformed|bare-line-feed|mail-loop|content-rule|too-large|no-space)$/;
const ABOUT_GREETING =
  /^(?:blocklisted|reverse-dns|too-many-connections|talked-too-soon|network-throttled|not-a-submission-server)$/;
const ABOUT_ACCOUNT =
  /^(?:wrong-credentials|unknown-user|user-name-form|app-password-needed|web-login-needed|smtp-off|security-defaults|conditional-access|federation|password-|api-key|token-|account-|too-many-attempts|sign-in-service|mechanism|sign-in-malformed|sign-in-not-here)/;

/** The message is what was refused; a server that is named so is not meant. */
const MESSAGE_REFUSED =
  /\b(?:e-?mail|mail|message|nachricht)(?! (?:server|service|system|from|for)) (?:\w+ ){0,2}(?:reject|refus|rejet|abgelehnt|blocked)/i;

/** The order in which phases are tried: words mean different things in them. */
function tried(code: number): readonly Phase[] {
  if (code === 501) return ['ehlo', 'mail', 'rcpt', 'auth', 'data', 'greeting'];
  // RFC 5321 section 4.2.3: x5z is about the mail system, so about mailboxes more than sign-ins.
  if (code % 100 >= 50) return ['rcpt', 'mail', 'data', 'auth', 'greeting', 'ehlo', 'starttls'];
  return ['auth', 'rcpt', 'mail', 'data', 'greeting', 'ehlo', 'starttls'];
}

export function guessPlace(code: number, text: string): Place {
  if (SIGN_IN.includes(code)) return { to: 'auth', sure: true };
  if (code === 354) return { to: 'data', sure: true };
  if (code === 221) return { to: 'quit', sure: true };
  if (code === 220) return { to: 'greeting', sure: false };
  if (code < 300) return { to: 'message', sure: false };
  const enhanced = readEnhancedStatus(text);
  const detail = enhanced?.slice(2);
  if (detail === '7.8' || detail === '7.9' || detail === '7.14') return { to: 'auth', sure: true };
  // Postfix says at which of its checks it was.
  if (/^(?:\d\.\d+\.\d+ )?<[^>]*>: Data command rejected/i.test(text))
    return { to: 'data', sure: true };
  if (/^(?:\d\.\d+\.\d+ )?<[^>]*>: End-of-data rejected/i.test(text))
    return { to: 'message', sure: true };
  const meant = byWords(code, text);
  if (meant !== undefined) return meant;
  // Postfix puts its checks off to RCPT unless told otherwise (smtpd_delay_reject).
  if (
    /<[^>]*>: (?:Client host|Helo command|Sender address|Recipient address) rejected/i.test(text)
  ) {
    return { to: 'rcpt', sure: false };
  }
  if (MESSAGE_REFUSED.test(text)) return { to: 'message', sure: false };
  return { to: byEnhanced(detail) ?? byCode(code), sure: false };
}

/** Where words that are known belong, whatever their code; undefined where they are not known. */
export const placeByWords = (text: string): ReplyTo | undefined => byWords(550, text)?.to;

function byWords(code: number, text: string): Place | undefined {
  return tried(code).flatMap((phase) => {
    const meaning = readWords(text, phase)?.meaning;
    const to = placeOf(meaning);
    // To relay is to take a recipient of somebody else's: there is no other place for it.
    return to === undefined ? [] : { to, sure: meaning === 'relay-denied' };
  })[0];
}

function placeOf(meaning: Meaning | undefined): ReplyTo | undefined {
  if (meaning === undefined) return undefined;
  if (ABOUT_ACCOUNT.test(meaning)) return 'auth';
  if (ABOUT_RECIPIENT.test(meaning)) return 'rcpt';
  if (ABOUT_SENDER.test(meaning)) return 'mail';
  if (ABOUT_CONTENT.test(meaning)) return 'message';
  if (ABOUT_GREETING.test(meaning)) return 'greeting';
  if (meaning === 'ehlo-name') return 'ehlo';
  if (meaning === 'no-valid-recipients') return 'data';
  return undefined;
}

/** RFC 3463 sections 3.2 to 3.8: what the subject and detail speak of. */
function byEnhanced(detail: string | undefined): ReplyTo | undefined {
  if (detail === '1.7' || detail === '1.8') return 'mail';
  if (detail === '5.3') return 'rcpt';
  if (detail === '3.4' || detail === '2.3') return 'message';
  const subject = detail?.[0];
  if (subject === '1' || subject === '2' || subject === '4') return 'rcpt';
  if (subject === '6') return 'message';
  return undefined;
}

function byCode(code: number): ReplyTo {
  switch (code) {
    case 421:
      return 'greeting';
    case 454:
      return 'starttls';
    case 530:
      return 'mail';
    case 552:
    case 554:
      return 'message';
    case 500:
    case 502:
      return 'ehlo';
    case 503:
    case 553:
      return 'mail';
    default:
      return 'rcpt';
  }
}
