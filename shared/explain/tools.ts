// Knows how other programs write down what was said: whose line it is, and what stands around it.

/** Who said a line, and its text as it was on the wire. */
export interface Said {
  readonly from: 'server' | 'client';
  readonly text: string;
  /** Where the tool shows it; absent where it does not. */
  readonly encrypted?: boolean;
}

export interface Tool {
  readonly id: string;
  readonly name: string;
  /** Lines that only this program writes. */
  readonly marks: readonly RegExp[];
  /** What was said; undefined for the program's own remarks. */
  readonly said?: (text: string) => Said | undefined;
  /** Whether it shows the wire without marks, so that each line's own form has to tell. */
  readonly bare?: boolean;
  /** Whether it never encrypts. */
  readonly clear?: boolean;
}

type Mark = readonly [pattern: RegExp, from: Said['from'], encrypted?: boolean];

/** Takes the first mark that fits; what was said is its last group. */
function marked(...marks: readonly Mark[]): (text: string) => Said | undefined {
  return (text) => {
    for (const [pattern, from, encrypted] of marks) {
      const found = pattern.exec(text);
      if (found) {
        return { from, text: found.at(-1) ?? '', ...(encrypted !== undefined && { encrypted }) };
      }
    }
    return undefined;
  };
}

/** Python's and JavaScript's escapes for what a reply may hold. */
function unescaped(text: string): string {
  return text
    .replace(/\\r\\n$|\\n$|\\r$/, '')
    .replace(/\\(['"\\])/g, '$1')
    .replace(/\\t/g, '\t');
}

function smtplib(text: string): Said | undefined {
  const sent = /^send: b?(['"])(.*)\1$/.exec(text);
  if (sent) return { from: 'client', text: unescaped(sent[2] ?? '') };
  const reply = /^reply: b(['"])(.*)\1$/.exec(text);
  return reply ? { from: 'server', text: unescaped(reply[2] ?? '') } : undefined;
}

/** The more telling first: where two fit equally often, the first is taken. */
export const TOOLS: readonly Tool[] = [
  {
    id: 'swaks',
    name: 'swaks',
    marks: [
      /^=== (?:Trying|Connected to|TLS|Connection closed)/,
      /^<[-~*][ *] /,
      /^ ?[-~]> /,
      /^\*\*\* /,
    ],
    said: marked(
      [/^<~[ *](?! Timeout \() ?(.*)$/, 'server', true],
      [/^<[-*][ *](?! Timeout \() ?(.*)$/, 'server'],
      [/^ ?~> ?(.*)$/, 'client', true],
      [/^(?: ?-|\*\*)> ?(.*)$/, 'client'],
    ),
  },
  {
    id: 'msmtp',
    name: 'msmtp',
    marks: [
      /^msmtp: /,
      /^<-- /,
      /^--> /,
      /smtpstatus=\d/,
      /^using account specified/,
      /^tls_trust_file = /,
    ],
    said: marked([/^<-- (.*)$/, 'server'], [/^--> (.*)$/, 'client']),
  },
  {
    id: 'smtplib',
    name: 'Python’s smtplib',
    marks: [
      /^(?:send|reply): (?:b?['"]|retcode)/,
      /smtplib\b/,
      /\[Errno -?\d+\]|\(_ssl\.c:\d+\)|^\s+File ".+\.py", line \d+/,
      /^Traceback \(most recent/,
      /^connect: (?:to )?\(/,
      /\bSMTP(?:Authentication|Data|Connect|Helo|NotSupported|Response|Sender\w+|Recipients\w+|Server\w+)(?:Error|Exception|Refused|Disconnected)?: /,
    ],
    said: smtplib,
  },
  {
    id: 'nodemailer',
    name: 'nodemailer',
    marks: [
      /nodemailer|SMTPConnection/i,
      /\bcode: 'E[A-Z]+'|\bcommand: '(?:CONN|AUTH|MAIL|RCPT|DATA|API)/,
      /^(?:DEBUG|INFO|ERROR|WARN)\s+(?:\[\w+\] )?[SC]: /,
      /^ *(?:code|originalCode|command|responseCode|response): '?(?:E[A-Z]{3,}|\d{3}|AUTH|CONN|RCPT|MAIL|DATA|API|[A-Z_]{6,})/,
    ],
    said: marked(
      [/^(?:DEBUG|INFO|ERROR|WARN)\s+(?:\[[^\]]+\] )?S: (.*)$/, 'server'],
      [/^(?:DEBUG|INFO|ERROR|WARN)\s+(?:\[[^\]]+\] )?C: (.*)$/, 'client'],
    ),
  },
  {
    id: 'thunderbird',
    name: 'Thunderbird',
    marks: [
      /mailnews\.(?:smtp|send)/,
      /\b[DIEWV]\/SMTP\b/,
      /^(?:.*\s)?SMTP (?:Response|Send): /,
      /Outgoing server \(SMTP\)|Thunderbird/,
      /sending (?:of )?(?:the )?(?:message|mail)[. ].*(?:failed|server responded)|An error occurred while sending mail/i,
    ],
    said: marked(
      [/mailnews\.smtp[^:]*:\s*(?:\w+:\s*)?S: (.*)$/, 'server'],
      [/mailnews\.smtp[^:]*:\s*(?:\w+:\s*)?C: (.*)$/, 'client'],
      [/\bSMTP Response: (.*)$/, 'server'],
      [/\bSMTP Send: (.*)$/, 'client'],
      [/^S: (.*)$/, 'server'],
      [/^C: (.*)$/, 'client'],
    ),
  },
  {
    id: 'phpmailer',
    name: 'PHPMailer',
    marks: [
      /SERVER -> CLIENT: /,
      /CLIENT -> SERVER: /,
      /PHPMailer/,
      /^SMTP (?:Error|ERROR|NOTICE|INBOUND|connect\(\))/,
    ],
    said: marked([/SERVER -> CLIENT: (.*)$/, 'server'], [/CLIENT -> SERVER: (.*)$/, 'client']),
  },
  {
    id: 'curl',
    name: 'curl',
    marks: [
      /^curl: \(\d+\)/,
      /^\* (?:Connected to|Trying|Closing connection|Connection #\d|SSL connection|Could not resolve|TLSv1)/,
      /^\*   Trying /,
      /^[{}] \[\d+ bytes data\]/,
    ],
    said: marked([/^< ?(.*)$/, 'server'], [/^> ?(.*)$/, 'client']),
  },
  {
    id: 'openssl',
    name: 'openssl s_client',
    marks: [
      /^CONNECTED\([0-9A-F]+\)/i,
      /^depth=\d/,
      /^verify (?:error|return)/,
      /^[0-9A-F]{8,}:error:[0-9A-F]+:/,
      /s_client/,
      /^Verif(?:y return code|ication(?: error)?):/,
      /^New, .*Cipher is/,
      /^(?:no peer certificate available|BIO_\w+|connect:errno=\d+)/,
    ],
    bare: true,
  },
  {
    id: 'java',
    name: 'Jakarta Mail',
    marks: [
      /^DEBUG(?: \w+)?: /,
      /(?:javax|jakarta)\.mail\.|com\.sun\.mail\.|org\.eclipse\.angus|javax\.net\.ssl|org\.springframework\.mail/,
      /^\s+at (?:java|com|org|javax|sun|jakarta)\.[\w.$/]+\(/,
    ],
    bare: true,
  },
  {
    id: 'mailkit',
    name: 'MailKit or .NET',
    marks: [
      /MailKit|MimeKit|System\.Net\.|Microsoft\.Exchange/,
      /^Connected to smtps?:\/\//,
      /^\s+at [\w.`]+\.[\w.<>]+\(.*\) in /,
    ],
    said: marked([/^S: (.*)$/, 'server'], [/^C: (.*)$/, 'client']),
  },
  {
    id: 'outlook',
    name: 'Outlook',
    marks: [
      /0x8[0-9A-F]{7}/i,
      /(?<![.\w])Outlook(?!\.com|\w)/i,
      /outgoing (?:mail )?server|Send test e-?mail message/i,
      /Task '.*' reported error/i,
    ],
  },
  {
    id: 'telnet',
    name: 'telnet or netcat',
    marks: [
      /^Trying [0-9a-f.:]+\s?\.\.\.$/i,
      /^Escape character is/,
      /^telnet: /,
      /^(?:nc|ncat|netcat)(?:\.\w+)?: /i,
      /^Ncat: /,
      /^Connection closed by foreign host/,
      /\(UNKNOWN\) \[|\[tcp\/\w+\] succeeded/,
      /^Connected to [^ ]+\.$/,
    ],
    bare: true,
    clear: true,
  },
  {
    id: 'dsn',
    name: 'a bounce',
    marks: [
      /^\s*(?:Final-Recipient|Diagnostic-Code|Reporting-MTA|Remote-MTA|Action|Status|Original-Recipient)\s*: /i,
      /MAILER-DAEMON|Mail Delivery (?:Sub)?system|postmaster@/i,
      /undeliver|delivery (?:status notification|has failed|failed)|could ?n.t be delivered|was ?n.t delivered|returned to sender/i,
      /Remote[ -]server returned|Generating server|The response (?:from the remote server )?was:/i,
      /^Remote host said:/,
      /host \S+ (?:\[[^\]]+\] )?said:/,
    ],
  },
  {
    id: 'postfix',
    name: 'Postfix',
    marks: [
      /postfix(?:-[\w]+)?\/[\w/-]+\[\d+\]/,
      /\(in reply to .{0,20} command\)/,
      /status=(?:bounced|deferred|sent|undeliverable)/,
      /NOQUEUE: reject/,
    ],
  },
  {
    id: 'exim',
    name: 'Exim',
    marks: [
      /\bexim\b/i,
      /\s(?:\*\*|==|=>|->) \S+@?\S* .{0,80}[RT]=\w/,
      /SMTP error from remote mail server|rejected (?:RCPT|EHLO|HELO|MAIL|after DATA)/,
      /authenticator failed/,
    ],
  },
  {
    id: 'mailkit-log',
    name: 'a protocol log',
    marks: [/^(?:S|Server|<<<?): ?\d{3}[ -]/, /^(?:C|Client|>>>?): ?[A-Z]{4}/],
    said: marked(
      [/^(?:S|Server|<<<?): ?(.*)$/i, 'server'],
      [/^(?:C|Client|>>>?): ?(.*)$/i, 'client'],
    ),
  },
  {
    id: 'arrows',
    name: 'a protocol log',
    marks: [
      /^(?:<{1,3}|<=+|←|<-+) ?\d{3}[ -]/,
      /^(?:>{1,3}|=+>|→|-+>) ?(?:EHLO|HELO|AUTH|MAIL|RCPT|DATA|STARTTLS|QUIT)\b/i,
    ],
    said: marked(
      [/^(?:<{1,3}|<=+|←|<-+) ?(.*)$/, 'server'],
      [/^(?:>{1,3}|=+>|→|-+>) ?(.*)$/, 'client'],
    ),
  },
];

/** Lines of SMTP as they are, with nothing around them. */
export const SESSION: Tool = { id: 'session', name: 'an SMTP session', marks: [], bare: true };

/** An error message, or a few words of one. */
export const MESSAGE: Tool = { id: 'message', name: 'an error message', marks: [] };

/** The program that wrote the text; undefined where nothing in it tells. */
export function recogniseTool(lines: readonly { readonly text: string }[]): Tool | undefined {
  const counts = TOOLS.map((tool) => ({
    tool,
    kinds: tool.marks.filter((mark) => lines.some(({ text }) => mark.test(text))).length,
    said: lines.filter(({ text }) => tool.said?.(text) !== undefined).length,
  })).filter(({ kinds }) => kinds > 0);
  // What shows the wire tells most; then what more of its habits are seen of.
  return counts.toSorted((a, b) => b.kinds * 4 + b.said - (a.kinds * 4 + a.said))[0]?.tool;
}
