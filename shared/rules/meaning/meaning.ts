// Names what a refusal may mean: the closed list that wordings are sorted into.

/** About the sign-in and the account behind it. */
export type AccountMeaning =
  | 'wrong-credentials'
  | 'unknown-user'
  | 'user-name-form'
  | 'app-password-needed'
  | 'web-login-needed'
  | 'smtp-off-for-tenant'
  | 'smtp-off-for-mailbox'
  | 'smtp-off-for-account'
  | 'security-defaults'
  | 'conditional-access'
  | 'federation-unreachable'
  | 'password-sign-in-ended'
  | 'api-key-needed'
  | 'token-expired'
  | 'token-audience'
  | 'token-scope'
  | 'token-user'
  | 'token-rejected'
  | 'password-expired'
  | 'password-too-weak'
  | 'password-transition'
  | 'account-disabled'
  | 'account-locked'
  | 'account-suspended'
  | 'account-not-activated'
  | 'plan-used-up'
  | 'own-mailbox-full'
  | 'too-many-attempts'
  | 'ip-not-allowed'
  | 'sign-in-service-down'
  | 'mechanism-unsupported'
  | 'sign-in-not-here'
  | 'sign-in-malformed';

/** About the session as such, whoever is signed in. */
export type SessionMeaning =
  | 'sign-in-required'
  | 'encryption-required'
  | 'client-certificate-required'
  | 'tls-too-weak'
  | 'ehlo-name'
  | 'blocklisted'
  | 'reverse-dns'
  | 'not-a-submission-server'
  | 'talked-too-soon'
  | 'too-many-errors'
  | 'too-long-silent'
  | 'server-trouble'
  | 'no-space'
  | 'out-of-order'
  | 'greylisted'
  | 'network-throttled';

/** About how much is sent. */
export type RateMeaning =
  | 'too-many-connections'
  | 'too-many-messages'
  | 'too-many-recipients'
  | 'recipient-quota'
  | 'daily-quota';

/** About the sender, the recipients or the message. */
export type MailMeaning =
  | 'sender-not-allowed'
  | 'sender-not-verified'
  | 'sender-domain-unknown'
  | 'sender-unverifiable'
  | 'sender-malformed'
  | 'sender-empty'
  | 'relay-denied'
  | 'recipient-unknown'
  | 'recipient-domain-unknown'
  | 'recipient-takes-no-mail'
  | 'recipient-malformed'
  | 'recipient-disabled'
  | 'recipient-full'
  | 'recipient-sandboxed'
  | 'recipient-suppressed'
  | 'recipient-internal-only'
  | 'recipient-unverified'
  | 'recipient-rejects-sender'
  | 'no-valid-recipients'
  | 'too-large'
  | 'not-ascii'
  | 'spam'
  | 'virus'
  | 'authentication-of-domain'
  | 'attachment'
  | 'header-malformed'
  | 'bare-line-feed'
  | 'line-too-long'
  | 'mail-loop'
  | 'content-rule';

export type Meaning = AccountMeaning | SessionMeaning | RateMeaning | MailMeaning;
