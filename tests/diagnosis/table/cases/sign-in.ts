// Cases of the table: signing in.

import { insideTls, tokenRefused } from '../../blind/openings.ts';
import { peer } from '../../blind/stages/peer.ts';
import { exim, postfix } from '../../blind/stages/real.ts';
import { TOKEN } from '../../blind/task.ts';
import { tell, type TableCase } from '../case.ts';
import { practice, toMessage, toPlain } from '../stages.ts';

const HOST = 'mail.example.net';
const PARTNER = 'smtp.partner.outlook.cn';
const STAMP = '[BJXPR01CA0042.CHNPR01.prod.partner.outlook.cn 2025-03-04T06:11:09.117Z 08DD5A1B]';
const outlook = (reply: string) => toPlain(PARTNER, `${reply} ${STAMP}`);
const token = (challenge: string, reply: string, host = HOST) =>
  peer(`${tokenRefused(host, challenge)}S: ${reply}`, { host, token: TOKEN });

export const signInCases: readonly TableCase[] = [
  tell(
    'before-tls-exim',
    'sign-in not offered before TLS',
    'real server: Exim offers AUTH inside TLS alone, no encryption wanted',
    { rule: 'auth.not-offered-in-clear', phase: 'auth' },
    exim({}, { security: 'none' }),
  ),
  tell(
    'no-sign-in',
    'sign-in not offered at all',
    'practice server auth-not-offered',
    { rule: 'auth.not-offered', phase: 'auth' },
    practice('auth-not-offered'),
  ),
  tell(
    'only-in-clear',
    'sign-in offered only in clear',
    'qmail behind a wrapper that takes TLS off: AUTH in clear, nothing inside',
    { rule: 'auth.offered-only-in-clear', phase: 'auth' },
    peer(insideTls(HOST, { clear: ['AUTH LOGIN PLAIN', 'PIPELINING'], inside: ['PIPELINING'] }), {
      host: HOST,
    }),
  ),
  tell(
    'ntlm-only',
    'no common mechanism',
    'Exchange 2016 as installed',
    { rule: 'auth.no-common-mechanism', phase: 'auth', atLeast: 'likely' },
    peer(
      insideTls('ex16.firma.test', {
        greeting: 'EX16.firma.test Microsoft ESMTP MAIL Service ready at Tue, 4 Mar 2025 07:11:09',
        inside: ['SIZE 36700160', 'PIPELINING', 'AUTH NTLM', '8BITMIME', 'CHUNKING'],
      }),
      { host: 'ex16.firma.test' },
    ),
  ),
  tell(
    'cram-only-exim',
    'no common mechanism',
    'real server: Exim that offers CRAM-MD5 alone, PLAIN asked for',
    { rule: 'auth.no-common-mechanism', phase: 'auth', atLeast: 'likely' },
    exim({ mechanisms: ['cram-md5'] }, { mechanisms: ['PLAIN'] }),
  ),
  tell(
    'mechanism-504-hmailserver',
    'mechanism offered that does not work',
    'hMailServer (“504 Authentication mechanism not supported.”)',
    { rule: 'auth.mechanism-unsupported', phase: 'auth' },
    peer(
      `${insideTls(HOST, { inside: ['AUTH PLAIN'] })}C: AUTH PLAIN
S: 504 Authentication mechanism not supported.`,
      { host: HOST },
    ),
  ),
  tell(
    'wrong-password',
    'wrong password',
    'practice server wrong-password: Postfix’s words',
    { rule: 'auth.credentials-rejected', phase: 'auth' },
    practice('wrong-password'),
  ),
  tell(
    'wrong-password-exchange',
    'wrong password',
    'Exchange, on premises',
    { rule: 'auth.credentials-rejected', phase: 'auth' },
    toPlain('ex16.firma.test', '535 5.7.3 Authentication unsuccessful'),
  ),
  tell(
    'sign-in-down',
    'sign-in service out of order',
    'practice server sign-in-down',
    { rule: 'auth.temporary-failure', phase: 'auth' },
    practice('sign-in-down'),
  ),
  tell(
    'unknown-user-kerio',
    'unknown user, told',
    'a server that looks in its directory first: “Unknown user”',
    { rule: 'auth.unknown-user', phase: 'auth' },
    toPlain(HOST, '535 5.7.8 Error: authentication failed: user not found'),
  ),
  tell(
    'user-name-full-address',
    'user name in the wrong form',
    'hosters that know accounts by their addresses',
    { rule: 'auth.user-name-form', phase: 'auth' },
    toPlain(HOST, '535 5.7.8 Login must be your full e-mail address', { user: 'ada' }),
  ),
  tell(
    'app-password',
    'app password needed',
    'practice server app-password-needed: Gmail’s words',
    { rule: 'auth.app-password-needed', phase: 'auth', atLeast: 'likely' },
    practice('app-password-needed'),
  ),
  tell(
    'sign-in-disabled',
    'basic sign-in off: tenant',
    'practice server sign-in-disabled: Exchange Online’s words',
    { rule: 'auth.smtp-off-for-tenant', phase: 'auth', atLeast: 'likely' },
    practice('sign-in-disabled'),
  ),
  tell(
    'mailbox-off-partner',
    'basic sign-in off: mailbox',
    'Exchange Online in China, operated by 21Vianet',
    { rule: 'auth.smtp-off-for-mailbox', phase: 'auth', atLeast: 'likely' },
    outlook(
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
    ),
  ),
  tell(
    'security-defaults-partner',
    'basic sign-in off: security defaults',
    'Exchange Online in China, operated by 21Vianet',
    { rule: 'auth.blocked-by-security-defaults', phase: 'auth', atLeast: 'likely' },
    outlook(
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    ),
  ),
  tell(
    'conditional-access-partner',
    'basic sign-in off: Conditional Access',
    'Exchange Online in China, operated by 21Vianet',
    { rule: 'auth.blocked-by-conditional-access', phase: 'auth', atMost: 'likely' },
    outlook(
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.',
    ),
  ),
  tell(
    'token-expired-told',
    'OAuth token expired',
    'RFC 7628 section 3.2.2 with the description of RFC 6750 section 3.1',
    { rule: 'auth.token-expired', phase: 'auth', atLeast: 'likely' },
    token(
      '{"status":"invalid_token","error_description":"The access token expired","scope":"smtp"}',
      '535 5.7.8 Authentication failed',
    ),
  ),
  tell(
    'token-audience-told',
    'OAuth token: wrong audience',
    'servers that check the token themselves (RFC 7519 section 4.1.3)',
    { rule: 'auth.token-for-another-service', phase: 'auth', atLeast: 'likely' },
    token(
      '{"status":"invalid_token","error_description":"invalid audience","scope":"smtp"}',
      '535 5.7.8 Authentication failed',
    ),
  ),
  tell(
    'token-scope-told',
    'OAuth token: wrong scope',
    'RFC 6750 section 3.1, as Keycloak-backed servers give it on',
    { rule: 'auth.token-lacks-scope', phase: 'auth', atLeast: 'likely' },
    token(
      '{"status":"403","error":"insufficient_scope","error_description":"required scope is missing","scope":"smtp"}',
      '535 5.7.8 Authentication failed',
    ),
  ),
  tell(
    'token-user-told',
    'OAuth token: wrong user',
    'Exchange Online: a token for a mailbox that its user may not open',
    { rule: 'auth.token-for-another-user', phase: 'auth' },
    token(
      '{"status":"invalid_token","error_description":"token was issued to a different user"}',
      '535 5.7.8 Authentication failed',
    ),
  ),
  tell(
    'account-locked',
    'account locked or suspended',
    'directory servers that lock after failures (“account is locked”)',
    { rule: 'account.locked', phase: 'auth', atLeast: 'likely' },
    toPlain(HOST, '535 5.7.8 Error: authentication failed: account is locked'),
  ),
  tell(
    'account-suspended-hoster',
    'account locked or suspended',
    'cPanel’s Exim for a suspended account',
    { rule: 'account.suspended' },
    toMessage(HOST, '550 Outgoing mail from "ada@example.org" has been suspended.'),
  ),
  tell(
    'plan-expired',
    'account over quota',
    'a sending service whose plan has ended',
    { rule: 'account.plan-used-up', phase: 'auth' },
    toPlain('smtp.mailhop.test', '535 5.7.1 Your monthly plan has expired'),
  ),
  tell(
    'too-many-failures',
    'too many attempts',
    'Sendmail with MaxAuthFailures: 421 and gone',
    { rule: 'auth.too-many-attempts', phase: 'auth', atLeast: 'likely' },
    toPlain(HOST, '421 4.7.0 Too many authentication failures\nCLOSE'),
  ),
  tell(
    'token-401-gmail',
    'OAuth token expired',
    'Gmail: status 401 in the challenge, then words about a password that was never sent',
    { rule: 'auth.token-expired', phase: 'auth', atMost: 'likely' },
    token(
      '{"status":"401","schemes":"Bearer","scope":"https://mail.google.com/"}',
      '535 5.7.8 Username and Password not accepted. - gsmtp',
      'smtp.gmail.com',
    ),
  ),
  tell(
    'oauth-only-server',
    'no common mechanism',
    'real server: Postfix with Dovecot that offers OAUTHBEARER alone, a password given',
    { rule: 'auth.no-common-mechanism', phase: 'auth', atLeast: 'likely' },
    postfix({ mechanisms: ['oauthbearer'] }, {}),
  ),
];
