// Diagnoses a port where something else than a greeting mail server answers.

import type { PortOutcome } from '../../run/event.ts';
import type { RunFacts } from '../../run/facts.ts';
import { effectiveSecurity } from '../../run/plan.ts';
import { fault } from '../fault.ts';
import { notForSending } from '../known/incoming.ts';
import { asksToSignIn, recogniseService, type Service } from '../known/services.ts';
import { otherTlsMode, portAction, useSecurity, withAction } from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { knownPort, useServerAndPort } from '../server-action.ts';

type Looked = Pick<
  RunFacts,
  'settings' | 'timing' | 'session' | 'tls' | 'probes' | 'trouble' | 'connection'
>;

/** Number of the event that ended the wait for a greeting; undefined where none failed. */
function endOfWait({
  timing: { failed },
  trouble: { waits },
  connection: { now },
}: Pick<RunFacts, 'timing' | 'trouble' | 'connection'>): number | undefined {
  if (failed?.phase !== 'greeting') return undefined;
  const wait = waits.find(({ phase }) => phase === 'greeting');
  return wait?.seq ?? (now.state === 'lost' ? now.seq : failed.seq);
}

/** Words by which a service gave itself away. */
interface Answer {
  readonly service: Service;
  readonly text: string;
  /** Whether they came inside TLS. */
  readonly encrypted: boolean;
  readonly phase: 'tls' | 'greeting';
  readonly evidence: readonly number[];
}

/** Services that greet as SMTP does and fall out of step only at EHLO. */
const ALIKE: readonly Service[] = ['ftp', 'lmtp', 'nntp'];

/** Which other service answered, in the session or to the further look; undefined if none did. */
function findAnswer(facts: Looked): Answer | undefined {
  const { timing, session, tls, probes } = facts;
  const { handshake, mode } = tls;
  const phase = timing.failed?.phase;
  if (phase === 'tls' && mode === 'implicit' && handshake.state === 'failed') {
    const text = handshake.instead;
    return answerOf(text, { encrypted: false, phase: 'tls', evidence: [handshake.seq] });
  }
  const { opening } = session;
  const heard =
    opening &&
    answerOf(opening.text, {
      encrypted: opening.encrypted,
      phase: 'greeting',
      evidence: [opening.seq],
    });
  if (phase === 'ehlo') return heard && ALIKE.includes(heard.service) ? heard : undefined;
  if (phase !== 'greeting') return undefined;
  if (heard) return heard;
  // An SMTP reply is none of them: the server may only have been slow to say it.
  const probe = otherTlsMode(probes);
  if (!probe || (probe.outcome !== 'not-tls' && probe.outcome !== 'not-smtp')) return undefined;
  const encrypted = probe.outcome === 'not-smtp' && probe.security === 'implicit';
  const evidence = [endOfWait(facts) ?? probe.seq, probe.seq];
  return answerOf(probe.greeting, { encrypted, phase: 'greeting', evidence });
}

function answerOf(
  text: string | undefined,
  where: Omit<Answer, 'service' | 'text'>,
): Answer | undefined {
  const service = text === undefined ? undefined : recogniseService(text);
  // TLS in clear is no service of its own, but the wrong mode.
  if (text === undefined || service === undefined || service === 'tls') return undefined;
  return { service, text, ...where };
}

const otherService = defineRule({
  id: 'greeting.other-service',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2',
  needs: ['settings', 'timing', 'session', 'tls', 'probes', 'trouble', 'connection'],
  refines: [
    'protocol.reply-without-code',
    'protocol.reply-codes-differ',
    'protocol.reply-code-out-of-range',
    'protocol.greeting-not-220',
    'protocol.reply-before-command',
    'protocol.unexpected-reply',
    'protocol.partial-line-at-close',
    'protocol.reply-unfinished',
    'limit.line',
    'greeting.no-answer',
    'greeting.connection-closed',
    'greeting.tls-not-mail',
    'ehlo.refused',
    'ehlo.deferred',
    'ehlo.name-refused',
    'ehlo.not-understood',
    'ehlo.no-answer',
    'session.reply-not-expected',
    'connection.closed',
    'connection.reset',
    'tls.not-tls',
  ],
  wants: ['other-ports'],
  judge(facts) {
    const answer = findAnswer(facts);
    if (!answer) return NOT_APPLICABLE;
    const { service, encrypted, text } = answer;
    const { host, port } = facts.settings.plan.connection;
    const observed = { host, port, service, encrypted, text };
    const meant = notForSending(host)?.server;
    const action = portAction(facts.probes) ?? knownPort({ host, port });
    return withAction(
      fault(answer.phase, answer.evidence, observed),
      action ?? (meant && useServerAndPort(meant)),
    );
  },
});

