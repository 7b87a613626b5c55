// Exports a run as one HTML file: opens anywhere, offline, without a script.

import type { RunEvent } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import type { RunReport } from '../run/report.ts';
import type { Finding, Verdict } from '../run/verdict.ts';
import { settingsRows } from './settings-rows.ts';
import { STYLE } from './html-style.ts';
import { html, Markup } from './markup.ts';
import { transcriptLine, type TranscriptLine } from './transcript-line.ts';

export function exportHtml(events: readonly RunEvent[], report: RunReport): string {
  const { verdict, findings } = report;
  const { host, port } = report.target;
  const evidence = new Set(verdict.evidence);
  const lines = events.flatMap((event) => transcriptLine(event) ?? []);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>Ehlo: ${host}:${port}, ${verdict.title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>
          ${verdictSection(verdict)} ${findings.length === 0 ? [] : findingsSection(findings)}
          <h2>Settings</h2>
          <dl>
            ${settingsRows(report).map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${value}</dd>`,
            )}
          </dl>
          <h2>Phases</h2>
          ${phasesTable(events, report)}
          <h2>Transcript</h2>
          <table class="wire">
            <thead>
              <tr>
                <th>Line</th>
                <th>Seconds</th>
                <th>Phase</th>
                <th></th>
                <th>What was said</th>
              </tr>
            </thead>
            <tbody>
              ${lines.map((line) => transcriptRow(line, evidence.has(line.seq)))}
            </tbody>
          </table>
        </main>
      </body>
    </html> `;
  return page.source;
}

function verdictSection(verdict: Verdict): Markup {
  const { outcome, phase, confidence, title, cause, remedy, reply, rule, reference } = verdict;
  return html`<section class="band ${outcome}">
    <p class="outcome">${outcome} at ${phase}, ${confidence}</p>
    <h1>${title}</h1>
    <p>${cause}</p>
    <p><strong>What to do:</strong> ${remedy}</p>
    ${
      reply === null
        ? []
        : html`<p class="quiet">The server said:</p>
            <pre>${serverWords(reply.code, reply.text)}</pre>`
    }
    <p class="quiet">Lines ${verdict.evidence.join(', ')} · rule ${rule} · ${reference}</p>
  </section>`;
}

function serverWords(code: number, text: string): Markup[] {
  return text.split('\n').map((line) => html`${code} ${line}${new Markup('\n')}`);
}

function findingsSection(findings: readonly Finding[]): Markup {
  return html`<h2>Also seen</h2>
    ${findings.map(
      ({ severity, title, cause, remedy }) =>
        html`<p>
          <strong>${title}</strong> <span class="quiet">(${severity})</span><br />${cause} ${remedy}
        </p>`,
    )}`;
}

const DIRECTIONS = {
  client: { mark: '→', said: 'client' },
  server: { mark: '←', said: 'server' },
  note: { mark: '·', said: 'note' },
} as const;

function transcriptRow(line: TranscriptLine, isEvidence: boolean): Markup {
  const { mark, said } = DIRECTIONS[line.direction];
  const how = line.encrypted ? `${said}, encrypted` : said;
  return html`<tr class="${said}${isEvidence ? ' evidence' : ''}">
    <td class="number">${line.seq}</td>
    <td class="number">${(line.at / 1000).toFixed(3)}</td>
    <td class="quiet">${line.phase ?? ''}</td>
    <td class="mark" title="${how}">${mark}${line.encrypted ? ' 🔒' : ''}</td>
    <td class="said">${line.text}</td>
  </tr> `;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The phases with their times, drawn to scale. */
function phasesTable(events: readonly RunEvent[], { phases, timing }: RunReport): Markup {
  const spans = phaseSpans(events);
  const total = Math.max(timing.total, 1);
  return html`<table>
    <tbody>
      ${phases.map(
        ({ phase, state, ms, shared }) =>
          html`<tr>
            <th scope="row">${phase}</th>
            <td>${state}</td>
            <td class="number">
              ${ms === null ? '' : `${ms.toFixed(1)} ms${shared ? ', shared' : ''}`}
            </td>
            <td style="width:60%">
              <svg
                role="img"
                aria-label="${phase} on the time line"
                preserveAspectRatio="none"
                viewBox="0 0 1000 14"
              >
                ${(spans.get(phase) ?? []).map(
                  ({ from, to }) =>
                    html`<rect
                      class="${state}"
                      x="${scale(from, total)}"
                      y="3"
                      width="${Math.max(2, scale(to - from, total))}"
                      height="8"
                    />`,
                )}
              </svg>
            </td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function scale(ms: number, total: number): number {
  return Math.round((ms / total) * 10_000) / 10;
}

/** When each phase began and ended; a phase may take place twice, as EHLO does around TLS. */
function phaseSpans(events: readonly RunEvent[]): ReadonlyMap<Phase, readonly Span[]> {
  const spans = new Map<Phase, Span[]>();
  const open = new Map<Phase, number>();
  for (const event of events) {
    if (event.type === 'phase.started') open.set(event.phase, event.at);
    if (event.type !== 'phase.ended') continue;
    const from = open.get(event.phase) ?? event.at;
    spans.set(event.phase, [...(spans.get(event.phase) ?? []), { from, to: event.at }]);
  }
  return spans;
}
