// Blind cases: the account could sign in, but not this way.

import type { RunCase } from '../case.ts';
import { byLogin, insideTls, tokenRefused } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { postfix } from '../stages/real.ts';
import { TOKEN } from '../task.ts';
import { RECIPIENT_AT_FAULT, WRONG_PASSWORD } from '../words.ts';

const STAMP = '[FR0P281CA0087.DEUP281.PROD.OUTLOOK.COM 2025-02-11T09:14:27.219Z 08DD49D1E7A4B1F1]';
const O365 = 'FR0P281CA0087.outlook.office365.com';
const greeting = `${O365} Microsoft ESMTP MAIL Service ready at Tue, 11 Feb 2025 09:14:27 +0000`;
const inside = ['SIZE 157286400', 'DSN', 'AUTH LOGIN XOAUTH2', '8BITMIME', 'SMTPUTF8'];
const o365 = (reply: string): string => `${byLogin(O365, { greeting, inside })}S: ${reply}`;
const plain = (name: string, reply: string): string =>
  `${insideTls(name)}C: AUTH PLAIN\nS: ${reply}`;

const APP_PASSWORD =
  /app(lication)?[- ]?(specific[- ])?password|password (just )?for (an|this|each) app|authori[sz]ation code/i;
const OFF = /disabled|(switched|turned) off|not (allow|enabl|permit)|blocked|no longer|off for/i;

