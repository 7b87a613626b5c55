// Checks what a session that may have gone well still tells of TLS and the certificate.

import { findExtension } from '../../smtp/extension.ts';
import { viewCertificate } from '../certificate-view.ts';
import { fault } from '../fault.ts';
import { interceptorOf } from '../known/interceptors.ts';
import { defineRule, NOT_APPLICABLE, NOT_OBSERVED, PASS } from '../rule.ts';

/** Days before its end from which on a certificate is worth a word. */
const EXPIRY_NOTICE = 21;
/** Days from which on it is urgent. */
const EXPIRY_URGENT = 7;

const expiresSoon = defineRule({
  id: 'certificate.expires-soon',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
  needs: ['settings', 'tls'],
  refines: [],
  wants: [],
  judge({ settings, tls }) {
    const view = viewCertificate(settings, tls);
    if (!view || !tls.certificate) {
      return settings.notObserved.includes('certificate') ? NOT_OBSERVED : NOT_APPLICABLE;
    }
    const daysLeft = -view.daysExpired - 1;
    if (daysLeft < 0) return NOT_APPLICABLE;
    if (daysLeft > EXPIRY_NOTICE) return PASS;
    const { host, notAfter } = view;
    return {
      ...fault('tls', tls.certificate.seq, { host, notAfter, daysLeft }),
      severity: daysLeft <= EXPIRY_URGENT ? ('serious' as const) : ('warning' as const),
    };
  },
});

const problemsOverridden = defineRule({
  id: 'certificate.problems-overridden',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-6',
  needs: ['settings', 'tls'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, tls: { judgement } }) {
    if (!judgement) return NOT_APPLICABLE;
    if (judgement.trusted || !judgement.overridden) return PASS;
    const { problems, code } = judgement;
    return {
      ...fault('tls', judgement.seq, { host: plan.connection.host, problems, code }),
      severity: 'serious' as const,
    };
  },
});

const OUTDATED = ['SSLv3', 'TLSv1', 'TLSv1.1'];

const outdatedVersion = defineRule({
  id: 'tls.outdated-version',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc8996',
  needs: ['settings', 'tls'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, tls: { negotiated } }) {
    if (!negotiated) return NOT_APPLICABLE;
    if (!OUTDATED.includes(negotiated.protocol)) return PASS;
    const { host } = plan.connection;
    return {
      ...fault('tls', negotiated.seq, { host, protocol: negotiated.protocol }),
      severity: 'serious' as const,
    };
  },
});

const plaintextBehindStarttls = defineRule({
  id: 'starttls.plaintext-behind',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc3207#section-6',
  needs: ['settings', 'trouble', 'tls'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, trouble: { discarded }, tls }) {
    if (tls.mode !== 'starttls') return NOT_APPLICABLE;
    if (!discarded) return PASS;
    const { host } = plan.connection;
    return {
      ...fault('starttls', discarded.seq, { host, count: discarded.octets }),
      severity: 'serious' as const,
    };
  },
});

/** Mechanisms that hand the password itself to whoever listens. */
const REVEALING = ['PLAIN', 'LOGIN'];

const authOfferedInClear = defineRule({
  id: 'auth.offered-in-clear',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc4954#section-4',
  needs: ['settings', 'extensions'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, extensions: { clear } }) {
    if (!clear) return NOT_APPLICABLE;
    const offered = findExtension(clear.extensions, 'AUTH')?.mechanisms ?? [];
    const mechanisms = offered.filter((name) => REVEALING.includes(name));
    if (mechanisms.length === 0) return PASS;
    return fault('ehlo', clear.reply, { host: plan.connection.host, mechanisms });
  },
});

const sentInClear = defineRule({
  id: 'auth.sent-in-clear',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc8314#section-3',
  needs: ['settings', 'auth', 'tls'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, auth, tls }) {
    const [first] = auth.tried;
    if (!first) return NOT_APPLICABLE;
    if (tls.negotiated) return PASS;
    if (plan.via === 'nodemailer') return NOT_OBSERVED;
    const { host } = plan.connection;
    return {
      ...fault('auth', first.seq, { host, mechanism: first.mechanism }),
      severity: 'serious' as const,
    };
  },
});

const commonNameOnly = defineRule({
  id: 'certificate.common-name-only',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc9525#section-6.1',
  needs: ['settings', 'tls'],
  refines: [],
  wants: [],
  judge({ settings, tls }) {
    const view = viewCertificate(settings, tls);
    if (!view || !tls.certificate) return NOT_APPLICABLE;
    if (view.names.length > 0 || view.commonName === undefined) return PASS;
    const { host, commonName } = view;
    return fault('tls', tls.certificate.seq, { host, commonName });
  },
});

/** A root that the user or an administrator installed lets somebody in between read along. */
const interceptedAndTrusted = defineRule({
  id: 'certificate.intercepted-and-trusted',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc9325#section-7.4',
  needs: ['settings', 'tls'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, tls: { certificate, judgement } }) {
    if (!certificate || !judgement?.trusted) return NOT_APPLICABLE;
    const issuers = certificate.chain.map(({ issuer }) => issuer);
    const found = issuers.map(interceptorOf).find((one) => one);
    if (!found) return PASS;
    const observed = { host: plan.connection.host, product: found.product };
    return { ...fault('tls', certificate.seq, observed), severity: 'serious' as const };
  },
});

export const transportChecks = [
  expiresSoon,
  commonNameOnly,
  interceptedAndTrusted,
  problemsOverridden,
  outdatedVersion,
  plaintextBehindStarttls,
  authOfferedInClear,
  sentInClear,
] as const;
