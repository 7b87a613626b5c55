// Knows the sentences, other than OpenSSL's reasons and alerts, for a handshake that failed.

import { likely, sure, type Remarks } from './remark.ts';

export const tlsRemarks: readonly Remarks[] = [
  sure(
    // The program's own settings leave it no version: nothing was sent, and the server is not to blame.
    [
      /No appropriate protocol|no protocols available|no supported versions/i,
      { type: 'tls', cause: 'options-unusable' },
      'tls',
    ],
    [
      /server selected unsupported protocol|unsupported SSL protocol version|A packet with illegal or unsupported version|ssl\w*_choose_client_version|(?:^|: )(?:unsupported protocol|version too low)\s*$/i,
      { type: 'tls', cause: 'no-common-version' },
      'tls',
    ],
    [
      /no shared cipher|no cipher suites? in common|cipher suite.{0,20}(?:not|no) .{0,20}(?:common|overlap)|no suitable cipher|alert handshake failure|handshake_failure/i,
      { type: 'tls', cause: 'no-common-cipher' },
      'tls',
    ],
    [
      /client certificate (?:is )?required|bad_certificate.*client/i,
      { type: 'tls', cause: 'client-certificate-required' },
      'tls',
    ],
    [
      /wrong.version.number|unknown protocol\b|packet length too long|http request\b|first record does not look like a TLS handshake|unrecognized SSL message|plaintext connection|An unexpected TLS packet was received|TLS packet with unexpected length|cannot determine the frame size|corrupted frame|unexpected packet format|The handshake failed due to an unexpected|InvalidMessage\(|InvalidContentType|oversized record received|not (?:a )?TLS|SSL23_GET_SERVER_HELLO/i,
      { type: 'tls', cause: 'not-tls' },
      'tls',
    ],
    [
      /unexpected eof while reading|terminated the handshake|closed (?:the )?connection during handshake|SSL_ERROR_SYSCALL|EOF occurred in violation of protocol|(?:client network )?socket disconnected before secure TLS|TLS connection was non-properly terminated|disconnected during (?:the )?(?:SSL|TLS) handshake|peer (?:closed|did not).{0,30}handshake|handshake eof|SSL peer shut down incorrectly/i,
      { type: 'tls', cause: 'closed' },
      'tls',
    ],
  ),
  // Schannel says so of ciphers as well as of versions.
  likely([
    /do not possess a common algorithm/i,
    { type: 'tls', cause: 'no-common-version' },
    'tls',
  ]),
];