export const policyCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'app-password-mail-ru',
    fault: 'app password needed',
    source: 'Mail.ru, github.com/lmanukyan/print-designer/issues/5: Russian in Latin letters',
    setUp: peer(
      plain(
        'smtp.mail.ru',
        '535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external',
      ),
      { host: 'smtp.mail.ru' },
    ),
    expect: {
      phase: 'auth',
      about: [APP_PASSWORD],
      not: [WRONG_PASSWORD],
      remedy: [APP_PASSWORD],
    },
  },
  {
    kind: 'run',
    id: 'app-password-qq-gbk',
    fault: 'app password needed',
    source: 'QQ Mail, github.com/pandolia/qqbot/issues/221: the reason in GBK octets',
    setUp: peer(
      `${byLogin('newxmesmtplogicsvrszc13.qq.com')}S: 535 Error: \\xc7\\xeb\\xca\\xb9\\xd3\\xc3\\xca\\xda\\xc8\\xa8\\xc2\\xeb\\xb5\\xc7\\xc2\\xbc\\xa1\\xa3\\xcf\\xea\\xc7\\xe9\\xc7\\xeb\\xbf\\xb4: http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=28&&no=1001256`,
      { host: 'smtp.qq.com' },
    ),
    expect: {
      phase: 'auth',
      about: [APP_PASSWORD],
      not: [WRONG_PASSWORD],
      remedy: [/authori[sz]ation code|app password/i],
    },
  },
  {
    kind: 'run',
    id: 'app-password-purelymail',
    fault: 'app password needed',
    source: 'Purelymail, github.com/Purelymail/purelymail-issues/issues/337',
    setUp: peer(
      plain('smtp.purelymail.com', '535 5.7.8 Login failed – please create an app password'),
      { host: 'smtp.purelymail.com' },
    ),
    expect: {
      phase: 'auth',
      about: [APP_PASSWORD],
      not: [WRONG_PASSWORD],
      remedy: [/app password|password for (an|this) app/i],
    },
  },
  {
    kind: 'run',
    id: 'basic-off-tenant-behind-cname',
    fault: 'basic sign-in off: tenant',
    source: 'Exchange Online under the customer’s own name',
    setUp: peer(
      o365(
        `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. ${STAMP}`,
      ),
      { host: 'smtp.kunde.test' },
    ),
    expect: {
      phase: 'auth',
      about: [/tenant|organi[sz]ation|whole/i, OFF],
      not: [WRONG_PASSWORD],
      remedy: [/admin/i, /SMTP AUTH|Exchange|TransportConfig|OAuth|authenticated SMTP/i],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'basic-not-supported-5730',
    fault: 'basic sign-in off: tenant',
    source: 'Microsoft’s announcement of the end of basic sign-in for client submission',
    setUp: peer(
      o365(`550 5.7.30 Basic authentication is not supported for Client Submission. ${STAMP}`),
      { host: 'smtp.office365.com' },
    ),
    expect: {
      phase: 'auth',
      about: [/basic|password/i, new RegExp(`${OFF.source}|not support`, 'i')],
      not: [WRONG_PASSWORD, RECIPIENT_AT_FAULT, /relay/i],
      remedy: [/OAuth|modern/i],
    },
  },
  {
    kind: 'run',
    id: 'basic-off-mailbox',
    fault: 'basic sign-in off: mailbox',
    source: 'Exchange Online',
    setUp: peer(
      o365(
        `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. ${STAMP}`,
      ),
      { host: 'smtp.office365.com' },
    ),
    expect: {
      phase: 'auth',
      about: [/mailbox/i, OFF],
      not: [WRONG_PASSWORD, /for the (whole )?(tenant|organi[sz]ation)/i],
      remedy: [/admin/i, /mailbox|email apps|CASMailbox|authenticated SMTP/i],
    },
  },
  {
    kind: 'run',
    id: 'smtp-not-enabled-163',
    fault: 'basic sign-in off: mailbox',
    source: 'NetEase 163, github.com/testerSunshine/12306/issues/62: 550 at the sign-in',
    setUp: peer(plain('smtp.163.com', '550 User has no permission'), { host: 'smtp.163.com' }),
    expect: {
      phase: 'auth',
      about: [/permission|not (allow|enabl|permit)|switched off|SMTP (access|service)/i],
      not: [RECIPIENT_AT_FAULT, /relay/i, WRONG_PASSWORD],
      remedy: [/enabl|(switch|turn)(ed)? on|settings|allow/i],
    },
  },
  {
    kind: 'run',
    id: 'smtp-not-enabled-yandex',
    fault: 'basic sign-in off: mailbox',
    source: 'Yandex: mail clients not allowed in the mailbox’s settings',
    setUp: peer(
      plain(
        'smtp.yandex.ru',
        '535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
      ),
      { host: 'smtp.yandex.ru' },
    ),
    expect: {
      phase: 'auth',
      about: [/access|right|permission|not (allow|enabl)|switched off/i],
      not: [WRONG_PASSWORD],
      remedy: [/enabl|settings|allow|(switch|turn)(ed)? on|app password/i],
    },
  },
  {
    kind: 'run',
    id: 'basic-off-security-defaults',
    fault: 'basic sign-in off: security defaults',
    source: 'Exchange Online',
    setUp: peer(
      o365(
        `535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator. ${STAMP}`,
      ),
      { host: 'smtp.office365.com' },
    ),
    expect: {
      phase: 'auth',
      about: [/security defaults/i],
      not: [WRONG_PASSWORD, /too many (attempts|sign)|account (is|was) suspended/i],
      remedy: [/admin/i],
    },
  },
  {
    kind: 'run',
    id: 'basic-off-conditional-access',
    fault: 'basic sign-in off: Conditional Access',
    source: 'Exchange Online',
    setUp: peer(
      o365(
        `535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator. ${STAMP}`,
      ),
      { host: 'smtp.office365.com' },
    ),
    expect: {
      phase: 'auth',
      about: [/Conditional Access|polic|criteri|condition/i],
      not: [WRONG_PASSWORD],
      remedy: [/admin/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'oauth-expired-dovecot',
    fault: 'OAuth token expired',
    source: 'real server: Postfix with Dovecot, a token that expired a minute ago',
    setUp: postfix(
      { mechanisms: ['xoauth2'] },
      {},
      { late: (server) => ({ token: server.accessToken('anna@ehlo.test', -60) }) },
    ),
    expect: {
      phase: 'auth',
      about: [/token/i, /expired|invalid|not (valid|accept)|refus|reject|no longer/i],
      not: [WRONG_PASSWORD],
      remedy: [/new token|fresh|refresh|sign in again|renew|get a|another token/i],
    },
  },
  {
    kind: 'run',
    id: 'oauth-wrong-user-dovecot',
    fault: 'OAuth token: wrong user',
    source: 'real server: Postfix with Dovecot, bert’s token for anna',
    setUp: postfix(
      { mechanisms: ['xoauth2'] },
      {},
      { late: (server) => ({ token: server.accessToken('bert@ehlo.test') }) },
    ),
    expect: {
      phase: 'auth',
      about: [/token/i],
      not: [WRONG_PASSWORD, /token (has|is) expired/i],
      remedy: [/user|account|anna@ehlo\.test|belongs/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'oauth-audience-microsoft',
    fault: 'OAuth token: wrong audience',
    source:
      'Exchange Online, github.com/Azure-Samples/ms-identity-python-webapp/issues/70: a Graph token',
    setUp: peer(
      `${insideTls(O365, { greeting, inside })}C: AUTH XOAUTH2
S: 535 5.7.3 Authentication unsuccessful ${STAMP}`,
      { host: 'smtp.office365.com', token: TOKEN },
    ),
    expect: {
      phase: 'auth',
      about: [/token/i],
      not: [WRONG_PASSWORD, /token has expired/i],
      remedy: [/scope|audience|outlook\.office(365)?\.com|SMTP\.Send|permission/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'oauth-scope-gmail',
    fault: 'OAuth token: wrong scope',
    source: 'Gmail: the 334 names the scope; the 535 speaks of a password that was never sent',
    setUp: peer(
      `${tokenRefused('smtp.gmail.com', '{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}')}S: 535-5.7.8 Username and Password not accepted. For more information, go to
S: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials 5b1f17b1804b1-43948dc4aaf - gsmtp`,
      { host: 'smtp.gmail.com', token: TOKEN },
    ),
    expect: {
      phase: 'auth',
      about: [/token/i],
      not: [WRONG_PASSWORD, /app password/i],
      remedy: [/mail\.google\.com|scope/i],
    },
  },
  {
    kind: 'run',
    id: 'oauth-scope-insufficient',
    fault: 'OAuth token: wrong scope',
    source: 'RFC 7628 section 3.2.2, as Stalwart and Dovecot word it',
    setUp: peer(
      `${tokenRefused('mail.example.org', '{"status":"insufficient_scope","scope":"smtp openid"}')}S: 535 5.7.8 Authentication failed`,
      { token: TOKEN },
    ),
    expect: {
      phase: 'auth',
      about: [/token/i, /scope|permission|right/i],
      not: [WRONG_PASSWORD, /expired/i],
      remedy: [/scope|permission|smtp openid/i],
    },
  },
];
