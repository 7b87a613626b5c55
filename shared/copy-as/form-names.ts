// Names the forms of copying settings, for those who list them without writing any.

export const COPY_FORM_NAMES = [
  'swaks',
  'openssl',
  'curl',
  'nc',
  'powershell',
  'nodemailer',
  'smtplib',
  'phpmailer',
  'go',
  'java',
  'csharp',
  'postfix',
  'msmtp',
] as const;

export type CopyFormName = (typeof COPY_FORM_NAMES)[number];
