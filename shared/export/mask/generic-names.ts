// Lists names that everyone has: they tell nothing, and masking them would garble every sentence.

const WORDS = `
  account accounts address admin alerts auth bounce bounces certificate client contact daemon data dovecot
  email esmtp example exim from gateway hello help helo ehlo host hosting http https imap implicit inbound
  invalid
  incoming info internal lmtp local localdomain localhost login mail mailer mailhost mails mailserver
  message message-id mta name names none noreply no-reply notification notifications office out outbound
  outgoing password plain port post postfix postmaster quit rcpt relay reply root secret secure
  security sender sendmail server service services smtp smtps starttls submission submissions
  support test token user username users webmail webmaster
`;

const GENERIC = new Set(WORDS.trim().split(/\s+/));

/** Whether a name, folded to one case, is one of these; a number behind it changes nothing. */
export function isGeneric(folded: string): boolean {
  return GENERIC.has(folded.replace(/-?\d+$/, ''));
}
