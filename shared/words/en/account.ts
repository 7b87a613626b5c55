// Words for a sign-in that was refused for a reason that the server states.

import type { UserForm } from '../../rules/known/mail-service.ts';
import { capitalised } from '../first-letter.ts';
import type { WordsTable } from '../words.ts';
import { named, who } from './auth.ts';
import { place } from './places.ts';
import { bracketed } from './phrases.ts';
import { runner } from './settings.ts';

const OTHER_PASSWORD_USELESS = 'Another password will not help.';

export const accountWords = {
  'auth.unknown-user': (seen) => ({
    title: `${seen.host} does not know ${named('user', seen.user)}`,
    cause: `The server says that there is no such user${bracketed(seen)}. The password was not the reason.`,
    remedy: `Check the user name letter by letter; most servers want the whole e-mail address. ${place(seen, 'password', 'Whoever runs the server can look up how the user is called there.')}`,
  }),
  'auth.user-name-form': (seen) => ({
    title: `${seen.host} wants the user name in another form`,
    cause: `${seen.user === undefined ? 'The' : `This run signed in as ${seen.user}, and the`} server says that a user name looks otherwise there${bracketed(seen)}. The password was not the reason.`,
    remedy: `Give ${wantedUser(seen.service?.user)} as user name (--user). ${place(seen, 'password', 'In a mail program it stands in the settings of the outgoing server.')}`,
  }),
  'auth.user-name-not-of-service': (seen) => ({
    title: `${seen.service?.name ?? seen.host} has no user names like ${who(seen.user)}`,
    cause: `The sign-in was refused${bracketed(seen)}, and ${seen.service?.name ?? 'this service'} wants ${wantedUser(seen.service?.user)} as user name. The password may be right.`,
    remedy: `Give ${wantedUser(seen.service?.user)} as user name (--user). ${place(seen, 'password', 'The help page of the service says more.')}`,
  }),
  'auth.app-password-needed': (seen) => ({
    title: `${who(seen.user)} needs an app password for ${seen.host}`,
    cause: `The server says that the usual password of the account does not serve here${bracketed(seen)}: mail programs sign in with a password made for them alone.`,
    remedy: place(
      seen,
      'password',
      'Create an app password (also called application-specific password or authorization code) in the account’s security settings at the provider, and use it in place of the usual one.',
    ),
  }),
  'auth.web-sign-in-needed': (seen) => ({
    title: `${seen.host} wants ${who(seen.user)} to sign in with a browser first`,
    cause: `The provider finds this sign-in suspicious, as from an unusual place or with mail that looks like spam${bracketed(seen)}, and wants to see in a browser that it is you. The password may well be right.`,
    remedy: place(
      seen,
      'account',
      'Sign in to the provider’s web page, on this network if you can, and confirm that it was you; then try again.',
    ),
  }),
  'auth.smtp-off-for-tenant': (seen) => ({
    title: 'Sign-in by SMTP is switched off for the whole organisation',
    cause: `Microsoft 365 says that SMTP AUTH is disabled for the tenant of ${who(seen.user)}${bracketed(seen)}. It refuses a valid OAuth token as well.`,
    remedy: `Ask your Microsoft 365 administrator: Set-TransportConfig -SmtpClientAuthenticationDisabled $false switches it on for the organisation, Set-CASMailbox -SmtpClientAuthenticationDisabled $false for this mailbox alone. ${OTHER_PASSWORD_USELESS}`,
  }),
  'auth.smtp-off-for-mailbox': (seen) => ({
    title: `Sign-in by SMTP is switched off for ${named('mailbox', seen.user)}`,
    cause: `Microsoft 365 says that SMTP AUTH is disabled for this one mailbox${bracketed(seen)}, as it is by default. It refuses a valid OAuth token as well.`,
    remedy: `Ask your Microsoft 365 administrator to tick “Authenticated SMTP” in the admin center under Users > Active users > the user > Mail > Manage email apps; it takes effect within minutes to an hour. ${OTHER_PASSWORD_USELESS}`,
  }),
  'auth.smtp-off-for-account': (seen) => ({
    title: `${capitalised(named('account', seen.user))} may not be used by mail programs`,
    cause: `The server knows the account and says that it has no permission for SMTP: access for mail programs is not switched on for it${bracketed(seen)}.`,
    remedy: place(
      seen,
      'smtp-access',
      'Switch on access for mail programs (SMTP, POP3 and IMAP) in the web mail’s settings; in an organisation, its administrator does that.',
    ),
  }),
  'auth.blocked-by-security-defaults': (seen) => ({
    title: 'The organisation’s security defaults forbid a sign-in by password',
    cause: `Microsoft Entra’s security defaults block sign-ins with nothing but a password for everybody in the organisation of ${who(seen.user)}${bracketed(seen)}.`,
    remedy:
      'Sign in with OAuth. Otherwise your Microsoft 365 administrator has to replace the security defaults (entra.microsoft.com > Overview > Properties) by Conditional Access rules with an exception, or give you another way to send.',
  }),
  'auth.blocked-by-conditional-access': (seen) => ({
    title: 'A sign-in rule of the organisation stopped this sign-in',
    cause: `Microsoft 365 says that the sign-in of ${who(seen.user)} did not meet the criteria${bracketed(seen)}: a Conditional Access rule, or the mailbox’s SMTP AUTH switch, forbids it. The password may be right.`,
    remedy:
      'Ask your Microsoft 365 administrator to look this attempt up in the Entra sign-in log (entra.microsoft.com > Sign-in logs, client app “SMTP”): it names the rule. They can make an exception, or allow OAuth.',
  }),
  'auth.federation-unreachable': (seen) => ({
    title: 'The organisation’s own sign-in server could not be reached',
    cause: `The domain of ${who(seen.user)} is federated: Microsoft asks the organisation’s own server (AD FS) about passwords, and could not reach it over TLS${bracketed(seen)}. The password was not judged.`,
    remedy:
      'Tell the administrator of your organisation: the federation server has to be reachable from the internet with TLS 1.2.',
  }),
  'auth.password-sign-in-ended': (seen) => ({
    title: `${seen.service?.name ?? seen.host} takes no sign-in by password any more`,
    cause: `The server says that basic authentication, a sign-in with user name and password, is switched off${bracketed(seen)}. App passwords fail in the same way.`,
    remedy: `Sign in with OAuth. ${place(seen, 'oauth', 'In a mail program, choose OAuth2 or “Modern authentication” for the outgoing server; a program of your own needs a token (EHLO_TOKEN).')}`,
  }),
  'auth.api-key-needed': (seen) => ({
    title: `${seen.service?.name ?? seen.host} wants an API key in place of the password`,
    cause: `The server refused the account’s own password${bracketed(seen)} and asks for a key made for sending.`,
    remedy: place(
      seen,
      'password',
      'Create an API key or SMTP key in the service’s console, and use it as the password.',
    ),
  }),
  'auth.token-expired': (seen) => ({
    title: 'The access token has expired',
    cause: `${seen.host} says so of the token of ${who(seen.user)}${bracketed(seen)}. Access tokens live for about an hour.`,
    remedy:
      'Get a new one with the refresh token and try again at once. A mail program does that by itself: remove the account’s sign-in there and make it anew if it does not.',
  }),
  'auth.token-for-another-service': (seen) => ({
    title: 'The access token is for another service',
    cause: `${seen.host} says that the token’s audience is not this mail service${bracketed(seen)}. A token for a web API is no good here, even from the same provider.`,
    remedy: place(
      seen,
      'oauth',
      'Ask for a token whose audience is the provider’s mail service; its help page on OAuth for SMTP names the resource or scope.',
    ),
  }),
  'auth.token-lacks-scope': (seen) => ({
    title: 'The access token does not allow sending',
    cause: `${seen.host} takes the token for genuine and misses a permission (scope) in it${bracketed(seen)}.`,
    remedy: place(
      seen,
      'oauth',
      'Ask for a token with the scope for SMTP; the user, or an administrator, has to consent to it anew.',
    ),
  }),
  'auth.token-for-another-user': (seen) => ({
    title: `The access token may not be used for ${who(seen.user)}`,
    cause: `${seen.host} says that the token belongs to another user, or to an application without a right to this mailbox${bracketed(seen)}.`,
    remedy: `Use the address that the token was issued for as user name. For an application’s token, an administrator has to give it the mailbox. ${place(seen, 'oauth', 'The claims of the token (upn, email or sub) show whose it is.')}`,
  }),
  'auth.password-expired': (seen) => ({
    title: `The password of ${who(seen.user)} has expired`,
    cause: `The server says so${bracketed(seen)}: the password was right, and a new one has to be set.`,
    remedy:
      'Set a new password in web mail or where your organisation has you change it, then give the new one to every mail program.',
  }),
  'auth.password-too-weak': (seen) => ({
    title: `${seen.host} wants a stronger password of ${who(seen.user)}`,
    cause: `The server says that the password is too simple or too short${bracketed(seen)}, and lets nobody send with it, although it may be the one that is set.`,
    remedy:
      'Set a new, longer password in web mail or in the account’s settings at the provider, then give the new one to every mail program.',
  }),
  'auth.too-many-attempts': (seen) => ({
    title: `${seen.host} takes no more sign-in attempts for now`,
    cause:
      seen.service?.id === 'yahoo'
        ? `Yahoo says “too many bad attempts”${bracketed(seen)} also at the first one: it means that the usual password of ${who(seen.user)} does not serve here, or that the account is held after failures.`
        : `There were too many sign-ins for ${who(seen.user)}, or from your network, in a short time${bracketed(seen)}. The password was not judged this time.`,
    remedy:
      seen.service?.id === 'yahoo'
        ? place(seen, 'password', '')
        : 'Stop every program that signs in with an old password, wait (15 minutes to a day), then try once. If you did not make the attempts, change the password; the administrator of the account can lift the block.',
  }),
  'account.locked': (seen) => ({
    title: `${capitalised(named('account', seen.user))} is locked`,
    cause: `The server says so${bracketed(seen)}; often that comes from wrong passwords in a row, and sometimes ends by itself.`,
    remedy: `Do not try further: each attempt can make the lock longer. Sign in to web mail, where the provider shows how to unlock it; in an organisation, its administrator unlocks the account. Then look for a program or phone that still has an old password.`,
  }),
  'account.organisation-suspended': (seen) => ({
    title: 'Your whole organisation is barred from sending',
    cause: `${seen.service?.name ?? seen.host} lets nobody of your organisation (tenant) send for now${bracketed(seen)}: too much of what went out was spam, or it sent far more than it may. Most often one account or connector of it was broken into; the account that you signed in with need not be the one.`,
    remedy:
      'The organisation’s administrator finds and secures the account or connector that sent the spam, and then asks Microsoft’s support, which alone can lift the block.',
  }),
  'account.organisation-not-trusted': (seen) => ({
    title: 'Microsoft does not send for your organisation yet',
    cause: `The address that is refused${bracketed(seen)} is one of Microsoft’s own, through which mail of new, trial and lapsed organisations leaves: it has a poor reputation. Your network, your settings and your message are not the reason.`,
    remedy:
      'The organisation’s administrator sees that its licences are paid for and not a trial, waits a day after a change, and otherwise asks Microsoft’s support for an exception.',
  }),
  'account.suspended': (seen) => ({
    title: `${who(seen.user)} is barred from sending`,
    cause: `${seen.service?.name ?? seen.host} has suspended the account, or its sending, on purpose${bracketed(seen)}: often because spam went out through it, sometimes for a bill or a review. It may have been broken into.`,
    remedy: place(
      seen,
      'account',
      'Change the password first, and look for forwarding rules that you did not make. Then ask the provider, or the administrator of the account, to lift the block; waiting alone seldom helps.',
    ),
  }),
  'account.not-activated': (seen) => ({
    title: `The account at ${seen.service?.name ?? seen.host} is not ready for sending yet`,
    cause: `The server knows the account and says that it is not activated or approved${bracketed(seen)}. Until it is, services let it send to nobody, or to recipients of its own domain only.`,
    remedy: place(
      seen,
      'account',
      'Finish the sign-up in the service’s console, or ask its support for approval; only the provider can do that.',
    ),
  }),
  'account.plan-used-up': (seen) => ({
    title: `The plan at ${seen.service?.name ?? seen.host} is used up`,
    cause: `The messages or credits of the account’s plan (its quota) are spent, or the plan has ended${bracketed(seen)}.${seen.transient ? ' The code says “try later”, but waiting does not help before the next period.' : ''}`,
    remedy: place(
      seen,
      'limits',
      'The owner of the account can see what is left in the service’s console, and buy a larger plan or wait for the next period.',
    ),
  }),
  'account.mailbox-full': (seen) => ({
    title: `The sender’s own mailbox${seen.user === undefined ? '' : `, that of ${seen.user},`} is full`,
    cause:
      seen.phase === 'auth'
        ? `The server lets nobody sign in whose mailbox has no room left${bracketed(seen)}. The password may be right.`
        : `The server keeps a copy of each sent message in the sender’s own mailbox, and there is no room left${bracketed(seen)}. The recipient is not the one with the full mailbox.`,
    remedy:
      'Delete or archive messages in your own mailbox and empty its bin; an administrator can raise its quota.',
  }),
  'account.network-not-allowed': (seen) => ({
    title: `The account may not be used from your address${seen.mentions.ip === undefined ? '' : ` ${seen.mentions.ip}`}`,
    cause: `${seen.service?.name ?? seen.host} serves this account from listed network addresses only, and the one you come from is not on the list${bracketed(seen)}.`,
    remedy: place(
      seen,
      'account',
      `The owner or administrator of the account adds your public address to the allowed ones, or switches the check off; ask ${runner(seen, 'sign-in')} where.`,
    ),
  }),
} satisfies Partial<WordsTable>;

/** The user name that a service wants. */
function wantedUser(form: UserForm = 'address'): string {
  if (typeof form === 'object') return `the word “${form.literal}”, the same for everybody,`;
  return form === 'local-part' ? 'only the part before the @' : 'the whole e-mail address';
}
