// Says how a kept run ended: a shape, and the word for it.

import type { RunSummary } from '../../shared/host/api.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import type { ShapeKind } from '../ui/Shape.tsx';

export const OUTCOMES: Readonly<Record<Outcome, readonly [ShapeKind, string]>> = {
  ok: ['pass', 'passed'],
  partial: ['warn', 'partly'],
  failed: ['fail', 'failed'],
  inconclusive: ['inconclusive', 'inconclusive'],
};

export function shapeOf({ state, outcome }: RunSummary): readonly [ShapeKind, string] {
  if (state === 'running') return ['running', 'running'];
  return outcome ? OUTCOMES[outcome] : ['inconclusive', 'without a verdict'];
}
