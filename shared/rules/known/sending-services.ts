// Lists services through which programs send.

import type { MailService } from './mail-service.ts';

export const sendingServices = [
  {
    id: 'amazon-ses',
    name: 'Amazon SES',
    hosts: /^email-smtp(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com$/,
    speech: /simpleemailservice|amazonses|ses:send/,
    user: 'any',
    pages: {
      password: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html',
      sender: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
      recipient: 'https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html',
      limits: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html',
      account: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html',
    },
  },
  {
    id: 'sendgrid',
    name: 'SendGrid',
    hosts: /(?:^|\.)sendgrid\.(?:net|com)$/,
    speech: /sendgrid|\bsg esmtp\b/,
    user: { literal: 'apikey' },
    pages: {
      password:
        'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/upgrade-your-authentication-method-to-api-keys',
      sender: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/sender-identity',
    },
  },
  {
    id: 'mailgun',
    name: 'Mailgun',
    hosts: /(?:^|\.)mailgun\.(?:org|com)$/,
    speech: /mailgun/,
    user: 'address',
    pages: {
      password:
        'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp',
    },
  },
  {
    id: 'postmark',
    name: 'Postmark',
    hosts: /(?:^|\.)postmarkapp\.com$/,
    speech: /postmark/,
    user: 'any',
    pages: { password: 'https://postmarkapp.com/developer/user-guide/send-email-with-smtp' },
  },
  {
    id: 'sparkpost',
    name: 'SparkPost',
    hosts: /(?:^|\.)sparkpost(?:mail)?\.com$/,
    speech: /sparkpost|\.msg\.com\b/,
    user: { literal: 'SMTP_Injection' },
    pages: {},
  },
  {
    id: 'mailjet',
    name: 'Mailjet',
    hosts: /(?:^|\.)mailjet\.com$/,
    speech: /mailjet/,
    user: 'any',
    pages: {},
  },
  {
    id: 'brevo',
    name: 'Brevo',
    hosts: /(?:^|\.)(?:brevo|sendinblue)\.com$/,
    speech: /brevo|sendinblue/,
    user: 'any',
    pages: {
      password:
        'https://help.brevo.com/hc/it/articles/115000188150-Risoluzione-dei-problemi-con-Brevo-SMTP',
      account:
        'https://help.brevo.com/hc/it/articles/115000188150-Risoluzione-dei-problemi-con-Brevo-SMTP',
    },
  },
  {
    id: 'resend',
    name: 'Resend',
    hosts: /(?:^|\.)resend\.com$/,
    speech: /\bresend(?:\.com)? (?:smtp|esmtp)|\bresend\.(?:com|dev)\b/,
    user: { literal: 'resend' },
    pages: {
      password: 'https://resend.com/docs/send-with-smtp',
      sender: 'https://resend.com/docs/knowledge-base/403-error-domain-mismatch',
      limits: 'https://resend.com/docs/api-reference/rate-limit',
    },
  },
  {
    id: 'mailtrap',
    name: 'Mailtrap',
    hosts: /(?:^|\.)mailtrap\.(?:io|live)$/,
    speech: /mailtrap/,
    user: 'any',
    pages: {},
  },
  {
    id: 'smtp2go',
    name: 'SMTP2GO',
    hosts: /(?:^|\.)smtp2go\.com$/,
    speech: /smtp2go|-s2g\b/,
    user: 'any',
    pages: {},
  },
  {
    id: 'zeptomail',
    name: 'ZeptoMail',
    hosts: /(?:^|\.)zeptomail\.[a-z.]+$/,
    speech: /zeptomail/,
    user: { literal: 'emailapikey' },
    pages: { password: 'https://www.zoho.com/zeptomail/help/smtp-home.html' },
  },
  {
    id: 'oracle',
    name: 'Oracle Email Delivery',
    hosts: /^smtp\.email\.[a-z0-9-]+\.oci\.oraclecloud\.com$/,
    speech: /oraclecloud|oracleemaildelivery/,
    user: 'any',
    pages: { account: 'https://docs.oracle.com/iaas/Content/Email/Concepts/troubleshooting.htm' },
  },
] as const satisfies readonly MailService[];
