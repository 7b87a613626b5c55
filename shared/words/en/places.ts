// Says where in a mail service's own pages a fault is mended.

import type { Topic } from '../../rules/known/mail-service.ts';
import type { ServiceId } from '../../rules/known/mail-services.ts';

const GOOGLE_PASSWORD =
  'Create an app password at myaccount.google.com/apppasswords (2-Step Verification has to be on), and use it without blanks and with the whole address as user name; or sign in with OAuth. The usual Google password does not work for mail programs.';
const MICROSOFT_SMTP =
  'An administrator switches it on: for one mailbox in the Microsoft 365 admin center under Users > Active users > the user > Mail > Manage email apps > Authenticated SMTP; for the whole organisation with Set-TransportConfig -SmtpClientAuthenticationDisabled $false.';
const YAHOO_PASSWORD =
  'Create an app password in the account’s security page (“Generate app password”) and use it in place of the usual one, with the whole address as user name.';

/** Whole sentences; a topic without one falls back to what is true everywhere. */
const SERVICES: Partial<Record<ServiceId, Partial<Record<Topic, string>>>> = {
  'google-relay': {
    relay:
      'A Google Workspace administrator sets the relay up in the Admin console under Apps > Google Workspace > Gmail > Routing > SMTP relay service: allowed senders and IP addresses (IPv6 as well). The EHLO name has to be a domain of yours.',
    account:
      'A Google Workspace administrator adds your public address (IPv4 and IPv6) in the Admin console under Gmail > Routing > SMTP relay service.',
    sender:
      'The sender, or the EHLO name, has to belong to a domain of your Google Workspace; its administrator sets which in the Admin console under Gmail > Routing > SMTP relay service.',
    limits:
      'The relay allows about 10,000 recipients a day for each user and 100 for each message; a Google Workspace administrator sees the use in the Admin console.',
  },
  google: {
    password: GOOGLE_PASSWORD,
    oauth:
      'For Gmail a token needs the scope https://mail.google.com/ and lasts an hour; get a new one with the refresh token.',
    account:
      'Sign in at mail.google.com in a browser, on this network if you can, and confirm that it was you; then use an app password or OAuth.',
    sender:
      'Add the address in Gmail under Settings > Accounts > “Send mail as” and confirm it, or send from the account’s own address.',
    limits:
      'Gmail allows about 500 messages a day, Google Workspace about 2,000 for each user; the count falls back within 24 hours.',
  },
  'outlook.com': {
    password:
      'Outlook.com takes no passwords from mail programs since September 2024, and no app passwords either: sign in with OAuth (“Modern authentication”).',
    oauth:
      'Choose OAuth2 (“Modern authentication”) in the mail program; a token needs the scope https://outlook.office.com/SMTP.Send.',
  },
  microsoft365: {
    password:
      'Check the password at outlook.office.com. If it works there, an administrator has to look whether SMTP AUTH is switched on for the mailbox (Microsoft 365 admin center > Users > Mail > Manage email apps) and what the Entra sign-in log says of this attempt.',
    'smtp-access': `Sign in as a mailbox that may use SMTP AUTH. ${MICROSOFT_SMTP}`,
    oauth:
      'The token has to be for https://outlook.office.com with the permission SMTP.Send (for an application: SMTP.SendAsApp, with its service principal registered in Exchange and given the mailbox), and SMTP AUTH has to be on for the mailbox as well.',
    sender:
      'An administrator gives the mailbox the “Send as” right in the Exchange admin center (Recipients > Mailboxes > Delegation); or send from the mailbox’s own address.',
    limits:
      'Exchange Online allows 30 messages a minute, 3 connections at once and 10,000 recipients a day for each mailbox. For more, an administrator can use High Volume Email or a sending service.',
    account:
      'An administrator finds the mailbox under “Restricted entities” at security.microsoft.com, secures it (new password, forwarding rules) and sets it free.',
    relay:
      'Hand mail to smtp.office365.com, port 587, signed in. To send without a sign-in, an administrator sets up a connector for your public address or certificate in the Exchange admin center.',
  },
  yahoo: {
    password: YAHOO_PASSWORD,
    sender: 'The sender has to be the very address that you sign in with.',
  },
  icloud: {
    password:
      'Create an app-specific password at account.apple.com under Sign-In and Security, and use your @icloud.com address as user name, also for a domain of your own.',
    sender: 'Send from your @icloud.com address, one of its aliases, or a domain set up in iCloud.',
  },
  zoho: {
    password:
      'Create an application password at accounts.zoho.com under Security if two-factor is on, see that IMAP and SMTP access is on, and use the server of your data centre (smtp.zoho.com, .eu, .in …).',
    sender:
      'Add the address as alias or “Send mail as” in Zoho Mail’s settings, or send from the account’s own address.',
    account: 'Follow the notice in Zoho Mail’s web page; its support lifts the block.',
  },
  fastmail: {
    password:
      'Create an app password with SMTP access under Settings > Privacy & Security > Integrations, and use the account’s login address as user name, not an alias.',
    sender: 'Add the address under Settings > My email addresses, or send from one that is there.',
  },
  proton: {
    password:
      'Use an SMTP token made under Settings > IMAP/SMTP (for a custom domain’s address), or the password that Proton Mail Bridge shows; not the Proton password.',
  },
  gmx: {
    password:
      'Check the password in web mail, and switch on “POP3 and IMAP” under Settings > E-mail; with two-factor on, create an application password there.',
    'smtp-access': 'Switch on “POP3 and IMAP” in the web mail’s settings, under E-mail.',
    sender: 'Send from the mailbox’s address, or add the other one as an alias in the settings.',
  },
  'web.de': {
    password:
      'Use the part before the @ as user name, and switch on “POP3 und IMAP” in the web mail’s settings; with two-factor on, create an application password there.',
    'smtp-access': 'Switch on “POP3 und IMAP Zugriff” in the web mail’s settings.',
    sender: 'Send from the mailbox’s address, or add the other one as an alias in the settings.',
  },
  't-online': {
    password:
      'Set a separate e-mail password (“Passwort für E-Mail-Programme”) in Telekom’s customer centre and use that; the login password does not work here.',
  },
  yandex: {
    password:
      'Create an app password at id.yandex.com under Security, and switch on access for mail programs in Yandex Mail under Settings > Email clients.',
    'smtp-access':
      'Switch on access for mail programs in Yandex Mail under Settings > Email clients.',
    sender: 'The sender has to be the address that you sign in with, or one of its aliases.',
  },
  'mail.ru': {
    password:
      'Create a password for external applications (an app password) in Mail.ru’s security settings, with access to SMTP, and use that; the account’s own password does not work here.',
  },
  qq: {
    password:
      'Switch on SMTP in QQ Mail under Settings > Account, and use the authorization code that it gives you as the password.',
    sender: 'The sender has to be the address that you sign in with.',
  },
  netease: {
    password:
      'Switch on SMTP in the web mail’s settings, and use the client authorization code that it gives you as the password.',
    'smtp-access': 'Switch on SMTP in the web mail’s settings (POP3/SMTP/IMAP).',
    sender: 'The sender has to be the address that you sign in with.',
  },
  'amazon-ses': {
    password:
      'Use SMTP credentials made in the SES console of this very region (Account dashboard > SMTP settings); an AWS secret key is not an SMTP password, and those of another region do not work.',
    sender:
      'Verify the address or domain in the SES console of this very region, under Configuration > Identities; the IAM user also needs ses:SendRawEmail for it.',
    recipient:
      'The account is in the sandbox: verify the recipient as an identity too, or ask for production access in the SES console (Account dashboard).',
    limits:
      'The SES console shows both limits (messages each second and each 24 hours) under Account dashboard; ask there for higher ones. Slow down until then.',
    account: 'The SES console shows under Account dashboard what AWS asks of you.',
  },
  sendgrid: {
    password:
      'Use the word apikey as user name and an API key with “Mail Send” (Settings > API Keys) as password; account passwords have ended.',
    sender: 'Verify the sender or its domain in SendGrid under Settings > Sender Authentication.',
    limits: 'SendGrid shows what is left under Settings > Account Details; a larger plan lifts it.',
  },
  mailgun: {
    password:
      'Use the SMTP credentials of the sending domain (Sending > Domain settings > SMTP credentials), not the API key; domains in the EU region need smtp.eu.mailgun.org.',
    recipient:
      'A sandbox domain sends only to authorized recipients: add them in Mailgun under the domain’s settings, or send from a domain of your own.',
    'smtp-access': 'Sign in with the SMTP credentials of the sending domain.',
  },
  postmark: {
    password:
      'Use the Server API token both as user name and as password, and see that SMTP is enabled for that server and stream.',
    sender: 'Confirm the address or domain in Postmark under Sender Signatures.',
    recipient: 'Reactivate the address in Postmark under the stream’s Suppressions.',
    account: 'Ask for approval in Postmark; until then you can send within your own domain only.',
  },
  sparkpost: {
    password:
      'Use SMTP_Injection as user name and an API key with “Send via SMTP” as password; EU accounts need smtp.eu.sparkpostmail.com.',
    sender: 'Verify the domain in SparkPost under Configuration > Domains.',
  },
  mailjet: {
    password:
      'Use the API key as user name and the secret key as password (Account > API Key Management), not your Mailjet login.',
    sender: 'Validate the address or domain in Mailjet under Account > Senders & domains.',
  },
  brevo: {
    password:
      'Use the SMTP login and an SMTP key (xsmtpsib-…) from Settings > SMTP & API; API keys (xkeysib-…) and the account password do not work.',
    account:
      'In Brevo, add this address under Security > Authorized IPs, or switch the check off there; a new account’s SMTP is activated by Brevo’s support.',
    sender: 'Verify sender and domain in Brevo under Senders, Domains & Dedicated IPs.',
  },
  resend: {
    password: 'Use the word resend as user name and an API key (resend.com/api-keys) as password.',
    sender:
      'Verify this exact domain, with its subdomain, at resend.com/domains; resend.dev sends only to your own address.',
    recipient:
      'Verify a domain at resend.com/domains and send from it; until then only your own address receives.',
    limits:
      'Resend takes two requests a second unless more was agreed; put a pause between messages.',
  },
  mailtrap: {
    password:
      'For the sandbox, use the credentials of the very inbox (Sandboxes > SMTP settings); for real sending, use the user name api and an API token.',
    limits: 'The sandbox takes a few messages a second, by plan; put a pause between messages.',
  },
  smtp2go: {
    password:
      'Use an SMTP user made under Sending > SMTP Users; the account’s login does not work.',
    sender: 'Verify the sender domain in SMTP2GO under Sending > Verified Senders.',
    account: 'Allow this address in SMTP2GO under Sending > SMTP Users or IP authentication.',
  },
  zeptomail: {
    password: 'Use the word emailapikey as user name and the Mail Agent’s token as password.',
    sender: 'Verify the domain of the Mail Agent in ZeptoMail.',
  },
  oracle: {
    password: 'Use SMTP credentials made for the user in the Oracle Cloud console.',
    sender: 'Add the address under Email Delivery > Approved Senders in the Oracle Cloud console.',
  },
};

interface Seen {
  readonly service?: { readonly id: ServiceId; readonly name: string } | undefined;
}

/** The service's own place for this, or what holds everywhere. */
export function place({ service }: Seen, topic: Topic, elsewhere: string): string {
  return (service && SERVICES[service.id]?.[topic]) ?? elsewhere;
}
