// Says how a verdict's outcome is drawn and headed.

import type { Confidence, Finding, Outcome, Verdict } from '../../../shared/run/verdict.ts';
import type { ShapeKind } from '../../ui/Shape.tsx';

const SHAPES: Readonly<Record<Outcome, ShapeKind>> = {
  ok: 'pass',
  partial: 'warn',
  failed: 'fail',
  inconclusive: 'inconclusive',
};

export function outcomeShape(outcome: Outcome): ShapeKind {
  return SHAPES[outcome];
}

/** The outcome in two or three words. */
export function outcomeHeading({ outcome, phase, rule }: Verdict): string {
  switch (outcome) {
    case 'ok':
      return 'Passed';
    case 'partial':
      return `Partly, at ${phase}`;
    case 'failed':
      return `Failed at ${phase}`;
    case 'inconclusive':
      return rule === 'run.cancelled' ? `Cancelled at ${phase}` : 'Cannot be told';
  }
}

export const CONFIDENCE: Readonly<Record<Confidence, 1 | 2 | 3>> = {
  possible: 1,
  likely: 2,
  certain: 3,
};

export const SEVERITY: Readonly<Record<Finding['severity'], readonly [ShapeKind, string]>> = {
  info: ['skip', 'note'],
  warning: ['warn', 'warning'],
  serious: ['fail', 'serious'],
};

/** `RFC 3207, section 4`, or the name of the site. */
export function referenceLabel(reference: string): string {
  const rfc = /rfc(\d+)(?:[^#]*#section-([\d.]+))?/i.exec(reference);
  if (rfc) return `RFC ${rfc[1] ?? ''}${rfc[2] ? `, section ${rfc[2].replace(/\.$/, '')}` : ''}`;
  return URL.canParse(reference) ? new URL(reference).hostname : reference;
}
