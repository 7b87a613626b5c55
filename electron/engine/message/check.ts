// Refuses parts of a message that could not be written down as asked, before anything is sent.

import { isFieldName } from '../../../shared/smtp/field-name.ts';
import type { AttachmentPlan, MessagePlan } from '../../../shared/run/plan.ts';

export type MessageFault =
  /** A CR, LF or NUL where a header field would take it: the rest would become a field of its own. */
  | 'line-end'
  /** Not a field name: printable ASCII without blanks and colon (RFC 5322 section 2.2). */
  | 'field-name'
  /** A field that follows from the message's parts. */
  | 'field-reserved'
  | 'field-empty'
  /** Not `type/subtype`, or one that only a whole message can have. */
  | 'content-type'
  | 'base64';

/** Input that no message can be made of; `part` names it, as `header Subject`. */
export class MessageError extends Error {
  readonly fault: MessageFault;
  readonly part: string;

  constructor(fault: MessageFault, part: string) {
    super(`The message cannot be composed: ${part} (${fault}).`);
    this.name = 'MessageError';
    this.fault = fault;
    this.part = part;
  }
}

/** Fields that the composer writes from the parts; another value would contradict them. */
const RESERVED = ['content-type', 'content-transfer-encoding', 'mime-version'];

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`{|}~-]+";
const CONTENT_TYPE = new RegExp(`^(${TOKEN})/${TOKEN}(?:\\s*;.*)?$`);

/** Throws `MessageError` for the first part that a message cannot take. */
export function checkMessage(message: MessagePlan): void {
  if (message.kind === 'raw') {
    checkBase64(message.content, 'message');
    return;
  }
  checkOneLine(message.subject ?? '', 'header Subject');
  for (const { name, value } of message.headers ?? []) checkHeader(name, value);
  for (const attachment of message.attachments ?? []) checkAttachment(attachment);
}

function checkHeader(name: string, value: string): void {
  // The name goes into the error, so it must be known to be harmless first.
  checkOneLine(name, 'a header name');
  if (!isFieldName(name)) throw new MessageError('field-name', 'a header name');
  if (RESERVED.includes(name.toLowerCase())) {
    throw new MessageError('field-reserved', `header ${name}`);
  }
  checkOneLine(value, `header ${name}`);
  if (value.trim() === '') throw new MessageError('field-empty', `header ${name}`);
}

function checkAttachment({ filename, contentType, cid, content }: AttachmentPlan): void {
  checkOneLine(filename, 'an attachment’s file name');
  checkOneLine(cid ?? '', 'an attachment’s cid');
  checkOneLine(contentType ?? '', 'an attachment’s content type');
  if (contentType !== undefined) {
    const type = CONTENT_TYPE.exec(contentType)?.[1]?.toLowerCase();
    if (type === undefined || type === 'multipart') {
      throw new MessageError('content-type', 'an attachment’s content type');
    }
  }
  checkBase64(content, 'an attachment');
}

function checkOneLine(text: string, part: string): void {
  if (/[\r\n\0]/.test(text)) throw new MessageError('line-end', part);
}

function checkBase64(text: string, part: string): void {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new MessageError('base64', part);
  }
}