/** Ports on which a web server is at home, so that its redirects say nothing. */
const WEB_PORTS: readonly number[] = [80, 443, 8080, 8443];

const captivePortal = defineRule({
  id: 'greeting.captive-portal',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc8952',
  needs: ['settings', 'timing', 'session', 'tls', 'probes', 'trouble', 'connection'],
  refines: ['greeting.other-service'],
  wants: [],
  judge(facts) {
    const answer = findAnswer(facts);
    const asks = answer && asksToSignIn(answer.text);
    const { host, port } = facts.settings.plan.connection;
    if (asks === undefined || !answer || WEB_PORTS.includes(port)) return NOT_APPLICABLE;
    const observed = { host, port, text: answer.text };
    const confidence = asks === 'states' ? 'certain' : 'likely';
    return fault(answer.phase, answer.evidence, observed, confidence);
  },
});

/** Ports that stand for TLS from the start, by registration or by custom. */
const IMPLICIT_PORTS: readonly number[] = [465, 2465];

const tlsExpected = defineRule({
  id: 'greeting.tls-expected',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
  needs: ['settings', 'timing', 'session', 'probes', 'trouble', 'connection'],
  refines: [
    'greeting.no-answer',
    'greeting.connection-closed',
    'protocol.reply-without-code',
    'protocol.partial-line-at-close',
    'protocol.reply-unfinished',
    'connection.closed',
    'connection.reset',
  ],
  wants: ['other-tls-mode'],
  judge(facts) {
    const {
      settings: { plan },
      session: { opening, greeting },
      probes,
    } = facts;
    const end = endOfWait(facts);
    const asked = effectiveSecurity(plan.connection);
    if (end === undefined || asked === 'implicit' || greeting) return NOT_APPLICABLE;
    const { host, port } = plan.connection;
    const probe = otherTlsMode(probes);
    const records = opening && recogniseService(opening.text) === 'tls' ? opening : undefined;
    const answered = probe?.outcome === 'greeted';
    // Nothing was heard and nothing looked at: the port's custom is all there is to go by.
    const custom = !probe && !opening && IMPLICIT_PORTS.includes(port);
    if (!answered && !records && !custom) return NOT_APPLICABLE;
    const observed = {
      host,
      port,
      asked,
      protocol: answered ? probe.protocol : undefined,
      records: records !== undefined,
    };
    const evidence = [end, ...(records ? [records.seq] : []), ...(probe ? [probe.seq] : [])];
    return withAction(
      fault('greeting', evidence, observed, answered ? 'certain' : 'likely'),
      useSecurity('implicit'),
    );
  },
});

/** Outcomes of a look over TLS after which the handshake had gone well. */
const MUTE: readonly PortOutcome[] = ['silent', 'closed', 'not-smtp'];

const tlsNotMail = defineRule({
  id: 'greeting.tls-not-mail',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc8314#section-7.3',
  needs: ['settings', 'timing', 'session', 'probes', 'trouble', 'connection'],
  refines: ['greeting.no-answer', 'greeting.connection-closed'],
  wants: [],
  judge(facts) {
    const {
      settings: { plan },
      session: { opening },
      probes,
    } = facts;
    const end = endOfWait(facts);
    const probe = otherTlsMode(probes);
    const shaken = probe?.protocol !== undefined && MUTE.includes(probe.outcome);
    if (end === undefined || opening || !shaken) return NOT_APPLICABLE;
    const { host, port } = plan.connection;
    const observed = { host, port, protocol: probe.protocol };
    const said = fault('greeting', [end, probe.seq], observed, 'likely');
    return withAction(said, portAction(probes));
  },
});

export const greetingDiagnoses = [captivePortal, otherService, tlsExpected, tlsNotMail] as const;
