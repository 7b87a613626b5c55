// Lists the formats of an export once: for the command line, the window's menu and the documents.

export interface FormatAbout {
  /** The ending of its files, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** What a menu calls it. */
  readonly label: string;
  /** What is in it, for the documents. */
  readonly holds: string;
  /** Whether names can be masked in it; the octets of a certificate or a message are as they are. */
  readonly maskable: boolean;
}

export const FORMATS = {
  text: {
    extension: 'txt',
    mediaType: 'text/plain; charset=utf-8',
    label: 'As text, for a ticket',
    holds: 'settings, verdict, phases and transcript, to be pasted into a ticket',
    maskable: true,
  },
  markdown: {
    extension: 'md',
    mediaType: 'text/markdown; charset=utf-8',
    label: 'As Markdown, for an issue',
    holds: 'the same for an issue tracker or a wiki',
    maskable: true,
  },
  html: {
    extension: 'html',
    mediaType: 'text/html; charset=utf-8',
    label: 'As HTML, a page of its own',
    holds: 'one page that needs no network and no script, with the phases drawn as a waterfall',
    maskable: true,
  },
  json: {
    extension: 'json',
    mediaType: 'application/json',
    label: 'As JSON, the whole report',
    holds: 'the report, as `--json` prints it',
    maskable: true,
  },
  ndjson: {
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    label: 'As NDJSON, the log',
    holds: 'the log, one event a line, from which everything else is made',
    maskable: true,
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    label: 'As CSV, the events',
    holds: 'the events, one a row, for a spreadsheet',
    maskable: true,
  },
  junit: {
    extension: 'xml',
    mediaType: 'application/xml',
    label: 'As JUnit XML, for CI',
    holds: 'a test case for each phase, for what shows test results',
    maskable: true,
  },
  pem: {
    extension: 'pem',
    mediaType: 'application/x-pem-file',
    label: 'The certificates, as PEM',
    holds: 'the certificates that the server showed, its own first',
    maskable: false,
  },
  eml: {
    extension: 'eml',
    mediaType: 'message/rfc822',
    label: 'The message, as .eml',
    holds: 'the message that was sent, octet by octet',
    maskable: false,
  },
} as const satisfies Record<string, FormatAbout>;

export type ExportFormat = keyof typeof FORMATS;

/** Those that are made of the log alone, which is all that a run in the history has. */
export type LogFormat = Exclude<ExportFormat, 'eml'>;

/** All of them, in the order in which they are shown. */
export const EXPORT_FORMATS = Object.keys(FORMATS) as readonly ExportFormat[];

/** The format whose files end so; `extension` without the dot, in any case. */
export function formatOf(extension: string): ExportFormat | undefined {
  const wanted = extension.toLowerCase();
  return EXPORT_FORMATS.find((format) => FORMATS[format].extension === wanted);
}

export const LOG_FORMATS: readonly LogFormat[] = EXPORT_FORMATS.filter(
  (format) => format !== 'eml',
);
