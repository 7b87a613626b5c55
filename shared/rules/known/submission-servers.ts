// Knows the submission servers of large providers, and whose a mistaken host name was meant to be.

export interface SubmissionServer {
  readonly host: string;
  /** Whether port 587 does not answer there, so that 465 is the one to use. */
  readonly implicitOnly: boolean;
}

interface Row extends SubmissionServer {
  /** Domains of the addresses; what follows `smtp.`, `mail.` or the like in a guessed name. */
  readonly domains: readonly string[];
  /** Ends of the names in the MX records of customers. */
  readonly mx: readonly string[];
}

function row(host: string, domains: string, mx = '', implicitOnly = false): Row {
  const words = (text: string) => text.split(' ').filter((word) => word !== '');
  return { host, implicitOnly, domains: words(domains), mx: words(mx) };
}

/** Where Amazon SES, Amazon WorkMail and Oracle take mail in. */
export const SES_REGIONS: readonly string[] =
  'us-east-1 us-east-2 us-west-1 us-west-2 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 eu-south-1 ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 ap-northeast-2 ca-central-1 sa-east-1'.split(
    ' ',
  );
export const WORKMAIL_REGIONS: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];
export const ORACLE_REGIONS: readonly string[] =
  'us-ashburn-1 us-phoenix-1 eu-frankfurt-1 eu-amsterdam-1 uk-london-1 ap-tokyo-1 ap-sydney-1 ap-mumbai-1'.split(
    ' ',
  );

