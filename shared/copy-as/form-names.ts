// Names the forms of copying settings, for those who list them without writing any.

/** What a menu calls each. */
export const COPY_FORM_LABELS = {
  swaks: 'swaks',
  openssl: 'openssl s_client',
  curl: 'curl',
  nc: 'nc and telnet',
  powershell: 'PowerShell',
  nodemailer: 'nodemailer',
  smtplib: 'Python smtplib',
  phpmailer: 'PHPMailer',
  go: 'Go net/smtp',
  java: 'Java, Jakarta Mail',
  csharp: 'C#, MailKit',
  postfix: 'Postfix relayhost',
  msmtp: 'msmtprc',
} as const;

export type CopyFormName = keyof typeof COPY_FORM_LABELS;

export const COPY_FORM_NAMES = Object.keys(COPY_FORM_LABELS) as readonly CopyFormName[];
