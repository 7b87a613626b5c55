// Checks composed messages by reading them with another program's parser.

import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { MessageError, type MessageFault } from '../../../electron/engine/message/check.ts';
import {
  composeMessage,
  type ComposeOptions,
  type Message,
} from '../../../electron/engine/message/compose.ts';
import { messageFacts } from '../../../electron/engine/message/facts.ts';
import { isBinary } from '../../../electron/engine/message/lines.ts';
import type { EnvelopePlan, MessagePlan } from '../../../shared/run/plan.ts';

const envelope: EnvelopePlan = {
  from: 'anna@example.org',
  to: [{ address: 'bob@example.net' }, { address: 'carol@example.net' }],
};

const options: ComposeOptions = {
  eightBit: true,
  ehloName: 'client.example.test',
  now: new Date('2026-11-24T05:00:00Z'),
  random: (octets) => new Uint8Array(octets).fill(0xab),
};

const compose = (
  message?: MessagePlan,
  changes: Partial<ComposeOptions> & { envelope?: EnvelopePlan } = {},
): Promise<Message> =>
  composeMessage(
    { envelope: changes.envelope ?? envelope, ...(message === undefined ? {} : { message }) },
    { ...options, ...changes },
  );

const text = ({ content }: Message): string => Buffer.from(content).toString('utf8');
const read = (message: Message) => simpleParser(Buffer.from(message.content));
const base64 = (content: string): string => Buffer.from(content, 'utf8').toString('base64');

