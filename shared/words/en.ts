// Says in English what each rule found: rule id and observed values in, sentences out.

import { authWords } from './en/auth.ts';
import { certificateWords } from './en/certificate.ts';
import { checkWords } from './en/checks.ts';
import { connectWords } from './en/connect.ts';
import { connectionWords } from './en/connection.ts';
import { protocolWords } from './en/protocol.ts';
import { resolveWords } from './en/resolve.ts';
import { runWords } from './en/run.ts';
import { sessionWords } from './en/session.ts';
import { tlsWords } from './en/tls.ts';
import { transactionWords } from './en/transaction.ts';
import type { WordsTable } from './words.ts';

export const en: WordsTable = {
  ...authWords,
  ...certificateWords,
  ...checkWords,
  ...connectWords,
  ...connectionWords,
  ...protocolWords,
  ...resolveWords,
  ...runWords,
  ...sessionWords,
  ...tlsWords,
  ...transactionWords,
};
