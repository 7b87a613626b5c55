// Writes the settings as Postfix's way to a relay host.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { postfixValue } from './quote.ts';

export function copyAsPostfix(settings: CopySettings): Copied {
  const { host, port, connectIp, sourceIp, ehloName, auth, reach } = settings;
  const relay = `[${connectIp ?? host}]:${String(port)}`;
  const given = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `${name} = ${postfixValue(value)}`;
  return {
    text: lines(
      '# /etc/postfix/main.cf',
      given('relayhost', relay),
      given('smtp_helo_name', ehloName),
      given((sourceIp ?? '').includes(':') ? 'smtp_bind_address6' : 'smtp_bind_address', sourceIp),
      ...tlsLines(settings),
      ...(auth === undefined
        ? ['smtp_sasl_auth_enable = no']
        : [
            'smtp_sasl_auth_enable = yes',
            'smtp_sasl_security_options = noanonymous',
            given('smtp_sasl_mechanism_filter', auth.mechanism.toLowerCase()),
            'smtp_sasl_password_maps = texthash:/etc/postfix/sasl_passwd',
            '',
            '# /etc/postfix/sasl_passwd, readable by root only; the secret stands for $' +
              auth.variable,
            `${relay} ${auth.user}:$${auth.variable}`,
          ]),
    ),
    notes: notesOf(
      [
        auth !== undefined,
        `Write the secret itself where $${auth?.variable ?? ''} stands; Postfix replaces nothing there.`,
      ],
      [
        auth?.user.includes(':') ?? false,
        'Postfix ends a user name at its first colon, so this one cannot sign in.',
      ],
      [auth?.authzid !== undefined, 'The identity to act as is left out.'],
      [reach !== 'send', 'Postfix signs in when it has mail to send, and not before.'],
    ),
  };
}

function tlsLines({ security, tlsName, insecure, ca, certificate, key }: CopySettings) {
  if (security === 'none') return ['smtp_tls_security_level = none'];
  const given = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `${name} = ${postfixValue(value)}`;
  return [
    `smtp_tls_security_level = ${insecure ? 'encrypt' : 'secure'}`,
    security === 'implicit' ? 'smtp_tls_wrappermode = yes' : undefined,
    insecure ? undefined : given('smtp_tls_secure_cert_match', tlsName),
    given('smtp_tls_servername', tlsName),
    given('smtp_tls_CAfile', insecure ? undefined : (ca ?? '/etc/ssl/certs/ca-certificates.crt')),
    given('smtp_tls_cert_file', certificate),
    given('smtp_tls_key_file', key),
  ];
}
