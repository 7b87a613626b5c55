// Makes the documents in which a run leaves Ehlo: a function for each format.

import { exportCsv } from './csv.ts';
import { exportEml } from './eml.ts';
import type { Export } from './export.ts';
import type { ExportFormat } from './formats.ts';
import { exportHtml } from './html.ts';
import { exportJson } from './json.ts';
import { exportJunit } from './junit.ts';
import { exportMarkdown } from './markdown.ts';
import { exportNdjson } from './ndjson.ts';
import { exportPem } from './pem.ts';
import { exportText } from './text.ts';

export const exports = {
  text: exportText,
  markdown: exportMarkdown,
  html: exportHtml,
  json: exportJson,
  ndjson: exportNdjson,
  csv: exportCsv,
  junit: exportJunit,
  pem: exportPem,
  eml: exportEml,
} as const satisfies Record<ExportFormat, Export>;
