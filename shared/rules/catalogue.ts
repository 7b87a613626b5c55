// Lists every rule; the only list there is.

import { conformanceChecks } from './checks/conformance.ts';
import { networkChecks } from './checks/network.ts';
import { transportChecks } from './checks/transport.ts';
import { accountDiagnoses } from './diagnoses/account.ts';
import { authRefusalDiagnoses } from './diagnoses/auth-refusal.ts';
import { certificateDiagnoses } from './diagnoses/certificate.ts';
import { clientDiagnoses } from './diagnoses/client.ts';
import { contradictionDiagnoses } from './diagnoses/contradiction.ts';
import { connectDiagnoses } from './diagnoses/connect.ts';
import { connectionDiagnoses } from './diagnoses/connection.ts';
import { demandDiagnoses } from './diagnoses/demands.ts';
import { greetingDiagnoses } from './diagnoses/greeting.ts';
import { mailRefusalDiagnoses } from './diagnoses/mail-refusal.ts';
import { messageRefusalDiagnoses } from './diagnoses/message-refusal.ts';
import { objectionDiagnoses } from './diagnoses/objections.ts';
import { prerequisiteDiagnoses } from './diagnoses/prerequisite.ts';
import { protocolDiagnoses } from './diagnoses/protocol.ts';
import { proxyDiagnoses } from './diagnoses/proxy.ts';
import { rcptRefusalDiagnoses } from './diagnoses/rcpt-refusal.ts';
import { resolveDiagnoses } from './diagnoses/resolve.ts';
import { runDiagnoses } from './diagnoses/run.ts';
import { sessionRefusalDiagnoses } from './diagnoses/session-refusal.ts';
import { silenceDiagnoses } from './diagnoses/silence.ts';
import { starttlsDiagnoses } from './diagnoses/starttls.ts';
import { tlsDiagnoses } from './diagnoses/tls.ts';
import { unexpectedDiagnoses } from './diagnoses/unexpected.ts';
import type { Judgement } from './rule.ts';

/** Version of the rules; it goes into each log with the verdict that they reached. */
export const RULE_SET = '5';

/** Diagnoses in the order of a session; where all else is equal, the first of them wins. */
export const catalogue = [
  ...resolveDiagnoses,
  ...proxyDiagnoses,
  ...connectDiagnoses,
  ...greetingDiagnoses,
  ...sessionRefusalDiagnoses,
  ...starttlsDiagnoses,
  ...certificateDiagnoses,
  ...tlsDiagnoses,
  ...prerequisiteDiagnoses,
  ...demandDiagnoses,
  ...accountDiagnoses,
  ...authRefusalDiagnoses,
  ...contradictionDiagnoses,
  ...mailRefusalDiagnoses,
  ...rcptRefusalDiagnoses,
  ...messageRefusalDiagnoses,
  ...objectionDiagnoses,
  ...connectionDiagnoses,
  ...silenceDiagnoses,
  ...protocolDiagnoses,
  ...clientDiagnoses,
  ...unexpectedDiagnoses,
  ...runDiagnoses,
  ...networkChecks,
  ...transportChecks,
  ...conformanceChecks,
] as const;

export type CatalogueRule = (typeof catalogue)[number];

export type RuleId = CatalogueRule['id'];

/** The values that a rule's words are made of. */
export type ObservedBy<Id extends RuleId> = Extract<
  CatalogueRule,
  { readonly id: Id }
>['judge'] extends (facts: never) => infer Answer
  ? ObservedIn<Answer>
  : never;

type ObservedIn<Answer> =
  Answer extends Judgement<infer Observed>
    ? Answer extends { readonly verdict: 'fail' }
      ? Observed
      : never
    : never;
