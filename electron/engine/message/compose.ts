// Makes the octets of the message that a plan asks for: composed from parts, or the raw one.
// Import it with `import()`: it brings nodemailer's composer, and most runs have no message.

import { domainToASCII } from 'node:url';
import MailComposer, {
  type MailComposerAttachment,
  type MailComposerOptions,
} from 'nodemailer/lib/mail-composer';
import type { AttachmentPlan, MessagePlan, RunPlan } from '../../../shared/run/plan.ts';
import { checkMessage } from './check.ts';
import { hasEightBit, headerSection } from './facts.ts';
import { mendLines } from './lines.ts';

export interface ComposeOptions {
  /** Whether the server takes 8-bit content (8BITMIME); without it a composed message has none. */
  readonly eightBit: boolean;
  /** The name given in EHLO: the domain of addresses and identifiers made here, failing a better one. */
  readonly ehloName: string;
  /** The message's Date. */
  readonly now: Date;
  /** Gives as many random octets as asked for, for Message-ID and boundaries. */
  readonly random: (octets: number) => Uint8Array;
}

export interface Message {
  /** What goes over the wire, before dot-stuffing. */
  readonly content: Uint8Array;
  /** Whether it has octets above 127, and so needs 8BITMIME (RFC 6152). */
  readonly eightBit: boolean;
  /** Whether its header section has UTF-8, and so needs SMTPUTF8 (RFC 6531); the envelope may too. */
  readonly needsSmtpUtf8: boolean;
  /** How many bare CR or LF became CRLF. */
  readonly linesMended: number;
}

type Composed = Extract<MessagePlan, { kind: 'composed' }>;

const DEFAULT_SUBJECT = 'Ehlo test message';
const DEFAULT_TEXT =
  'This message was sent by Ehlo, a mail-submission tester, to see whether\r\n' +
  'this server takes and delivers mail. Nothing needs to be done about it.\r\n';

/**
 * The plan's message. Composing reads no file and opens no URL: content is only what the
 * plan holds. Throws `MessageError` for parts that no message can have.
 */
export async function composeMessage(
  plan: Pick<RunPlan, 'envelope' | 'message'>,
  options: ComposeOptions,
): Promise<Message> {
  const message = plan.message ?? { kind: 'composed' };
  checkMessage(message);
  if (message.kind === 'raw') {
    const content = Buffer.from(message.content, 'base64');
    return describe(message.rawLines === true ? { content, mended: 0 } : mendLines(content));
  }
  return describe(mendLines(await build(message, plan.envelope, options)));
}

function describe({ content, mended }: { content: Uint8Array; mended: number }): Message {
  return {
    content,
    eightBit: hasEightBit(content),
    needsSmtpUtf8: hasEightBit(headerSection(content)),
    linesMended: mended,
  };
}

async function build(
  message: Composed,
  envelope: RunPlan['envelope'],
  options: ComposeOptions,
): Promise<Buffer> {
  const given = new Map(message.headers?.map(({ name }) => [name.toLowerCase(), name]));
  const node = new MailComposer({
    ...parts(message, options),
    ...ownFields(message, envelope, options, given),
    headers: (message.headers ?? []).map(({ name, value }) => ({ key: name, value })),
    // Names stand as the user wrote them, not as the composer would capitalize them.
    normalizeHeaderKey: (key) => given.get(key.toLowerCase()) ?? key,
    baseBoundary: hex(options.random(12)),
    boundaryPrefix: '--ehlo',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  // A Bcc that was asked for is sent: leaving it out in silence would be another message.
  node.keepBcc = true;
  return node.build();
}

/** The fields Ehlo writes of its own accord, without those the user gave. */
function ownFields(
  message: Composed,
  envelope: RunPlan['envelope'],
  options: ComposeOptions,
  given: ReadonlyMap<string, string>,
): MailComposerOptions {
  const domain = identifierDomain(envelope?.from ?? '', options.ehloName);
  // A null reverse-path has no author; RFC 5322 section 3.6.2 wants one all the same.
  const author =
    envelope?.from === undefined || envelope.from === ''
      ? `mailer-daemon@${domain}`
      : envelope.from;
  const recipients = envelope?.to.map(({ address }) => ({ address, name: '' })) ?? [];
  return {
    ...(given.has('from') ? {} : { from: { address: author, name: '' } }),
    ...(given.has('to') || recipients.length === 0 ? {} : { to: recipients }),
    ...(given.has('subject') ? {} : { subject: message.subject ?? DEFAULT_SUBJECT }),
    ...(given.has('date') ? {} : { date: options.now }),
    ...(given.has('message-id') ? {} : { messageId: `<${hex(options.random(16))}@${domain}>` }),
  };
}

function parts(
  { text, html, attachments = [] }: Composed,
  options: ComposeOptions,
): MailComposerOptions {
  const nothing = text === undefined && html === undefined && attachments.length === 0;
  return {
    text: nothing ? DEFAULT_TEXT : text,
    html,
    attachments: attachments.map((attachment) => attached(attachment, options.eightBit)),
  };
}

function attached(attachment: AttachmentPlan, eightBit: boolean): MailComposerAttachment {
  const content = Buffer.from(attachment.content, 'base64');
  const type = attachment.contentType;
  // RFC 2046 section 5.2.1: a message part may not be encoded, so where 8-bit content may
  // not go, such a part travels as a file of no particular type.
  const wrapped =
    type !== undefined && /^message\//i.test(type) && !eightBit && hasEightBit(content);
  return {
    filename: attachment.filename,
    content,
    contentType: wrapped ? 'application/octet-stream' : type,
    cid: attachment.cid,
  };
}

/** The reverse-path's domain as ASCII, or the EHLO name where there is none. */
function identifierDomain(reversePath: string, ehloName: string): string {
  const at = reversePath.lastIndexOf('@');
  return at === -1 ? ehloName : domainToASCII(reversePath.slice(at + 1)) || ehloName;
}

function hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex');
}
