// Names the causes that share a fault's line in the table, and the cases of each.

/** Two cases at least; a fault that is one cause is counted by its own name. */
export const CAUSES: Readonly<Record<string, readonly string[]>> = {
  'no network': ['connect-no-network', 'no-network-but-one-address'],
  'proxy refuses': ['proxy-refuses', 'proxy-forbids-http'],
  permission: ['permission-windows', 'permission-macos'],
  'STARTTLS stripped': ['starttls-missing-at-gmail', 'starttls-gone-at-microsoft'],
  'STARTTLS masked': ['starttls-stripped', 'starttls-overwritten-alone'],
  'greeting masked': ['starttls-stripped', 'greeting-of-asterisks'],
  'account locked': ['account-locked', 'account-locked-german'],
  'account suspended': ['account-suspended-hoster', 'account-suspended-at-sign-in'],
  'plan used up': ['plan-expired', 'over-quota-sendgrid-451'],
  'own mailbox full': ['own-mailbox-full', 'own-mailbox-full-at-sign-in'],
  'sender address not verified': ['sender-unverified-ses', 'identity-sendgrid'],
  'sender domain not verified': ['sending-domain-sparkpost', 'sending-domain-resend'],
  '8-bit message': ['8bit-postfix', '8bit-old-relay'],
  'UTF-8 address': ['utf8-address-exim', 'utf8-address-postfix'],
  'greeting that is not 220': ['greeting-250', 'greeting-200'],
  'reply without a code': ['reply-without-code', 'reply-without-code-at-sign-in'],
  'codes of a reply that differ': ['codes-differ-at-mail', 'codes-differ-by-a-filter'],
  'code out of range': ['code-out-of-range-at-rcpt', 'code-of-http-at-mail'],
  'half a line at the end': ['half-a-line-at-close', 'half-a-line-at-the-sign-in'],
  'reply without an end': ['reply-never-ends', 'greeting-never-ends'],
  'challenge that is no base64': ['challenge-in-plain-words', 'challenge-with-a-comment'],
  'reply before the command': ['reply-before-command', 'second-greeting'],
};
