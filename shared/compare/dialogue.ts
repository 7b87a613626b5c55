// Compares what two servers announced and how they answered, command by command.

import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { RunFacts } from '../run/facts.ts';
import type { Phase } from '../run/phase.ts';
import { findExtension, type Extension } from '../smtp/extension.ts';
import type { MechanismName } from '../smtp/sasl-name.ts';
import type { Difference } from './comparison.ts';
import { differ } from './difference.ts';
import { normalText } from './normal-text.ts';

export function compareDialogues(a: RunFacts, b: RunFacts): Difference[] {
  const used = [a, b].flatMap(({ auth }) => auth.tried.map(({ mechanism }) => mechanism));
  return [
    ...extensions(
      'before TLS',
      [a, b].map((facts) => facts.extensions.clear?.extensions),
      used,
    ),
    ...extensions(
      'inside TLS',
      [a, b].map((facts) => facts.extensions.encrypted?.extensions),
      used,
    ),
    ...signIn(a, b),
    ...replies(a, b),
  ];
}

/** An announcement that one run did not get to does not differ. */
function extensions(
  where: string,
  [before, after]: readonly (readonly Extension[] | undefined)[],
  used: readonly MechanismName[],
): Difference[] {
  if (!before || !after) return [];
  const [was, is] = [announcement(before), announcement(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const [offered, offers] = [mechanisms(before), mechanisms(after)];
  // One that neither run used may come and go.
  const missed = used.some((name) => offered?.includes(name) !== offers?.includes(name));
  return [
    ...names.flatMap((name) =>
      differ('server.extension', phaseOf(name), `${name}, ${where}`, was.get(name), is.get(name)),
    ),
    ...(offered !== undefined && offers !== undefined
      ? differ('server.mechanisms', 'auth', where, offered.join(', '), offers.join(', '), missed)
      : []),
  ];
}

function phaseOf(name: string): Phase {
  return name === 'STARTTLS' ? 'starttls' : name === 'AUTH' ? 'auth' : 'ehlo';
}

/** Each keyword with what it says; AUTH's mechanisms are a matter of their own. */
function announcement(extensions: readonly Extension[]): ReadonlyMap<string, string> {
  return new Map(
    extensions.map((extension): [string, string] => {
      if (extension.keyword === 'other') {
        return [extension.name.toUpperCase(), `offered ${extension.parameters}`.trim()];
      }
      const limit = extension.keyword === 'SIZE' ? extension.limit : undefined;
      return [extension.keyword, limit === undefined ? 'offered' : `offered ${String(limit)}`];
    }),
  );
}

function mechanisms(extensions: readonly Extension[]): readonly MechanismName[] | undefined {
  const auth = findExtension(extensions, 'AUTH');
  return auth && [...auth.mechanisms].sort();
}

function signIn({ auth: a }: RunFacts, { auth: b }: RunFacts): Difference[] {
  const [was, is] = [a, b].map(({ tried }) => tried.map(({ mechanism }) => mechanism).join(', '));
  return was && is ? differ('sign-in.mechanism', 'auth', 'the mechanism used', was, is) : [];
}

function replies(a: RunFacts, b: RunFacts): Difference[] {
  const { session: was, transaction: sent } = a;
  const { session: is, transaction: sends } = b;
  const count = Math.max(sent.recipients.length, sends.recipients.length);
  const toEach = [...Array(count).keys()].flatMap((index) => {
    const [one, other] = [sent.recipients[index], sends.recipients[index]];
    return reply('rcpt', `RCPT, recipient ${String(index + 1)}`, one?.reply, other?.reply);
  });
  return [
    ...reply('greeting', 'the connection', was.greeting, is.greeting),
    // What EHLO was answered with is compared keyword by keyword, unless it was refused.
    ...(isRefused(was.ehlo) || isRefused(is.ehlo) ? reply('ehlo', 'EHLO', was.ehlo, is.ehlo) : []),
    ...reply('starttls', 'STARTTLS', was.starttls, is.starttls),
    ...reply('auth', 'AUTH', a.auth.reply, b.auth.reply),
    ...reply('mail', 'MAIL', sent.mail, sends.mail),
    ...toEach,
    ...reply('data', 'DATA', sent.data, sends.data),
    ...reply('data', 'the message', messageReply(a), messageReply(b)),
    ...reply('quit', 'QUIT', was.quit, is.quit),
  ];
}

function messageReply({ transaction: { message } }: RunFacts): ObservedReply | undefined {
  return 'reply' in message ? message.reply : undefined;
}

function isRefused(reply: ObservedReply | undefined): boolean {
  return (reply?.code ?? 0) >= 400;
}

/** A reply that never came is told by how the run ended. Other words with the same code need not matter. */
function reply(
  phase: Phase,
  subject: string,
  before: ObservedReply | undefined,
  after: ObservedReply | undefined,
): Difference[] {
  if (!before || !after || key(before) === key(after)) return [];
  const matters =
    before.code !== after.code || before.enhanced !== after.enhanced || isRefused(after);
  return differ('reply', phase, subject, whole(before), whole(after), matters);
}

function whole({ code, text }: ObservedReply): string {
  return `${String(code)} ${text}`;
}

function key(observed: ObservedReply): string {
  return normalText(whole(observed));
}
