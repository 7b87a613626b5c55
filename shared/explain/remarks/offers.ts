// Knows how programs say that the server did not offer what they needed.

import { sure, type Remarks } from './remark.ts';

export const offerRemarks: Remarks = sure(
  [
    /(?:STARTTLS|StartTLS|TLS).{0,60}(?:not (?:be )?(?:support|advertis|offer|available|announc)|no[nt] ?support|unavailable|unsupported)|(?:does(?: not|n.t)|did(?: not|n.t)) (?:support|advertise|offer|announce) (?:TLS|STARTTLS|StartTLS|SSL|the STARTTLS|secure|encrypt)|TLS is required, but was not offered|not support SSL-secured|0x800CCC7D|support the STARTTLS|requested SSL level failed|Host did not advertise STARTTLS|find STARTTLS in server response|upgrade.{0,20}(?:refused|not possible).*STARTTLS/i,
    { type: 'missing', what: 'starttls' },
    'starttls',
  ],
  [
    /no (?:suitable|compatible|supported|acceptable|common|mutual)\w* (?:authentication|auth|sasl)|(?:authentication|auth|sasl) (?:mechanism|method|type)s? (?:\w+ )?(?:not|is not|are not|un)\s?(?:supported|available)|none of the authentication methods|No supported (?:SASL )?auth|No mechanism available|no (?:worthy|usable) mech|mechanisms supported by both|does not support (?:the selected |any compatible |.{0,20})authentication method|No authentication mechanisms supported|cannot use a secure authentication method/i,
    { type: 'missing', what: 'common-mechanism' },
    'auth',
  ],
  [
    /(?:SMTP )?AUTH(?:ENTICATION|entication)? (?:extension )?(?:is )?not (?:supported|advertised|offered|enabled|available)|does(?: not|n.t) support (?:AUTH|authentication)|did not advertise authentication|not support authentication/i,
    { type: 'missing', what: 'auth' },
    'auth',
  ],
  [
    /missing credentials|no (?:credentials|password) (?:given|provided|supplied)/i,
    { type: 'missing', what: 'credentials' },
    'auth',
  ],
  [
    /bad greeting from SMTP host|response: (?:-1|\[EOF\])/i,
    { type: 'lost', cause: 'closed' },
    'greeting',
  ],
);