describe('a composed message', () => {
  test('with nothing given says what it is', async () => {
    const parsed = await read(await compose());
    expect(parsed.subject).toBe('Ehlo test message');
    expect(parsed.text).toContain('sent by Ehlo, a mail-submission tester');
    expect(parsed.from?.text).toBe('anna@example.org');
    expect([parsed.to].flat().map((to) => to?.text)).toEqual([
      'bob@example.net, carol@example.net',
    ]);
    expect(parsed.date).toEqual(options.now);
    expect(parsed.messageId).toBe(`<${'ab'.repeat(16)}@example.org>`);
  });

  test('has the text, the HTML, its inline image and an attachment', async () => {
    const parsed = await read(
      await compose({
        kind: 'composed',
        subject: 'Grüße aus Tōkyō 🚀',
        text: 'Zeile eins\n.Zeile zwei\n',
        html: '<p>Bild: <img src="cid:logo@ehlo"></p>',
        attachments: [
          { filename: 'logo.png', contentType: 'image/png', content: 'iVBORw==', cid: 'logo@ehlo' },
          { filename: 'Müller, "A".txt', content: base64('Anhang') },
        ],
      }),
    );
    expect(parsed.subject).toBe('Grüße aus Tōkyō 🚀');
    expect(parsed.text?.trim()).toBe('Zeile eins\n.Zeile zwei');
    expect(parsed.html).toContain('data:image/png;base64,iVBORw==');
    const [image, file] = parsed.attachments;
    expect(image).toMatchObject({ contentId: '<logo@ehlo>', related: true, filename: 'logo.png' });
    expect(file).toMatchObject({ filename: 'Müller, "A".txt', contentType: 'text/plain' });
    expect(file?.content.toString()).toBe('Anhang');
  });

  test('may be HTML alone, or an attachment alone, with no text made up', async () => {
    const html = await read(await compose({ kind: 'composed', html: '<b>only</b>' }));
    expect(html.html).toBe('<b>only</b>\n');
    const file = await compose({
      kind: 'composed',
      attachments: [{ filename: 'a.bin', content: 'AAEC' }],
    });
    expect(text(file)).not.toContain('sent by Ehlo');
    expect((await read(file)).attachments[0]?.content).toEqual(Buffer.from([0, 1, 2]));
    expect(text(await compose({ kind: 'composed', text: '' }))).not.toContain('sent by Ehlo');
  });

  test('keeps the user’s fields as written, in order, and lets them replace its own', async () => {
    const message = await compose({
      kind: 'composed',
      subject: 'not used',
      headers: [
        { name: 'x-tEst', value: 'eins' },
        { name: 'x-tEst', value: 'zwei' },
        { name: 'X-Umlaut', value: 'drei ß' },
        { name: 'subject', value: 'mine' },
        { name: 'FROM', value: '"Anna B." <sales@example.org>' },
        { name: 'Date', value: 'Thu, 1 Jan 1970 00:00:00 +0000' },
        { name: 'Message-ID', value: '<mine@example.org>' },
        { name: 'Bcc', value: 'hidden@example.org' },
      ],
    });
    const parsed = await read(message);
    expect(text(message)).toMatch(
      /^x-tEst: eins\r\nx-tEst: zwei\r\nX-Umlaut: =\?UTF-8\?Q\?drei_=C3=9F\?=\r\n/,
    );
    expect(parsed.headers.get('x-test')).toEqual(['eins', 'zwei']);
    expect(parsed.subject).toBe('mine');
    expect(parsed.from?.text).toBe('"Anna B." <sales@example.org>');
    expect(parsed.date).toEqual(new Date(0));
    expect(parsed.messageId).toBe('<mine@example.org>');
    expect([parsed.bcc].flat()[0]?.text).toBe('hidden@example.org');
    expect(text(message).match(/^(?:subject|from|date|message-id):/gim)).toHaveLength(4);
  });

  test('is the same for the same time and randomness', async () => {
    const plan: MessagePlan = { kind: 'composed', text: 'a', html: 'b' };
    expect(await compose(plan)).toEqual(await compose(plan));
    const other = await compose(plan, { random: (octets) => new Uint8Array(octets).fill(1) });
    expect(text(other)).not.toBe(text(await compose(plan)));
  });

  test('has an author and an identifier with a null reverse-path as well', async () => {
    const parsed = await read(await compose(undefined, { envelope: { ...envelope, from: '' } }));
    expect(parsed.from?.value[0]?.address).toBe('mailer-daemon@client.example.test');
    expect(parsed.messageId).toMatch(/@client\.example\.test>$/);
  });

  test('has UTF-8 only where an address demands it, and says that it needs SMTPUTF8', async () => {
    const ascii = await compose(undefined, { envelope: { ...envelope, from: 'anna@bücher.test' } });
    expect(ascii).toMatchObject({ eightBit: false, needsSmtpUtf8: false });
    expect(text(ascii)).toContain('From: anna@xn--bcher-kva.test\r\n');
    const utf8 = await compose(undefined, {
      envelope: { ...envelope, from: 'jürgen@bücher.test' },
    });
    expect(utf8).toMatchObject({ eightBit: true, needsSmtpUtf8: true });
    expect(text(utf8)).toContain('From: jürgen@bücher.test\r\n');
  });

  test('is 7-bit for a server without 8BITMIME, an attached message included', async () => {
    const eml = 'Subject: Gr\u00fc\u00dfe\r\n\r\nZeile\r\n';
    const plan: MessagePlan = {
      kind: 'composed',
      text: 'Grüße',
      attachments: [{ filename: 'a.eml', contentType: 'message/rfc822', content: base64(eml) }],
    };
    expect(await compose(plan)).toMatchObject({ eightBit: true, needsSmtpUtf8: false });
    const narrow = await compose(plan, { eightBit: false });
    expect(narrow.eightBit).toBe(false);
    expect((await read(narrow)).attachments[0]?.content.toString()).toBe(eml);
  });

  test('has lines within RFC 5322 and CRLF ends, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('', 'x'.repeat(3000), '\r', '\n.\n', '\0'),
        async (some, more) => {
          const message = await compose({ kind: 'composed', text: some + more, subject: 'S' });
          const lines = Buffer.from(message.content).toString('latin1').split('\r\n');
          expect(message.eightBit).toBe(false);
          expect(lines.every((line) => line.length <= 998 && !/[\r\n\0]/.test(line))).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('reads no file and fetches nothing that HTML or text names', async () => {
    const message = await compose({
      kind: 'composed',
      text: '/etc/hostname',
      html: '<img src="file:///etc/hostname"><img src="http://127.0.0.1:1/x">',
      attachments: [{ filename: '../../etc/hostname', content: base64('mine') }],
    });
    const parsed = await read(message);
    expect(parsed.html).toContain('file:///etc/hostname');
    expect(parsed.attachments[0]?.content.toString()).toBe('mine');
  });
});

describe('a message that cannot be', () => {
  const file = { filename: 'a', content: '' };
  test.each<[string, MessagePlan, MessageFault, string]>([
    [
      'a subject of two lines',
      { kind: 'composed', subject: 'a\r\nBcc: x@example.org' },
      'line-end',
      'header Subject',
    ],
    ['a value with LF', composed('X-A', 'b\nBcc: c'), 'line-end', 'header X-A'],
    ['a value with CR', composed('X-A', 'b\rBcc: c'), 'line-end', 'header X-A'],
    ['a name with a line end', composed('X-A: b\r\nBcc', 'c'), 'line-end', 'a header name'],
    ['a name with a blank', composed('X A', 'b'), 'field-name', 'a header name'],
    ['a name with a colon', composed('X:', 'b'), 'field-name', 'a header name'],
    ['no name', composed('', 'b'), 'field-name', 'a header name'],
    ['a field without value', composed('X-A', ' '), 'field-empty', 'header X-A'],
    [
      'a Content-Type of its own',
      composed('content-type', 'text/plain'),
      'field-reserved',
      'header content-type',
    ],
    [
      'a file name of two lines',
      attached({ ...file, filename: 'a\nb' }),
      'line-end',
      'an attachment’s file name',
    ],
    ['a cid of two lines', attached({ ...file, cid: 'a\r\nb' }), 'line-end', 'an attachment’s cid'],
    [
      'a type of two lines',
      attached({ ...file, contentType: 'a/b\r\nX: y' }),
      'line-end',
      'an attachment’s content type',
    ],
    [
      'no type',
      attached({ ...file, contentType: 'text' }),
      'content-type',
      'an attachment’s content type',
    ],
    [
      'a multipart attachment',
      attached({ ...file, contentType: 'Multipart/mixed' }),
      'content-type',
      'an attachment’s content type',
    ],
    [
      'content that is not base64',
      attached({ ...file, content: 'a b!' }),
      'base64',
      'an attachment',
    ],
    ['a raw message that is not base64', { kind: 'raw', content: '%%%%' }, 'base64', 'message'],
  ])('%s is refused', async (_, message, fault, part) => {
    const refused = await compose(message).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MessageError);
    expect(refused).toMatchObject({ fault, part });
  });

  function composed(name: string, value: string): MessagePlan {
    return { kind: 'composed', headers: [{ name, value }] };
  }
  function attached(attachment: {
    filename: string;
    content: string;
    cid?: string;
    contentType?: string;
  }): MessagePlan {
    return { kind: 'composed', attachments: [attachment] };
  }
});

describe('a raw message', () => {
  const raw = (content: string | Buffer, rawLines?: boolean): MessagePlan => ({
    kind: 'raw',
    content: Buffer.from(content).toString('base64'),
    ...(rawLines === undefined ? {} : { rawLines }),
  });

  test('with CRLF goes byte for byte', async () => {
    const octets = Buffer.from([...Buffer.from('A: b\r\n\r\n.\r\n'), 0, 0xff, 0x80]);
    const message = await compose(raw(octets));
    expect(Buffer.from(message.content)).toEqual(octets);
    expect(message).toMatchObject({ linesMended: 0, eightBit: true, needsSmtpUtf8: false });
  });

  test('has its bare CR and LF mended and counted', async () => {
    const message = await compose(raw('A: b\n\nc\rd\r\n\r\r\ne'));
    expect(text(message)).toBe('A: b\r\n\r\nc\r\nd\r\n\r\n\r\ne');
    expect(message.linesMended).toBe(4);
  });

  test('with raw lines is left alone', async () => {
    const message = await compose(raw('A: b\n\nc\rd', true));
    expect(text(message)).toBe('A: b\n\nc\rd');
    expect(message.linesMended).toBe(0);
  });

  test('needs SMTPUTF8 for UTF-8 in its header section only', async () => {
    const head = await compose(raw('Subject: ü\r\n\r\nü\r\n'));
    const body = await compose(raw('Subject: u\r\n\r\nü\r\n'));
    const lone = await compose(raw('Subject: u\n\nü\n', true));
    const none = await compose(raw('Subject: ü'));
    expect([head, body, lone, none].map((message) => message.needsSmtpUtf8)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('mended twice is mended once, and has no bare line end', async () => {
    const octets = fc
      .array(fc.constantFrom(0x0d, 0x0a, 0x61, 0x2e))
      .map((list) => Buffer.from(list));
    await fc.assert(
      fc.asyncProperty(octets, async (content) => {
        const once = await compose(raw(content));
        expect(text(once)).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
        expect(once.content).toHaveLength(content.length + once.linesMended);
        expect((await compose(raw(Buffer.from(once.content)))).linesMended).toBe(0);
      }),
    );
  });
});

test('the facts of a message are its size and fingerprint', () => {
  expect(messageFacts(Buffer.from('abc'))).toEqual({
    size: 3,
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
});

test.each([
  ['a\r\nb\r\n', false],
  ['', false],
  ['a\nb', true],
  ['a\rb', true],
  ['a\r', true],
  ['a\0b\r\n', true],
])('%j needs BINARYMIME: %j', (content, binary) => {
  expect(isBinary(Buffer.from(content))).toBe(binary);
});
