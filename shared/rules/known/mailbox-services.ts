// Lists services where people have mailboxes.

import type { MailService } from './mail-service.ts';

const MICROSOFT_SUBMISSION =
  'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission';
const MICROSOFT_OAUTH =
  'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth';

/** The more telling first: Google’s relay before Google, Outlook.com before Microsoft 365. */
export const mailboxServices = [
  {
    id: 'google-relay',
    name: 'Google Workspace SMTP relay',
    hosts: /^smtp-relay\.gmail\.com$/,
    speech: /smtp-relay\.gmail\.com/,
    user: 'address',
    pages: {
      limits: 'https://support.google.com/a/answer/6140680',
      relay: 'https://support.google.com/a/answer/6140680',
      sender: 'https://support.google.com/a/answer/6140680',
      account: 'https://support.google.com/a/answer/3726730',
    },
  },
  {
    id: 'google',
    name: 'Google',
    hosts: /(?:^|\.)(?:gmail|google|googlemail)\.com$/,
    speech:
      /\b(?:mx|smtp(?:-relay)?|aspmx\.l)\.google(?:mail)?\.com\b|\bgsmtp\b|support\.google\.com/,
    user: 'address',
    pages: {
      password: 'https://support.google.com/accounts/answer/185833',
      'smtp-access': 'https://support.google.com/a/answer/176600',
      oauth: 'https://developers.google.com/workspace/gmail/imap/xoauth2-protocol',
      limits: 'https://support.google.com/a/answer/166852',
      sender: 'https://support.google.com/mail/answer/22370',
      account: 'https://support.google.com/a/answer/3726730',
    },
  },
  {
    id: 'outlook.com',
    name: 'Outlook.com',
    hosts: /^(?:smtp-mail\.outlook|smtp\.live|smtp\.hotmail)\.com$/,
    user: 'address',
    pages: {
      password: 'https://support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040',
      oauth: 'https://support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040',
    },
  },
  {
    id: 'microsoft365',
    name: 'Microsoft 365',
    hosts: /(?:^|\.)(?:office365\.com|outlook\.com|outlook\.office\.com|mx\.microsoft)$/,
    speech:
      /\.(?:outlook|office365)\.com\b|microsoft esmtp mail service ready at .*outlook|smtpclientauthentication/,
    user: 'address',
    pages: {
      password: MICROSOFT_SUBMISSION,
      'smtp-access': MICROSOFT_SUBMISSION,
      oauth: MICROSOFT_OAUTH,
      sender:
        'https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-permissions-for-recipients',
      limits:
        'https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements',
      account:
        'https://learn.microsoft.com/defender-office-365/outbound-spam-restore-restricted-users',
      relay:
        'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/relay-access-denied-smtp',
    },
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    hosts: /(?:^|\.)(?:yahoo\.[a-z.]+|aol\.com|att\.net|yahoodns\.net)$/,
    speech: /\.yahoo\.com\b|hermes--production|#auth005/,
    user: 'address',
    pages: {
      password: 'https://help.yahoo.com/kb/SLN15241.html',
      'smtp-access': 'https://help.yahoo.com/kb/SLN4724.html',
    },
  },
  {
    id: 'icloud',
    name: 'iCloud Mail',
    hosts: /(?:^|\.)(?:me|icloud|mac)\.com$/,
    speech: /\.(?:me|icloud|apple)\.com\b/,
    user: 'address',
    pages: {
      password: 'https://support.apple.com/102654',
      'smtp-access': 'https://support.apple.com/102525',
    },
  },
  {
    id: 'zoho',
    name: 'Zoho Mail',
    hosts: /(?:^|\.)zoho(?:cloud)?\.[a-z.]+$/,
    speech: /\bmx\.zoho|\.zoho(?:mail)?\.(?:com|eu|in)\b/,
    user: 'address',
    pages: { limits: 'https://www.zoho.com/mail/help/usage-policy.html' },
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    hosts: /(?:^|\.)(?:fastmail\.com|messagingengine\.com)$/,
    speech: /messagingengine\.com/,
    user: 'address',
    pages: {
      password: 'https://www.fastmail.help/hc/en-us/articles/360058752854',
      sender: 'https://www.fastmail.help/hc/en-us/articles/360060591213',
    },
  },
  {
    id: 'proton',
    name: 'Proton Mail',
    hosts: /(?:^|\.)(?:protonmail\.ch|proton\.me)$/,
    speech: /protonmail|proton\.(?:me|ch)\b/,
    user: 'address',
    pages: { password: 'https://proton.me/support/smtp-submission' },
  },
  {
    id: 'gmx',
    name: 'GMX',
    hosts: /(?:^|\.)(?:gmx\.[a-z.]+|mail\.com)$/,
    speech: /\bgmx\.(?:net|com|de)\b/,
    user: 'address',
    pages: { 'smtp-access': 'https://support.gmx.com/pop-imap/toggle.html' },
  },
  {
    id: 'web.de',
    name: 'WEB.DE',
    hosts: /(?:^|\.)web\.de$/,
    speech: /\bweb\.de\b/,
    user: 'local-part',
    pages: { 'smtp-access': 'https://hilfe.web.de/pop-imap/einschalten.html' },
  },
  {
    id: 't-online',
    name: 'Telekom (T-Online)',
    hosts: /(?:^|\.)t-online\.de$/,
    speech: /\bt-online\.de\b/,
    user: 'address',
    pages: {},
  },
  {
    id: 'yandex',
    name: 'Yandex Mail',
    hosts: /(?:^|\.)yandex\.[a-z.]+$/,
    speech: /\byandex\.(?:net|ru|com)\b/,
    user: 'any',
    pages: {
      password: 'https://yandex.com/support/mail/mail-clients/others.html',
      'smtp-access': 'https://yandex.com/support/mail/mail-clients/others.html',
    },
  },
  {
    id: 'mail.ru',
    name: 'Mail.ru',
    hosts: /(?:^|\.)mail\.ru$/,
    speech: /\bmail\.ru\b|neobhodim parol/,
    user: 'address',
    pages: {},
  },
  {
    id: 'qq',
    name: 'QQ Mail',
    hosts: /(?:^|\.)qq\.com$/,
    speech: /\bqq\.com\b|newxmesmtplogic/,
    user: 'any',
    pages: { password: 'https://service.mail.qq.com' },
  },
  {
    id: 'netease',
    name: 'NetEase Mail',
    hosts: /(?:^|\.)(?:163|126|yeah|188)\.(?:com|net)$/,
    speech: /\b(?:163|126)\.com\b|coremail/,
    user: 'any',
    pages: { password: 'https://help.mail.163.com', 'smtp-access': 'https://help.mail.163.com' },
  },
  {
    id: 'ionos',
    name: 'IONOS',
    hosts: /(?:^|\.)(?:ionos|1und1|1and1|kundenserver|perfora)\.[a-z.]+$/,
    speech: /kundenserver\.de|perfora\.net|\bionos\b/,
    user: 'address',
    pages: { password: 'https://www.ionos.com/help/email/' },
  },
] as const satisfies readonly MailService[];
