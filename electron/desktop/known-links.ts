// Knows which links may lead out of the app.

/** The hosts that a verdict or finding refers to; their subdomains are other hosts. */
const HOSTS: ReadonlySet<string> = new Set([
  'developers.google.com',
  'docs.aws.amazon.com',
  'docs.oracle.com',
  'documentation.mailgun.com',
  'help.brevo.com',
  'help.mail.163.com',
  'help.yahoo.com',
  'hilfe.web.de',
  'learn.microsoft.com',
  'mail.google.com',
  'nodemailer.com',
  'outlook.office.com',
  'postmarkapp.com',
  'proton.me',
  'resend.com',
  'service.mail.qq.com',
  'support.apple.com',
  'support.gmx.com',
  'support.google.com',
  'support.microsoft.com',
  'www.fastmail.help',
  'www.ionos.com',
  'www.rfc-editor.org',
  'www.twilio.com',
  'www.zoho.com',
  'yandex.com',
]);

/** Whether a link may lead out of the app at all. */
export function mayOpen(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && HOSTS.has(host);
}
