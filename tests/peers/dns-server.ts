// Answers DNS queries on loopback, for tests: a few record types, and every way to fail.

import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';

export type DnsRecords =
  | { readonly A: readonly string[] }
  | { readonly AAAA: readonly string[] }
  | { readonly CNAME: readonly string[] }
  | {
      readonly SRV: readonly (readonly [
        priority: number,
        weight: number,
        port: number,
        target: string,
      ])[];
    }
  | { readonly MX: readonly (readonly [priority: number, exchange: string])[] };

/** What is said to one query; `no-data` is a name that exists without such a record. */
export type DnsReply = DnsRecords | 'no-data' | 'no-such-name' | 'servfail' | 'refused' | 'silence';

export type DnsZone = (name: string, type: string) => DnsReply;

export interface DnsServer {
  readonly port: number;
  /** The queries that came, as `A mail.example.org`. */
  readonly queries: readonly string[];
  /** A resolver that asks this server only. */
  resolver(): dns.Resolver;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<number, string>> = {
  1: 'A',
  5: 'CNAME',
  15: 'MX',
  28: 'AAAA',
  33: 'SRV',
};
const CODES = { 'no-data': 0, servfail: 2, 'no-such-name': 3, refused: 5 } as const;

export async function startDnsServer(zone: DnsZone): Promise<DnsServer> {
  const queries: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, peer) => {
    const { name, type, end } = readQuestion(query);
    queries.push(`${type} ${name}`);
    const reply = zone(name, type);
    if (reply === 'silence') return;
    socket.send(answer(query.subarray(0, end), reply), peer.port, peer.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  return {
    port,
    queries,
    resolver() {
      const resolver = new dns.Resolver({ timeout: 1_000, tries: 2 });
      resolver.setServers([`127.0.0.1:${port}`]);
      return resolver;
    },
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function readQuestion(query: Buffer) {
  const labels: string[] = [];
  let at = 12;
  while (query[at] !== 0) {
    const length = query[at]!;
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = TYPES[query.readUInt16BE(at + 1)] ?? 'other';
  return { name: labels.join('.'), type, end: at + 5 };
}

function answer(question: Buffer, reply: Exclude<DnsReply, 'silence'>): Buffer {
  const records = typeof reply === 'string' ? [] : encodeAll(reply);
  const head = Buffer.from(question);
  // A recursive answer with as many records as there are, and nothing else.
  head.writeUInt16BE(0x8180 + (typeof reply === 'string' ? CODES[reply] : 0), 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  return Buffer.concat([head, ...records]);
}

function encodeAll(records: DnsRecords): Buffer[] {
  if ('A' in records) {
    return records.A.map((text) => encode(1, Buffer.from(text.split('.').map(Number))));
  }
  if ('AAAA' in records) {
    return records.AAAA.map((text) => encode(28, ipv6(text)));
  }
  if ('CNAME' in records) return records.CNAME.map((name) => encode(5, wireName(name)));
  if ('SRV' in records) {
    return records.SRV.map(([priority, weight, port, target]) => {
      const numbers = [priority, weight, port].flatMap((number) => [number >> 8, number & 0xff]);
      return encode(33, Buffer.concat([Buffer.from(numbers), wireName(target)]));
    });
  }
  return records.MX.map(([priority, exchange]) =>
    encode(15, Buffer.concat([Buffer.from([priority >> 8, priority & 0xff]), wireName(exchange)])),
  );
}

/** A record of the name in the question, to which the pointer 0xc00c refers. */
function encode(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length]);
  return Buffer.concat([head, data]);
}

function wireName(name: string): Buffer {
  const named = name.split('.').filter((label) => label !== '');
  const labels = named.map((label) => {
    return Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
  });
  return Buffer.concat([...labels, Buffer.from([0])]);
}

/** Eight groups, or a part, `::` and a part. */
function ipv6(text: string): Buffer {
  const [head = '', tail = ''] = text.split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const gap = Array<string>(8 - groups(head).length - groups(tail).length).fill('0');
  const all = [...groups(head), ...gap, ...groups(tail)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
