// What can be seen of a handshake, however its octets are cut into pieces.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TlsSight } from '../../../electron/engine/net/tls-sight.ts';

function record(type: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type, 3, 3, content.length >> 8, content.length]), content]);
}

function message(type: number, size: number): Buffer {
  return Buffer.concat([Buffer.from([type, 0, size >> 8, size]), Buffer.alloc(size, type)]);
}

/** ServerHello, Certificate, CertificateRequest, ServerHelloDone of TLS 1.2. */
const flight = Buffer.concat([message(2, 70), message(11, 900), message(13, 40), message(14, 0)]);
const failure = record(21, Buffer.from([2, 40]));

function watch(chunks: readonly Uint8Array[]) {
  const sight = new TlsSight();
  for (const chunk of chunks) sight.push(chunk);
  const { helloed, certificateRequested, alert, instead } = sight;
  return { helloed, certificateRequested, alert, instead };
}

/** Cuts octets at the given places, each a share of the whole. */
function cut(octets: Buffer, places: readonly number[]): Buffer[] {
  const ends = places.map((share) => Math.floor(share * octets.length)).toSorted((a, b) => a - b);
  return [...ends, octets.length].map((end, index) => octets.subarray(ends[index - 1] ?? 0, end));
}

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

test('the same is seen however messages are cut into records, and records into chunks', () => {
  fc.assert(
    fc.property(places, places, (inRecords, inChunks) => {
      const records = cut(flight, inRecords).map((part) => record(22, part));
      const chunks = cut(Buffer.concat([...records, failure]), inChunks);
      expect(watch(chunks)).toEqual({
        helloed: true,
        certificateRequested: true,
        alert: 40,
        instead: undefined,
      });
    }),
  );
});

test('a warning is not the end', () => {
  expect(watch([record(21, Buffer.from([1, 112]))]).alert).toBeUndefined();
});

test('nothing is looked for in what is encrypted', () => {
  const encrypted = record(23, Buffer.alloc(200));
  expect(watch([record(22, message(2, 70)), encrypted, failure]).alert).toBeUndefined();
});

test.each([
  ['220 mail.example.org ESMTP\r\n'],
  ['HTTP/1.1 400 Bad Request\r\n'],
  ['SSH-2.0-OpenSSH_9.2\r\n'],
  ['\x16'.repeat(3)],
  ['\0'],
])('%j is not TLS', (text) => {
  expect(Buffer.from(watch([Buffer.from(text)]).instead ?? []).toString()).toBe(text);
});

test('of what is not TLS, the beginning is kept', () => {
  const endless = Array.from({ length: 100 }, () => Buffer.alloc(1_000, 'x'));
  expect(watch(endless).instead).toHaveLength(512);
});

test('a message that never ends is not kept for ever', () => {
  const sight = new TlsSight();
  const endless = Buffer.from([22, 3, 3, 0, 5, 11, 0xff, 0xff, 0xff, 0]);
  sight.push(endless);
  for (let sent = 0; sent < 100; sent += 1) sight.push(record(22, Buffer.alloc(1_000)));
  sight.push(failure);
  expect(sight.alert).toBeUndefined();
});

test('arbitrary octets do no harm', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (chunks) => void watch(chunks)),
  );
});
