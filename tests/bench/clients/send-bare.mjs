// Sends one message in the fewest flights and does nothing else: what the network alone takes.
// Arguments: host, port, mode, CA file, user, recipient, message file; BENCH_PASSWORD.

import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

const [host, port, mode, caFile, user, recipient, file] = process.argv.slice(2);
const ca = readFileSync(caFile);
const message = readFileSync(file, 'latin1').replace(/^\./gm, '..');
const response = Buffer.from(`\0${user}\0${process.env.BENCH_PASSWORD}`).toString('base64');

let stream = connect({ host, port: Number(port), noDelay: true });
let received = '';
let wake = () => undefined;

const listen = () => {
  stream.setEncoding('latin1').on('data', (text) => {
    received += text;
    wake();
  });
};

/** Waits for so many whole replies, the last of which must begin with the code. */
const replies = async (count, code) => {
  for (;;) {
    const whole = received.match(/^\d{3} .*\r\n/gm) ?? [];
    if (whole.length >= count) {
      if (!whole[count - 1].startsWith(code)) throw new Error(received);
      received = '';
      return;
    }
    await new Promise((resolve) => {
      wake = resolve;
    });
  }
};

const secure = () =>
  new Promise((resolve, reject) => {
    stream.removeAllListeners('data');
    stream = connectTls({ socket: stream, ca, host }, resolve).once('error', reject);
    listen();
  });

if (mode === 'implicit') {
  await secure();
  await replies(1, '220');
} else {
  listen();
  await replies(1, '220');
  stream.write('EHLO client.test\r\n');
  await replies(1, '250');
  stream.write('STARTTLS\r\n');
  await replies(1, '220');
  await secure();
}
stream.write('EHLO client.test\r\n');
await replies(1, '250');
stream.write(`AUTH PLAIN ${response}\r\n`);
await replies(1, '235');
stream.write(`MAIL FROM:<${user}>\r\nRCPT TO:<${recipient}>\r\nDATA\r\n`);
await replies(3, '354');
stream.write(`${message}.\r\nQUIT\r\n`, 'latin1');
await replies(2, '221');
stream.end();
