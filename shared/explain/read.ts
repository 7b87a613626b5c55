// Reads the lines of a pasted text into steps: who said what, and what the program remarked.

import { isReply, recogniseService } from '../rules/known/services.ts';
import type { Phase } from '../run/phase.ts';
import { readLoneReply } from './lone-reply.ts';
import type { PastedLine } from './pasted-line.ts';
import type { Step } from './step.ts';
import { readTarget, type Target } from './target.ts';
import { readTold } from './told-reply.ts';
import { MESSAGE, recogniseTool, SESSION, type Said, type Tool } from './tools.ts';
import { readRemark } from './troubles.ts';

export interface ReadText {
  readonly tool: Tool;
  readonly steps: readonly Step[];
  readonly target: Target;
}

/** Words that begin a client's line (RFC 5321 section 4.1.1). */
const COMMAND =
  /^(?:EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL FROM|RCPT TO|DATA|BDAT|RSET|NOOP|VRFY|QUIT)\b/i;

/** Troubles that are kept: a log may repeat one without an end. */
const TROUBLES = 200;

/** Remarks that are looked at, from the beginning and from the end. */
const FIRST_REMARKS = 500;
const LAST_REMARKS = 2000;

/** Characters of a remark that are looked at. */
const REMARK_LENGTH = 2000;

/** Reads the text; `phase` is what a reply without its session is said to have been to. */
export function readText(lines: readonly PastedLine[], phase?: Phase): ReadText {
  const lone = readLoneReply(lines, phase);
  if (lone) return { tool: MESSAGE, steps: [lone], target: {} };
  const tool = recogniseTool(lines) ?? plainTool(lines);
  const steps: Step[] = [];
  let target: Target = {};
  let troubles = 0;
  const inSignIn = signInWatcher();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.text.trim() === '') continue;
    const said =
      tool.said?.(line.text) ??
      (tool.bare === true ? bareLine(line.text, inSignIn()) : goesOn(steps.at(-1), line.text));
    if (said) {
      inSignIn(said);
      const { from, text, encrypted = false } = said;
      steps.push({ type: from, text, encrypted, line: line.number });
      continue;
    }
    if (index >= FIRST_REMARKS && index < lines.length - LAST_REMARKS) continue;
    const remarked = line.text.slice(0, REMARK_LENGTH);
    target = { ...readTarget(remarked), ...target };
    const foreign = foreignGreeting(remarked);
    if (foreign !== undefined && !steps.some(({ type }) => type === 'server')) {
      steps.push({ type: 'server', text: foreign, encrypted: false, line: line.number });
    }
    const event = readProgress(remarked);
    if (event) steps.push({ ...event, line: line.number });
    if (troubles >= TROUBLES || isBackground(remarked) || isSource(lines[index - 1], line))
      continue;
    const told = readTold(lines, index);
    if (told) {
      steps.push({ type: 'told', reply: told.reply, line: line.number });
      for (const skipped of lines.slice(index + 1, told.last + 1)) {
        target = { ...readTarget(skipped.text.slice(0, REMARK_LENGTH)), ...target };
      }
      index = told.last;
      troubles += 1;
      if (told.reply.quoted) continue;
    }
    const remark = readRemark(remarked);
    if (remark) {
      steps.push({ type: 'trouble', ...remark, line: line.number });
      troubles += 1;
    }
  }
  return { tool, steps, target };
}

/** Without a program's marks: a session as it stands, or a message. */
function plainTool(lines: readonly PastedLine[]): Tool {
  const replies = lines.filter(({ text }) => isReply(text)).length;
  const commands = lines.filter(({ text }) => COMMAND.test(text)).length;
  const greeted = lines.some(
    ({ text }) => /^220[ -]/.test(text) || recogniseService(text) !== undefined,
  );
  const announced = lines.some(({ text }) =>
    /^250[ -](?:STARTTLS|AUTH|SIZE|PIPELINING)\b/i.test(text),
  );
  return (commands > 0 && replies > 0) || greeted || announced ? SESSION : MESSAGE;
}

/** Keeps whether a sign-in is under way, in which a client says what has no form of its own. */
function signInWatcher() {
  let asked = false;
  return (said?: Said): boolean => {
    if (said?.from === 'server') asked = /^334\b/.test(said.text);
    return asked;
  };
}

