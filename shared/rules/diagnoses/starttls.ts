// Diagnoses a server that does not get to STARTTLS, by itself or because of a device on the way.

import { findExtension } from '../../smtp/extension.ts';
import { hasCode, isPermanent } from '../../smtp/reply.ts';
import { fault, replyEvidence } from '../fault.ts';
import { findMasking } from '../known/middlebox.ts';
import { isKnownServer } from '../known/submission-servers.ts';
import { elsewhereOf, portAction, useSecurity, withAction } from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const RFC3207 = 'https://www.rfc-editor.org/rfc/rfc3207#section-6';

const notOffered = defineRule({
  id: 'starttls.not-offered',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc3207#section-4',
  needs: ['settings', 'trouble', 'extensions', 'session', 'probes'],
  refines: ['run.phase-failed'],
  wants: ['other-ports'],
  judge({ settings: { plan }, trouble, extensions: { clear }, session, probes }) {
    const lack = trouble.missing.find(({ what }) => what === 'starttls');
    if (!lack) return NOT_APPLICABLE;
    const { host, port } = plan.connection;
    const action = port === 465 ? useSecurity('implicit') : portAction(probes);
    const observed = {
      host,
      port,
      announced: clear !== undefined,
      helo: session.helo !== undefined,
      signIn: clear !== undefined && findExtension(clear.extensions, 'AUTH') !== undefined,
      elsewhere: action === undefined ? elsewhereOf(probes) : ('found' as const),
    };
    const evidence = clear ? [clear.reply, lack.seq] : [lack.seq];
    return withAction(fault('starttls', evidence, observed), action);
  },
});

/** Cisco's inspection turns STARTTLS into XXXXXXXA and the greeting into asterisks. */
const masked = defineRule({
  id: 'starttls.masked',
  kind: 'diagnosis',
  reference: RFC3207,
  needs: ['settings', 'trouble', 'extensions', 'session', 'timing', 'probes'],
  refines: [
    'starttls.not-offered',
    'starttls.not-understood',
    'starttls.refused',
    'starttls.stripped',
  ],
  wants: ['other-ports'],
  judge({ settings: { plan }, trouble, extensions: { clear }, session, timing, probes }) {
    const lack = trouble.missing.find(({ what }) => what === 'starttls');
    const refused = timing.failed?.phase === 'starttls' && session.starttls;
    const masking = findMasking(session, clear);
    if (!masking || session.helo || (!lack && !(refused && isPermanent(refused)))) {
      return NOT_APPLICABLE;
    }
    const { greeting, keyword, command } = masking;
    const elsewhere = elsewhereOf(probes);
    const observed = { host: plan.connection.host, greeting, keyword, command, elsewhere };
    const evidence = [...new Set([...masking.evidence, ...(lack ? [lack.seq] : [])])];
    const confidence = keyword === undefined ? 'likely' : 'certain';
    return withAction(fault('starttls', evidence, observed, confidence), portAction(probes));
  },
});

const ehloMasked = defineRule({
  id: 'ehlo.masked',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-2.2.1',
  needs: ['settings', 'timing', 'session', 'probes'],
  refines: ['ehlo.not-understood', 'ehlo.refused', 'starttls.not-offered'],
  wants: ['other-ports'],
  judge({ settings: { plan }, timing: { failed }, session, probes }) {
    const { ehlo } = session;
    const masking = findMasking(session, undefined);
    const fits = failed?.phase === 'ehlo' || failed?.phase === 'starttls';
    if (!fits || !ehlo || !hasCode(ehlo, 500, 502) || !masking?.greeting) return NOT_APPLICABLE;
    const evidence = [...new Set([...masking.evidence, ...replyEvidence(ehlo)])];
    const { host } = plan.connection;
    const observed = { host, code: ehlo.code, elsewhere: elsewhereOf(probes) };
    const said = { ...fault('ehlo', evidence, observed, 'likely'), reply: ehlo };
    return withAction(said, portAction(probes));
  },
});

/** A server that is known to offer STARTTLS does not; so somebody takes it out. */
const stripped = defineRule({
  id: 'starttls.stripped',
  kind: 'diagnosis',
  reference: RFC3207,
  needs: ['settings', 'trouble', 'extensions', 'session', 'probes'],
  refines: ['starttls.not-offered'],
  wants: ['other-ports'],
  judge({ settings: { plan }, trouble, extensions: { clear }, session, probes }) {
    const lack = trouble.missing.find(({ what }) => what === 'starttls');
    const { host, port } = plan.connection;
    const itself = clear?.name ?? session.greeting?.text.split(' ')[0] ?? '';
    const known = [host, itself].find(isKnownServer);
    if (!lack || port === 465 || known === undefined) return NOT_APPLICABLE;
    const evidence = clear ? [clear.reply, lack.seq] : [lack.seq];
    const observed = { host, port, known, elsewhere: elsewhereOf(probes) };
    const said = fault('starttls', evidence, observed, 'likely');
    return withAction(said, portAction(probes));
  },
});

export const starttlsDiagnoses = [masked, ehloMasked, stripped, notOffered] as const;
