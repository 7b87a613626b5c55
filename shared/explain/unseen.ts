// Tells what a pasted text leaves open of its session: an error message shows nothing of what came before.

import type { NotObserved, ReplyTo } from '../run/event.ts';
import { effectiveSecurity } from '../run/plan.ts';
import type { Supposed } from './plan.ts';

/** What no text shows of the program, and of the times. */
const NEVER: readonly NotObserved[] = ['addresses', 'certificate', 'roots', 'flights'];

interface Shown extends Supposed {
  /** The commands that the text shows. */
  readonly commands: ReadonlySet<ReplyTo>;
  /** Whether TLS was seen to be on. */
  readonly encrypted: boolean;
  /** Whether a sign-in was answered. */
  readonly signedIn: boolean;
  /** Whether the program tells of a sign-in without showing it. */
  readonly signInTold: boolean;
  /** Whether the text tells of a reply without its code. */
  readonly codeless: boolean;
}

export function unseenOf({
  plan,
  securityTold,
  commands,
  encrypted,
  signedIn,
  signInTold,
  codeless,
}: Shown): readonly NotObserved[] {
  const mode = effectiveSecurity(plan.connection);
  const spoken = commands.size > 0;
  const introduced = commands.has('ehlo') || commands.has('helo');
  const tried = commands.has('auth') || signedIn;
  return [
    ...NEVER,
    // Where commands are shown, STARTTLS among them would be.
    ...when(!securityTold && !spoken && !encrypted, 'security'),
    ...when(mode === 'implicit' || (mode === 'starttls' && !spoken), 'encryption'),
    // A session that is shown from its beginning has no sign-in but the one that it shows.
    ...when(!tried && (!introduced || signInTold), 'sign-in'),
    ...when(!commands.has('rcpt'), 'recipients'),
    ...when(codeless, 'reply-code'),
  ];
}

function when(open: boolean, what: NotObserved): readonly NotObserved[] {
  return open ? [what] : [];
}
