// Sends one message with nodemailer, as an application does.
// Arguments: host, port, mode, CA file, user, recipient, message file; BENCH_PASSWORD.

import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';

const [host, port, mode, caFile, user, recipient, file] = process.argv.slice(2);
const transport = createTransport({
  host,
  port: Number(port),
  secure: mode === 'implicit',
  requireTLS: mode === 'starttls',
  name: 'client.test',
  tls: { ca: readFileSync(caFile) },
  auth: { user, pass: process.env.BENCH_PASSWORD },
});
await transport.sendMail({ envelope: { from: user, to: recipient }, raw: readFileSync(file) });
transport.close();
