// Reads which server or provider a pasted text is about, where the user says so.

export interface ServerHint {
  readonly host: string;
  readonly port?: number;
}

/** What people call the large providers, and a name of theirs that the rules know. */
const PROVIDERS: Readonly<Record<string, string>> = {
  gmail: 'smtp.gmail.com',
  google: 'smtp.gmail.com',
  'google workspace': 'smtp.gmail.com',
  microsoft: 'smtp.office365.com',
  microsoft365: 'smtp.office365.com',
  'microsoft 365': 'smtp.office365.com',
  office365: 'smtp.office365.com',
  'office 365': 'smtp.office365.com',
  m365: 'smtp.office365.com',
  'exchange online': 'smtp.office365.com',
  outlook: 'smtp-mail.outlook.com',
  hotmail: 'smtp-mail.outlook.com',
  yahoo: 'smtp.mail.yahoo.com',
  aol: 'smtp.aol.com',
  icloud: 'smtp.mail.me.com',
  apple: 'smtp.mail.me.com',
  zoho: 'smtp.zoho.com',
  fastmail: 'smtp.fastmail.com',
  proton: 'smtp.protonmail.ch',
  gmx: 'mail.gmx.net',
  'web.de': 'smtp.web.de',
  ionos: 'smtp.ionos.com',
  strato: 'smtp.strato.de',
  sendgrid: 'smtp.sendgrid.net',
  mailgun: 'smtp.mailgun.org',
  postmark: 'smtp.postmarkapp.com',
  mailjet: 'in-v3.mailjet.com',
  brevo: 'smtp-relay.brevo.com',
  sendinblue: 'smtp-relay.brevo.com',
  resend: 'smtp.resend.com',
  mailtrap: 'live.smtp.mailtrap.io',
  ses: 'email-smtp.us-east-1.amazonaws.com',
  'amazon ses': 'email-smtp.us-east-1.amazonaws.com',
  sparkpost: 'smtp.sparkpostmail.com',
  smtp2go: 'mail.smtp2go.com',
};

/** A provider's name, or `HOST[:PORT]`; undefined for anything else. */
export function parseServerHint(text: string): ServerHint | undefined {
  const known = PROVIDERS[text.trim().toLowerCase()];
  if (known !== undefined) return { host: known };
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]{1,253}|[0-9a-f:.]*::[0-9a-f:.]*))(?::(\d{1,5}))?$/i.exec(
      text.trim(),
    ) ?? [];
  const host = bracketed ?? plain;
  const port = digits === undefined ? undefined : Number(digits);
  if (host === undefined || (port !== undefined && (port < 1 || port > 65_535))) return undefined;
  return { host: host.toLowerCase(), ...(port !== undefined && { port }) };
}