/** Whose line it is where nothing marks it: replies have codes, commands have verbs. */
function bareLine(text: string, signIn: boolean): Said | undefined {
  if (isReply(text)) return { from: 'server', text };
  if (recogniseService(text) !== undefined) return { from: 'server', text };
  if (COMMAND.test(text) || text === '.') return { from: 'client', text };
  if (signIn && /^(?:\[secret\]|\*|[A-Za-z0-9+/=]{2,})$/.test(text))
    return { from: 'client', text };
  return undefined;
}

/** Some programs mark only the first line of what came in one piece. */
function goesOn(last: Step | undefined, text: string): Said | undefined {
  if (last?.type !== 'server') return undefined;
  const code = /^(\d{3})-/.exec(last.text)?.[1];
  const line = text.trimStart();
  if (code === undefined || !line.startsWith(code) || !isReply(line)) return undefined;
  return { from: 'server', text: line, encrypted: last.encrypted };
}

type Progress =
  | { readonly type: 'connecting'; readonly host?: string; readonly port?: number }
  | { readonly type: 'connected' }
  | { readonly type: 'encrypted'; readonly protocol?: string; readonly cipher?: string };

/** What a program says of how far it has come. */
function readProgress(text: string): Progress | undefined {
  if (
    /^(?:=== Trying|\*\s+Trying|Trying [0-9a-f.:]+ ?\.\.\.|Connection: opening to|DEBUG SMTP: trying to connect|.*mailnews\.smtp.*Connecting to|connect: \()/i.test(
      text,
    )
  ) {
    const { host, port } = readTarget(text);
    return {
      type: 'connecting',
      ...(host !== undefined && { host }),
      ...(port !== undefined && { port }),
    };
  }
  if (
    /^=== Connected to|^\* Connected to|^CONNECTED\(|^Connected to |Connection established to|Connection: opened|connect: to \(|mailnews\.smtp[^:]*: *Connected$|\bsucceeded!$/i.test(
      text,
    )
  ) {
    return { type: 'connected' };
  }
  const tls =
    /TLS started with cipher (TLSv[\d.]+):([\w-]+)/.exec(text) ??
    /SSL connection using (TLSv[\d.]+) \/ ([\w-]+)/.exec(text) ??
    /^New, (TLSv[\d.]+), Cipher is ([\w-]+)/.exec(text) ??
    /^\s+\((TLS[\d.]+)\)-(\S+)/.exec(text);
  if (tls) {
    const protocol = (tls[1] ?? '').replace(/^TLS(?=\d)/, 'TLSv');
    return { type: 'encrypted', protocol, cipher: tls[2] ?? '' };
  }
  if (
    /Connection upgraded with STARTTLS|SSL certificate verify ok|STARTTLS handshake (?:done|complete)/i.test(
      text,
    )
  ) {
    return { type: 'encrypted' };
  }
  return undefined;
}

/** What greeted in place of a mail server, where an error message quotes it. */
function foreignGreeting(text: string): string | undefined {
  const quoted = /\bgreeting\b.{0,40}?(?:response=|: |['"])\s*(\S.{3,200})$/i.exec(text)?.[1];
  return quoted !== undefined && recogniseService(quoted) !== undefined ? quoted : undefined;
}

/** Whether a line is the program's own source, which Python prints under the place of each call. */
function isSource(before: PastedLine | undefined, { text }: PastedLine): boolean {
  return /^\s*File ".{1,400}", line \d/.test(before?.text ?? '') && /^\s{4}/.test(text);
}

/** Lines that hold words of trouble and tell of none: a program's places, options and help. */
function isBackground(text: string): boolean {
  return (
    /^\s+(?:at |File ")|^\s+\^+\s*$|^\s*raise |^reply: retcode|^data: \(|^DEBUG SMTP: Found extension|^verify return:1|^Verification: OK|^Verify return code: 0 |^More details here|^Didn't find STARTTLS/.test(
      text,
    ) ||
    /^[{}] \[\d+ bytes data\]|^\* TLSv|^ +\d+ +\S+ +\d+ .*--:--|^INFO\s+\[\w+\] Connection closed|^curl failed to verify|^tls_\w+ = |^\w+ = \(not set\)/.test(
      text,
    ) ||
    // MailKit lists what it may be, whatever it was.
    /^\s*\d\. (?:The (?:server is using|local system is|certificate presented|set of SSL)|A Certificate Authority)|^One possibility is/.test(
      text,
    )
  );
}
