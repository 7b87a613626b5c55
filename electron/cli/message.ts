// Turns the message options into the plan's message.

import { basename } from 'node:path';
import type { AttachmentPlan, MessagePlan } from '../../shared/run/plan.ts';
import { FILE_LIMIT, readBounded, readText } from './files.ts';
import type { AttachOption, RunOptions } from './run-options.ts';
import { UsageError } from '../host/usage-error.ts';

/** What cannot be joined with `--message`, which is the whole message already. */
const PARTS = ['subject', 'text', 'html', 'attach', 'inline', 'header'] as const;

/** The message that the options describe; undefined where there is none among them. */
export function messagePlan(options: RunOptions): MessagePlan | undefined {
  if (options.message !== undefined) return rawMessage(options.message, options);
  if (options.rawLines) throw new UsageError('--raw-lines', 'this is for a --message only.');
  if (PARTS.every((part) => options[part] === undefined)) return undefined;
  const { subject, text, html, header } = options;
  const attachments = readAttachments(options);
  return {
    kind: 'composed',
    ...(subject !== undefined && { subject }),
    ...(text !== undefined && { text: textOrFile('--text', text) }),
    ...(html !== undefined && { html: textOrFile('--html', html) }),
    ...(attachments.length > 0 && { attachments }),
    ...(header !== undefined && { headers: header }),
  };
}

function rawMessage(path: string, options: RunOptions): MessagePlan {
  const other = PARTS.find((part) => options[part] !== undefined);
  if (other !== undefined) {
    throw new UsageError(`--${other}`, 'a --message is sent as it is; nothing can be added to it.');
  }
  const content = readBounded('--message', path);
  if (content.length === 0) throw new UsageError('--message', 'the file is empty.');
  return {
    kind: 'raw',
    content: content.toString('base64'),
    ...(options.rawLines && { rawLines: true }),
  };
}

/** Text as it is, or from the file after an `@`; `@@` stands for an `@` of the text's own. */
function textOrFile(option: string, value: string): string {
  if (value.startsWith('@@')) return value.slice(1);
  return value.startsWith('@') ? readText(option, value.slice(1)) : value;
}

function readAttachments({ attach = [], inline = [] }: RunOptions): AttachmentPlan[] {
  let room = FILE_LIMIT;
  const read = (option: string, { path, cid }: AttachOption): AttachmentPlan => {
    const content = readBounded(option, path);
    room -= content.length;
    if (room < 0) {
      const mebibytes = String(FILE_LIMIT / 1024 / 1024);
      throw new UsageError(option, `the attachments are larger than ${mebibytes} MiB together.`);
    }
    return {
      filename: basename(path),
      content: content.toString('base64'),
      ...(cid !== undefined && { cid }),
    };
  };
  return [
    ...attach.map((file) => read('--attach', file)),
    ...inline.map((file) => read('--inline', file)),
  ];
}
