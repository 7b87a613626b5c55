// Says why a plan cannot be run through nodemailer.

import type { Unsupported } from '../../run/nodemailer-limits.ts';

/** Sentences without their full stop. */
export const NODEMAILER_LIMIT: Record<Unsupported, string> = {
  'stop-after': 'nodemailer can stop after ehlo, tls or auth, or else sends the message',
  family: 'nodemailer tries addresses of both families; 4 or 6 alone is not possible',
  authzid: 'nodemailer sends no authorization identity',
  proxy: 'a run through nodemailer does not use a proxy',
  chunking: 'nodemailer sends messages with DATA only, not in chunks',
  'raw-lines': 'nodemailer mends line ends by itself and cannot send them as they are',
  'recipient-dsn': 'nodemailer asks for the same notices for every recipient',
};
