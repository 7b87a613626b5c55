// Says in which setting of a server's software a fault is mended, and by whom.

import type { ServerSoftware } from '../../rules/known/server-software.ts';

type Setting = 'sender' | 'relay' | 'ehlo' | 'size' | 'reverse-dns' | 'greylisting' | 'sign-in';

const SETTINGS: Partial<Record<ServerSoftware, Partial<Record<Setting, string>>>> = {
  postfix: {
    sender: 'smtpd_sender_login_maps',
    relay: 'smtpd_relay_restrictions',
    ehlo: 'smtpd_helo_restrictions',
    size: 'message_size_limit',
    'reverse-dns': 'smtpd_client_restrictions',
    greylisting: 'smtpd_recipient_restrictions',
    'sign-in': 'smtpd_sasl_auth_enable',
  },
  exim: {
    relay: 'acl_smtp_rcpt and relay_from_hosts',
    ehlo: 'helo_allow_chars and helo_try_verify_hosts',
    size: 'message_size_limit',
    sender: 'acl_smtp_mail',
    'sign-in': 'auth_advertise_hosts',
  },
  exchange: {
    relay: 'the receive connector’s permission groups',
    sender: 'the mailbox’s “Send as” permission',
    size: 'MaxMessageSize of the receive connector',
    'sign-in': 'the receive connector’s authentication settings',
  },
  dovecot: { size: 'submission_max_mail_size' },
  sendmail: { relay: '/etc/mail/access and the TRUST_AUTH_MECH setting', size: 'MaxMessageSize' },
  opensmtpd: { relay: 'the match … action relay rules', size: 'max-message-size' },
};

const NAMES: Partial<Record<ServerSoftware, string>> = {
  postfix: 'Postfix',
  exim: 'Exim',
  exchange: 'Exchange',
  dovecot: 'Dovecot',
  sendmail: 'Sendmail',
  opensmtpd: 'OpenSMTPD',
};

interface Seen {
  readonly service?: { readonly name: string } | undefined;
  readonly software?: ServerSoftware | undefined;
}

/** Who runs the server, and the setting to look at where the software is known. */
export function runner({ service, software }: Seen, setting: Setting): string {
  if (service) return service.name;
  const found = software && SETTINGS[software]?.[setting];
  if (software === undefined || found === undefined) return 'whoever runs the server';
  return `whoever runs the server (${NAMES[software] ?? software}: ${found})`;
}
