// Styles the exported page: it must look right offline, on paper, in light and in dark.

export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2326; --quiet: #586469; --line: #d5dbde; --paper: #fff;
  --band: #f3f6f7; --client: #0b6e75; --server: #6d3b78; --ok: #1d7a3e; --warn: #8a5a00; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9eb; --quiet: #9aa6ab; --line: #364146;
  --paper: #15191b; --band: #1d2326; --client: #5cc4cc; --server: #cf9bdb; --ok: #6fcf8d; --warn: #e3b04b; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: .95rem; margin: 2.5rem 0 .5rem; }
p { margin: .4rem 0; max-width: 46rem; }
.outcome { font-weight: 600; }
.ok { color: var(--ok); } .partial, .inconclusive { color: var(--warn); } .failed { color: var(--bad); }
.quiet, dt, th { color: var(--quiet); font-weight: 400; }
.band { background: var(--band); border-inline-start: 3px solid currentColor; padding: 1rem 1.25rem; }
.band > * { color: var(--ink); } .band > .outcome { color: inherit; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: .5rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
pre, code, .wire { font: 13px/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
pre { margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .15rem .75rem .15rem 0; }
td.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.evidence td { background: var(--band); }
.wire td { border-top: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.wire td.number { white-space: nowrap; color: var(--quiet); }
.wire td.quiet { white-space: nowrap; }
.client { color: var(--client); } .server .said { color: var(--ink); } .server .mark { color: var(--server); }
.note { color: var(--quiet); }
svg { display: block; width: 100%; height: 14px; }
rect { fill: var(--client); } rect.failed { fill: var(--bad); }
@media print { main { padding: 0; } .wire td { border-color: #ccc; } }
`;
