// Says in English what each rule found: rule id and observed values in, sentences out.

import { accountWords } from './en/account.ts';
import { authWords } from './en/auth.ts';
import { certificateWords } from './en/certificate.ts';
import { checkWords } from './en/checks.ts';
import { clientWords } from './en/client.ts';
import { connectWords } from './en/connect.ts';
import { connectionWords } from './en/connection.ts';
import { demandWords } from './en/demands.ts';
import { objectionWords } from './en/objections.ts';
import { greetingWords } from './en/greeting.ts';
import { mailRefusalWords } from './en/mail-refusal.ts';
import { messageRefusalWords } from './en/message-refusal.ts';
import { networkCheckWords } from './en/network-checks.ts';
import { protocolWords } from './en/protocol.ts';
import { proxyWords } from './en/proxy.ts';
import { rcptRefusalWords } from './en/rcpt-refusal.ts';
import { resolveWords } from './en/resolve.ts';
import { runWords } from './en/run.ts';
import { sessionWords } from './en/session.ts';
import { starttlsWords } from './en/starttls.ts';
import { tlsWords } from './en/tls.ts';
import type { WordsTable } from './words.ts';

export const en: WordsTable = {
  ...accountWords,
  ...authWords,
  ...certificateWords,
  ...checkWords,
  ...clientWords,
  ...connectWords,
  ...connectionWords,
  ...demandWords,
  ...objectionWords,
  ...greetingWords,
  ...mailRefusalWords,
  ...messageRefusalWords,
  ...networkCheckWords,
  ...protocolWords,
  ...proxyWords,
  ...rcptRefusalWords,
  ...resolveWords,
  ...runWords,
  ...sessionWords,
  ...starttlsWords,
  ...tlsWords,
};