const SERVERS: readonly Row[] = [
  row('smtp-relay.gmail.com', ''),
  row('smtp.gmail.com', 'gmail.com googlemail.com google.com', 'google.com googlemail.com'),
  row(
    'smtp.office365.com',
    'office365.com outlook365.com office.com microsoft365.com',
    'mail.protection.outlook.com mx.microsoft',
  ),
  row('smtp-legacy.office365.com', ''),
  row('smtp.hve.mx.microsoft', ''),
  row('smtp-hve.office365.com', ''),
  row(
    'smtp-mail.outlook.com',
    'outlook.com hotmail.com live.com msn.com outlook.de outlook.fr outlook.es outlook.it outlook.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk live.de live.fr live.it live.nl live.co.uk passport.com',
    'olc.protection.outlook.com',
  ),
  row(
    'smtp.mail.yahoo.com',
    'yahoo.com ymail.com rocketmail.com yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.co.uk yahoo.ca yahoo.com.br yahoo.com.au yahoo.co.in',
    'yahoodns.net',
  ),
  row('smtp.aol.com', 'aol.com aim.com verizon.net aol.de aol.fr aol.co.uk'),
  row('smtp.mail.att.net', 'att.net sbcglobal.net bellsouth.net', '', true),
  row('smtp.mail.me.com', 'icloud.com me.com mac.com', 'mail.icloud.com'),
  row('smtp.zoho.com', 'zoho.com zohomail.com', 'zoho.com'),
  row('smtppro.zoho.com', ''),
  row('smtp.zoho.eu', 'zoho.eu', 'zoho.eu'),
  row('smtp.zoho.in', 'zoho.in', 'zoho.in'),
  row('smtp.zoho.com.au', 'zoho.com.au', 'zoho.com.au'),
  row('smtp.zoho.jp', 'zoho.jp', 'zoho.jp'),
  row('smtp.zohocloud.ca', 'zohocloud.ca', 'zohocloud.ca'),
  row('smtp.fastmail.com', 'fastmail.com fastmail.fm', 'messagingengine.com'),
  row('smtp.protonmail.ch', 'protonmail.com protonmail.ch proton.me pm.me', 'protonmail.ch'),
  row('mail.gmx.net', 'gmx.net gmx.de gmx.at gmx.ch', 'gmx.net'),
  row('mail.gmx.com', 'gmx.com gmx.us'),
  row('smtp.web.de', 'web.de', 'web.de'),
  row('smtp.mail.com', 'mail.com'),
  row('smtp.ionos.de', 'ionos.de', 'kundenserver.de ionos.de'),
  row('smtp.1und1.de', '1und1.de online.de'),
  row('smtp.ionos.com', 'ionos.com 1and1.com', 'ionos.com 1and1.com perfora.net'),
  row('smtp.ionos.co.uk', 'ionos.co.uk', 'ionos.co.uk'),
  row('smtp.strato.de', 'strato.de', 'rzone.de'),
  row('securesmtp.t-online.de', 't-online.de magenta.de'),
  row('posteo.de', 'posteo.net posteo.at posteo.ch posteo.eu posteo.org', 'posteo.de'),
  row('mail.your-server.de', 'your-server.de', 'your-server.de'),
  row('ssl0.ovh.net', 'ovh.net ovh.com', 'mail.ovh.net'),
  row('mail.gandi.net', 'gandi.net', 'mail.gandi.net'),
  row('mail.infomaniak.com', 'infomaniak.com infomaniak.ch', 'infomaniak.ch'),
  row('smtpout.secureserver.net', 'secureserver.net godaddy.com', 'secureserver.net', true),
  row('secure.emailsrvr.com', 'emailsrvr.com rackspace.com', 'emailsrvr.com'),
  row('send.one.com', 'one.com', 'one.com'),
  row('smtp.yandex.com', 'yandex.com', 'yandex.net', true),
  row('smtp.yandex.ru', 'yandex.ru ya.ru narod.ru', 'yandex.ru', true),
  row('smtp.mail.ru', 'mail.ru bk.ru inbox.ru list.ru internet.ru', 'mail.ru'),
  row('smtp.qq.com', 'qq.com foxmail.com', '', true),
  row('smtp.exmail.qq.com', 'exmail.qq.com', 'mxbiz1.qq.com mxbiz2.qq.com', true),
  row('smtp.163.com', '163.com', 'netease.com', true),
  row('smtp.126.com', '126.com', '', true),
  row('smtp.yeah.net', 'yeah.net', '', true),
  row('smtp.aliyun.com', 'aliyun.com', '', true),
  row('smtp.qiye.aliyun.com', '', 'mxhichina.com', true),
  row('smtp.naver.com', 'naver.com'),
  row('smtp.seznam.cz', 'seznam.cz email.cz post.cz', 'seznam.cz', true),
  row('smtp.comcast.net', 'comcast.net xfinity.com', 'comcast.net'),
  row('smtp.sendgrid.net', 'sendgrid.net sendgrid.com'),
  row('smtp.eu.sendgrid.net', ''),
  row('smtp.mailgun.org', 'mailgun.org mailgun.com', 'mailgun.org'),
  row('smtp.eu.mailgun.org', 'eu.mailgun.org', 'eu.mailgun.org'),
  row('smtp.postmarkapp.com', 'postmarkapp.com'),
  row('smtp-broadcasts.postmarkapp.com', ''),
  row('smtp.sparkpostmail.com', 'sparkpostmail.com sparkpost.com'),
  row('smtp.eu.sparkpostmail.com', ''),
  row('in-v3.mailjet.com', 'mailjet.com'),
  row('smtp-relay.brevo.com', 'brevo.com sendinblue.com'),
  row('smtp.resend.com', 'resend.com'),
  row('live.smtp.mailtrap.io', 'mailtrap.io'),
  row('bulk.smtp.mailtrap.io', ''),
  row('sandbox.smtp.mailtrap.io', 'sandbox.mailtrap.io'),
  row('mail.smtp2go.com', 'smtp2go.com'),
  row('smtp.elasticemail.com', 'elasticemail.com'),
  row('smtp.mailersend.net', 'mailersend.net mailersend.com'),
  row('smtp.mandrillapp.com', 'mandrillapp.com'),
  row('smtp.forwardemail.net', 'forwardemail.net', 'forwardemail.net'),
  row('smtp.mailpace.com', 'mailpace.com'),
  row('smtp.zeptomail.com', 'zeptomail.com'),
  row('smtp.zeptomail.eu', ''),
  row('smtp.zeptomail.in', ''),
  row('smtp-pulse.com', ''),
  row('pro.turbo-smtp.com', ''),
  row('pro.eu.turbo-smtp.com', ''),
  row('smtp.emailit.com', 'emailit.com'),
  row('smtp.tem.scaleway.com', ''),
  row('smtp.azurecomm.net', 'azurecomm.net'),
  row('smtp.ethereal.email', 'ethereal.email'),
  // The regions of one service differ in a letter or two: all are listed, so that none is
  // taken for a mistyped other.
  ...SES_REGIONS.map((region) => row(`email-smtp.${region}.amazonaws.com`, '')),
  ...WORKMAIL_REGIONS.map((region) => row(`smtp.mail.${region}.awsapps.com`, '', '', true)),
  ...ORACLE_REGIONS.map((region) => row(`smtp.email.${region}.oci.oraclecloud.com`, '')),
];

