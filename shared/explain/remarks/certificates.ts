// Knows how TLS libraries and programs say what is wrong with a certificate.

import { certificate, likely, sure, type Remarks } from './remark.ts';

/** X.509 verification's codes as OpenSSL numbers them (x509_vfy.h). */
const numbered = (...codes: readonly number[]): string =>
  `num=(?:${codes.join('|')}):|return code: (?:${codes.join('|')}) `;

const any = (...parts: readonly (string | RegExp)[]): RegExp =>
  new RegExp(parts.map((part) => (typeof part === 'string' ? part : part.source)).join('|'), 'i');

export const certificateRemarks: readonly Remarks[] = [
  sure(
    // Go and GnuTLS tell of both at once; Go then gives the times.
    [/not yet valid: current time \S+ is before/i, certificate('not-yet-valid')],
    [/not yet valid: current time \S+ is after/i, certificate('expired')],
  ),
  likely([
    /NotTimeValid|expired or (?:is )?not yet valid|not (?:currently )?valid at this time/i,
    { type: 'certificate', problem: 'expired', or: 'not-yet-valid' },
  ]),
  sure(
    [
      any(
        /CERT_HAS_EXPIRED|certificate (?:\d+ of \d+ )?(?:has |is |was )?expired|certificate['”’"]? is expired|CertificateExpired|NotAfter:.*(?:past|expired)|expired certificate|certificate chain uses expired|peer certificate: Expired|InvalidCertificate\(Expired/,
        numbered(10),
      ),
      certificate('expired'),
    ],
    [
      any(
        /CERT_NOT_YET_VALID|not yet (?:valid|activated)|CertificateNotYetValid|peer certificate: NotValidYet|InvalidCertificate\(NotValidYet/,
        numbered(9),
      ),
      certificate('not-yet-valid'),
    ],
    [
      any(
        /ALTNAME_INVALID|certificate (?:does ?n.t|does not) match|altnames|name ?mismatch|IP address mismatch|does not match (?:the )?(?:host|target|server|certificate)|hostname mismatch|host ?name .{0,120}(?:does ?n.t match|did not match|not match)/,
        /no (?:alternative certificate )?subject(?: alternative)?.{0,40}name.{0,40}match|no subject alternative|SSL: no alternative|certificate is valid for .*, not |certificate is not valid for any names|does(?: not|n.t) contain any IP SANs|is not in the cert|owner does not match/,
        /certificate.{0,30}(?:different|another) (?:host|name)|did not match expected CN|CN=.{1,80}did not match|(?:relies on|uses) (?:the )?legacy Common Name|certificate name does not match|NotValidForName|CERT_E_CN_NO_MATCH/,
        numbered(62, 64),
      ),
      certificate('name-mismatch'),
    ],
    [
      any(
        /DEPTH_ZERO_SELF_SIGNED|self[- ]signed certificate(?! in)|is self[- ]signed/,
        numbered(18),
      ),
      certificate('self-signed'),
    ],
    [
      any(
        /SELF_SIGNED_CERT_IN_CHAIN|self[- ]signed certificate in|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY_LEAF|unable to (?:get (?:local )?issuer|verify the first)|issuer is (?:unknown|not trusted)|signed by unknown authority|PKIX path building failed|unable to find valid certification path/,
        /UntrustedRoot|PartialChain|Trust anchor for certification path not found|certificate issuer is not recognized|RemoteCertificateChainErrors|certificate is not trusted|certificate['”’"]? is not trusted|certificate issued by an unknown|issued by an authority that is not trusted|root certificate which is not trusted|UnknownIssuer|CERT_E_UNTRUSTEDROOT|CERT_E_CHAINING|not verified/,
        numbered(19, 20, 21, 2),
      ),
      certificate('unknown-issuer'),
    ],
    [
      any(
        /CERT_REVOKED|certificate (?:has been |is |was )?revoked|CertificateRevoked/,
        numbered(23),
      ),
      certificate('revoked'),
    ],
    [
      /key is too (?:small|weak)|certificate .{0,30}too weak|ee key too small/i,
      certificate('weak-key'),
    ],
    [
      any(
        /insecure (?:signature )?algorithm|weak (?:digest|signature)|ca md too weak|signature algorithm.{0,20}(?:weak|insecure|disabled)|Certificates do(?:es)? not conform to algorithm constraints/,
        numbered(68),
      ),
      certificate('weak-signature'),
    ],
    [
      any(/INVALID_PURPOSE|unsupported certificate purpose|incompatible key usage/, numbered(26)),
      certificate('wrong-purpose'),
    ],
    [
      /CERTIFICATE_VERIFY_FAILED|certificate verif(?:y|ication) failed|certificate problem|RemoteCertificate|invalid (?:server |peer )?certificate|certificate (?:is )?(?:invalid|not valid|rejected|not standards compliant)|could not be verified.*certificate|server.s (?:SSL )?certificate could not|The remote certificate|error in the certificate verification|failed to load system roots/i,
      { type: 'certificate' },
    ],
  ),
];
