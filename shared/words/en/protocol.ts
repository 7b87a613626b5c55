// Words for a peer that breaks the protocol or does not come to an end.

import type { Violation } from '../../run/event.ts';
import type { Phase } from '../../run/phase.ts';
import type { WordsTable, Words } from '../words.ts';
import { VIOLATION } from './names.ts';
import { ACCEPTED_BEFORE, doing, duration, plural } from './phrases.ts';

/** What that means for mail programs. */
const MEANS: Record<Violation, string> = {
  'reply-without-code':
    'SMTP replies begin with three digits. Something that is not a mail server may answer there, or a program prints its own messages into the session.',
  'reply-codes-differ':
    'All lines of a reply carry the same code, so it cannot be told which of them counts. A proxy or filter may be putting replies together.',
  'reply-code-out-of-range':
    'Codes begin with 2 to 5. What was received may not be SMTP, or the server has a fault.',
  'bare-line-feed':
    'Most mail programs put up with it; strict ones do not, and mixed line ends have been used to smuggle mail.',
  'bare-carriage-return':
    'Programs differ in how they read it, so they may see different replies than Ehlo does.',
  'invalid-utf8':
    'The text is probably in an old encoding such as Latin-1; words in it may look garbled.',
  'nul-in-line': 'Many programs stop reading at such a character and see half a reply.',
  'greeting-not-220':
    'A mail server that is ready says 220, one that is not refuses with 421 or 554. Another kind of server, or a program in between, may answer there.',
  'reply-before-command':
    'Replies and commands can no longer be matched with certainty. A proxy in between may have sent something of its own.',
  'unexpected-reply':
    'From there on, replies and commands can be off by one, so that a refusal may look like an acceptance.',
  'partial-line-at-close':
    'The rest of what it wanted to say is lost; the program at the other end may have crashed.',
  'reply-unfinished':
    'The transcript shows what came of it. A server that answers this slowly is overloaded or holds strangers up on purpose; a firewall that lets only a part through looks the same.',
  'extension-malformed': 'Mail programs may overlook this extension or misread its limits.',
  'challenge-not-base64':
    'Sign-in challenges travel in base64 (RFC 4954); with anything else the sign-in cannot go on.',
  'tls-closed-without-notify':
    'That leaves open whether somebody cut the connection. After QUIT it is harmless, and common.',
  'pipelined-commands-dropped':
    'Mail programs that believe the offer wait in vain; Ehlo went on one command at a time. A firewall in between may be the cause.',
  'code-of-another-command':
    'Programs that look at the first digit alone take it for success, others do not; each command has codes of its own (RFC 5321 section 4.3.2, RFC 4954 section 4).',
};

const WHO =
  'Whoever runs the server, or the proxy or filter in front of it, has to repair this; nothing in your settings can.';

function breaks(violation: Violation) {
  return ({ host, port, phase }: { host: string; port: number; phase: Phase }): Words => ({
    title: `${host} ${VIOLATION[violation]}`,
    cause: `This happened while Ehlo was ${doing(phase)}. ${MEANS[violation]}`,
    remedy: `Make sure that ${host}, port ${String(port)}, is a mail submission server. ${WHO}`,
  });
}

function bends(violation: Violation) {
  return ({ host, phase, count }: { host: string; phase: Phase; count: number }): Words => ({
    title: `${host} ${VIOLATION[violation]}`,
    cause: `Seen ${count === 1 ? 'once' : plural(count, 'time')} at ${phase}. ${MEANS[violation]}`,
    remedy: WHO,
  });
}

export const protocolWords = {
  'protocol.reply-without-code': breaks('reply-without-code'),
  'protocol.reply-codes-differ': breaks('reply-codes-differ'),
  'protocol.reply-code-out-of-range': breaks('reply-code-out-of-range'),
  'protocol.greeting-not-220': breaks('greeting-not-220'),
  'protocol.reply-before-command': breaks('reply-before-command'),
  'protocol.unexpected-reply': breaks('unexpected-reply'),
  'protocol.partial-line-at-close': breaks('partial-line-at-close'),
  'protocol.reply-unfinished': ({ host, phase }) => ({
    title: `${host} ${VIOLATION['reply-unfinished']}`,
    cause: `This happened while Ehlo was ${doing(phase)}. ${MEANS['reply-unfinished']}`,
    remedy: `Try again with a longer timeout (--timeout 120), and from another network. ${WHO}`,
  }),
  'protocol.challenge-not-base64': breaks('challenge-not-base64'),
  'conformance.reply-without-code': bends('reply-without-code'),
  'conformance.reply-codes-differ': bends('reply-codes-differ'),
  'conformance.reply-code-out-of-range': bends('reply-code-out-of-range'),
  'conformance.bare-line-feed': bends('bare-line-feed'),
  'conformance.bare-carriage-return': bends('bare-carriage-return'),
  'conformance.invalid-utf8': bends('invalid-utf8'),
  'conformance.nul-in-line': bends('nul-in-line'),
  'conformance.greeting-not-220': bends('greeting-not-220'),
  'conformance.reply-before-command': bends('reply-before-command'),
  'conformance.unexpected-reply': bends('unexpected-reply'),
  'conformance.partial-line-at-close': bends('partial-line-at-close'),
  'conformance.reply-unfinished': bends('reply-unfinished'),
  'conformance.extension-malformed': bends('extension-malformed'),
  'conformance.challenge-not-base64': bends('challenge-not-base64'),
  'conformance.tls-closed-without-notify': bends('tls-closed-without-notify'),
  'conformance.pipelined-commands-dropped': bends('pipelined-commands-dropped'),
  'conformance.code-of-another-command': bends('code-of-another-command'),
  'limit.line': ({ host, phase }) => ({
    title: `${host} sent a line without an end`,
    cause: `While Ehlo was ${doing(phase)}, a single line grew past the bound at which Ehlo stops reading. SMTP lines have at most 512 octets, so this is not a mail server’s doing.`,
    remedy:
      'Make sure that a mail submission server answers at this name and port; whatever does now is something else, or is broken.',
  }),
  'limit.reply': ({ host, phase }) => ({
    title: `${host} sent a reply without an end`,
    cause: `While Ehlo was ${doing(phase)}, line after line came, each saying that another one follows, until Ehlo stopped reading.`,
    remedy:
      'Whoever runs the server has to repair its replies; if you do not know the server, do not send it a password.',
  }),
  'limit.peer-bytes': ({ host, phase }) => ({
    title: `${host} sent more than any mail server says`,
    cause: `By the time Ehlo was ${doing(phase)}, so much data had come in this run that Ehlo stopped reading.`,
    remedy:
      'Make sure that a mail submission server answers at this name and port; if you do not know the server, do not send it a password.',
  }),
  'limit.run-time': ({ phase, ms, messageAccepted }) => ({
    title: `The run was stopped after ${duration(ms)}`,
    cause: `All the steps together took longer than a run may. When time was up, Ehlo was ${doing(phase)}.${messageAccepted ? ` ${ACCEPTED_BEFORE.cause}` : ''}`,
    remedy: `${messageAccepted ? `${ACCEPTED_BEFORE.remedy} ` : ''}The list of phases shows which step took the time. A server that is slow at every step is usually overloaded; tell whoever runs it.`,
  }),
} satisfies Partial<WordsTable>;