/** The names of all listed servers. */
export const SUBMISSION_HOSTS: readonly string[] = SERVERS.map(({ host }) => host);

/** Whether this is a name of a listed server. */
export function isKnownServer(host: string): boolean {
  return knownServer(host) !== undefined;
}

/** A listed server by its name. */
export function knownServer(host: string): SubmissionServer | undefined {
  const name = normal(host);
  return SERVERS.find((server) => server.host === name);
}

/** The first listed server of a service that is for its users, by the form of its servers' names. */
export function serverOfService({
  hosts,
}: {
  readonly hosts: RegExp;
}): SubmissionServer | undefined {
  return SERVERS.find(({ host, domains }) => domains.length > 0 && hosts.test(host));
}

/** The server behind a name that is only its provider's domain, or its incoming server's. */
export function serverOfDomain(host: string): SubmissionServer | undefined {
  const name = normal(host);
  if (isKnownServer(name)) return undefined;
  const domain = withoutService(name);
  return SERVERS.find(({ domains }) => domains.includes(name) || domains.includes(domain));
}

/** The server of whoever takes in a domain's mail, by the names in its MX records. */
export function serverOfMx(exchanges: readonly string[]): SubmissionServer | undefined {
  const names = exchanges.map(normal);
  const ends = (name: string, end: string) => name === end || name.endsWith(`.${end}`);
  const fitting = SERVERS.flatMap((server) =>
    server.mx
      .filter((end) => names.some((name) => ends(name, end)))
      .map((end) => ({ server, end })),
  );
  // The longest end is the most telling: olc.protection.outlook.com is not Exchange Online.
  return fitting.toSorted((a, b) => b.end.length - a.end.length)[0]?.server;
}

export interface Resemblance {
  readonly server: SubmissionServer;
  /** Letters that were added, left out, changed or swapped; 0 where only the form is another. */
  readonly edits: number;
}

/**
 * The server that a host name was probably meant to be: one that it differs from in a letter
 * or two, in itself or in the domain behind `smtp.`. Undefined if none or several are as near.
 */
export function resembledServer(host: string): Resemblance | undefined {
  const name = normal(host);
  if (isKnownServer(name)) return undefined;
  const owner = serverOfDomain(name);
  if (owner) return { server: owner, edits: 0 };
  const domain = withoutService(name);
  const near = SERVERS.map((server) => {
    const distances = [
      distanceWithin(name, server.host),
      ...server.domains.map((other) => distanceWithin(domain, other)),
    ];
    return { server, edits: Math.min(...distances) };
  }).filter(({ edits }) => edits < Infinity);
  const [first, second] = near.toSorted((a, b) => a.edits - b.edits);
  return first && (second === undefined || second.edits > first.edits) ? first : undefined;
}

/** Lower case, without the root's dot. */
function normal(host: string): string {
  const name = host.toLowerCase();
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

/** What people put before a provider's domain when they guess. */
const GUESSES = ['smtp', 'smpt', 'stmp', 'mail', 'imap', 'pop', 'pop3', 'mx', 'out', 'send'];

/** The domain behind a guessed `smtp.` or `mail.`. */
function withoutService(name: string): string {
  const [first = '', ...rest] = name.split('.');
  return rest.length > 1 && GUESSES.includes(first) ? rest.join('.') : name;
}

/** Letters by which two names differ, Infinity where these are too many for a slip. */
function distanceWithin(a: string, b: string): number {
  const most = b.length < 10 ? 1 : 2;
  if (Math.abs(a.length - b.length) > most) return Infinity;
  const edits = editDistance(a, b);
  return edits === 0 || edits > most ? Infinity : edits;
}

/** The optimal string alignment distance: a swap of neighbours counts as one edit. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        row > 1 && column > 1 && swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, above] = [above, current];
  }
  return above[b.length] ?? 0;
}
