// Reads the TLS alert that a program says it was sent, by number or by name.

import type { Trouble } from '../step.ts';

/** Names of RFC 8446 section 6 without what libraries put between their words. */
const NUMBERS: Readonly<Record<string, number>> = {
  unexpectedmessage: 10,
  badrecordmac: 20,
  decryptionfailed: 21,
  recordoverflow: 22,
  handshakefailure: 40,
  handshakefailed: 40,
  nocertificate: 41,
  badcertificate: 42,
  unsupportedcertificate: 43,
  certificaterevoked: 44,
  certificateexpired: 45,
  certificateunknown: 46,
  unknowncertificate: 46,
  illegalparameter: 47,
  unknownca: 48,
  unknowncertificateauthority: 48,
  accessdenied: 49,
  decodeerror: 50,
  errordecodingmessage: 50,
  decrypterror: 51,
  errordecryptingmessage: 51,
  protocolversion: 70,
  protocolversionnotsupported: 70,
  insufficientsecurity: 71,
  insufficientsecuritylevel: 71,
  internalerror: 80,
  inappropriatefallback: 86,
  missingextension: 109,
  unsupportedextension: 110,
  unrecognizedname: 112,
  certificaterequired: 116,
  noapplicationprotocol: 120,
};

/** Where programs put the number or the name: OpenSSL, GnuTLS, Go, Java, .NET, rustls. */
const NUMBERED = /\balert number (\d{1,3})\b|\breceived alert \[(\d{1,3})\]/i;
const NAMED =
  /(?:\bfatal alert|\bTLS alert|\bremote error: tls|\bSSL\/TLS alert|\balert received)[:,]? ?['"(]?([a-z][a-z _]{4,40})/i;

/** The alert in a remark; undefined where it tells of none. */
export function readAlert(text: string): Trouble | undefined {
  const numbered = NUMBERED.exec(text);
  const number = numbered ? Number(numbered[1] ?? numbered[2]) : namedIn(text);
  return number === undefined ? undefined : troubleOfAlert(number);
}

function namedIn(text: string): number | undefined {
  const name = NAMED.exec(text)?.[1];
  return name === undefined ? undefined : numberOfAlert(name);
}

/** The number of an alert, in whatever way its name is written. */
export function numberOfAlert(name: string): number | undefined {
  return NUMBERS[name.toLowerCase().replace(/[^a-z]/g, '')];
}

/** What an alert from the server stands for, to a client that saw no more than that. */
export function troubleOfAlert(alert: number): Trouble {
  switch (alert) {
    case 40:
    case 71:
      return { type: 'tls', cause: 'no-common-cipher', alert };
    case 70:
      return { type: 'tls', cause: 'no-common-version', alert };
    case 41:
    case 116:
      return { type: 'tls', cause: 'client-certificate-required', alert };
    default:
      return { type: 'tls', cause: 'alert', alert };
  }
}
