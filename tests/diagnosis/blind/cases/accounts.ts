// Blind cases: the account is unknown, closed, spent or tried too often.

import type { RunCase } from '../case.ts';
import { byLogin, insideTls } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { disabledInDovecot } from '../stages/dovecot.ts';
import { postfix, runBefore } from '../stages/real.ts';
import { LATER, SIGN_IN, SOMEBODY, WRONG_PASSWORD } from '../words.ts';

const HOST = 'mail.example.org';
const REFUSED =
  /refus|reject|not (accept|take|let)|wrong|fail|denied|invalid|does(n't| not) (know|match)/i;
const plain = (name: string, reply: string): string => `${insideTls(name)}C: AUTH PLAIN\n${reply}`;
const login = (name: string, reply: string): string => `${byLogin(name)}${reply}`;

export const accountCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'user-unknown-communigate',
    fault: 'unknown user, told',
    source: 'CommuniGate Pro’s error strings (“unknown user account”)',
    setUp: peer(plain(HOST, 'S: 535 unknown user account'), {}),
    expect: {
      phase: 'auth',
      about: [/user|account|name/i, /unknown|not (know|exist)|no such/i],
      not: [WRONG_PASSWORD, /recipient/i],
      remedy: [/user name|spell|address|account|typ/i],
    },
  },
  {
    kind: 'run',
    id: 'user-unknown-550',
    fault: 'unknown user, told',
    source: 'own wording: MDaemon-like servers answer AUTH with the code of an unknown mailbox',
    setUp: peer(plain(HOST, 'S: 550 5.1.1 User account does not exist'), {}),
    expect: {
      phase: 'auth',
      about: [/user|account|name/i, /unknown|not (know|exist)|no such/i],
      not: [/recipient/i],
      remedy: [/user name|spell|address|account|typ/i],
    },
  },
  {
    kind: 'run',
    id: 'account-disabled-dovecot-silent',
    fault: 'account locked or suspended',
    source: 'real server: Dovecot with the user in a deny database; Postfix gives no reason',
    setUp: postfix(disabledInDovecot, {}),
    seen: /535 5\.7\.8/,
    expect: {
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      not: [/(the|your) password is (wrong|incorrect)/i],
      remedy: [/password/i, SOMEBODY],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'account-password-too-simple-tiscali',
    fault: 'account locked or suspended',
    source: 'Tiscali, github.com/MailCore/mailcore2/pull/1520',
    setUp: peer(
      plain(
        'smtp.tiscali.it',
        'S: 535 5.7.0 ...authentication rejected: your password is too simple',
      ),
      { host: 'smtp.tiscali.it' },
    ),
    expect: {
      phase: 'auth',
      about: [/password/i, /simple|weak|easy|guess|strong/i],
      not: [WRONG_PASSWORD],
      remedy: [/chang|new|stronger|longer|another/i],
    },
  },
  {
    kind: 'run',
    id: 'account-captcha-yandex',
    fault: 'account locked or suspended',
    source: 'Yandex, github.com/higty/higlabo/pull/17',
    setUp: peer(
      plain(
        'smtp.yandex.ru',
        'S: 535 5.7.8 Error: authentication failed: Your message looks like spam. You need to use web for sending or prove you are not a robot using the following link http://ya.cc/6oS4k',
      ),
      { host: 'smtp.yandex.ru' },
    ),
    expect: {
      phase: 'auth',
      about: [/spam|robot|human|captcha|suspicious|block|restrict/i],
      not: [WRONG_PASSWORD],
      remedy: [/web|browser|link|captcha|prove/i],
    },
  },
  {
    kind: 'run',
    id: 'account-not-activated-brevo',
    fault: 'account locked or suspended',
    source:
      'Brevo, github.com/supabase/agent-skills/issues/133: 502, the code of an unknown command',
    setUp: peer(
      plain(
        'smtp-relay.brevo.com',
        'S: 502 5.7.0 Your SMTP account is not yet activated. Please contact us at contact@sendinblue.com to request activation',
      ),
      { host: 'smtp-relay.brevo.com' },
    ),
    expect: {
      phase: 'auth',
      about: [/account/i, /activ/i],
      not: [
        /does not (know|support|implement) (the|this|that) (command|mechanism)/i,
        WRONG_PASSWORD,
      ],
      remedy: [/activat|support|Brevo|contact/i],
    },
  },
  {
    kind: 'run',
    id: 'over-quota-sendgrid-451',
    fault: 'account over quota',
    source: 'SendGrid, github.com/mautic/mautic/issues/8721: 451 at the sign-in',
    setUp: peer(
      login('smtp.sendgrid.net', 'S: 451 Authentication failed: Maximum credits exceeded'),
      { host: 'smtp.sendgrid.net' },
    ),
    expect: {
      phase: 'auth',
      about: [/credit|quota|limit|used up|plan/i],
      not: [WRONG_PASSWORD],
      remedy: [/plan|upgrad|renew|credit|limit|billing/i],
    },
  },
  {
    kind: 'run',
    id: 'too-many-attempts-postfix',
    fault: 'too many attempts',
    source: 'real server: Postfix with smtpd_client_auth_rate_limit = 1, second sign-in',
    setUp: postfix(
      { mainCf: { smtpd_client_auth_rate_limit: '1', smtpd_client_event_limit_exceptions: '' } },
      {},
      { before: runBefore({}) },
    ),
    seen: /too many AUTH/,
    expect: {
      phase: 'auth',
      about: [/too many|too often/i, /attempt|tries|times|sign|log|AUTH/i],
      not: [WRONG_PASSWORD],
      remedy: [LATER],
    },
  },
  {
    kind: 'run',
    id: 'too-many-attempts-hmailserver',
    fault: 'too many attempts',
    source: 'hMailServer: “Too many invalid logon attempts.”, then it closes',
    setUp: peer(
      login(HOST, 'S: 535 Authentication failed. Too many invalid logon attempts.\nCLOSE'),
      {},
    ),
    expect: {
      phase: 'auth',
      about: [/too many|too often/i, /attempt|tries|sign|log/i],
      remedy: [LATER],
      remedyNot: [/try again (now|at once|immediately)/i],
    },
  },
  {
    kind: 'run',
    id: 'too-many-attempts-gmail',
    fault: 'too many attempts',
    source: 'Gmail: 454 4.7.0 in a continued line',
    setUp: peer(
      plain(
        'smtp.gmail.com',
        `S: 454-4.7.0 Too many login attempts, please try again later. For more
S: 454-4.7.0 information, go to
S: 454 4.7.0  https://support.google.com/mail/answer/7126229 5b1f17b1804b1-43948dc4aafsm168 - gsmtp`,
      ),
      { host: 'smtp.gmail.com' },
    ),
    expect: {
      phase: 'auth',
      about: [/too many|too often/i, /attempt|tries|sign|log/i],
      not: [WRONG_PASSWORD],
      remedy: [LATER],
    },
  },
];
