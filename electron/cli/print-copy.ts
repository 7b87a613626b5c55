// Prints the settings of a run for another program.

import { copyAs } from '../../shared/copy-as/copy-as.ts';
import type { CopyFormName } from '../../shared/copy-as/form-names.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { tell, type Door } from './door.ts';
import { openEndpoint, type Chosen } from './endpoint.ts';
import { buildPlan } from './plan.ts';
import { withProfile } from './profile-target.ts';
import type { RunOptions } from './run-options.ts';
import { UsageError } from '../host/usage-error.ts';

/** Options that say what a run prints and writes. */
const OF_RUNS = ['json', 'ndjson', 'nagios', 'export', 'maskNames', 'quiet'] as const;

/** The text on standard output, alone; what it does not carry over on standard error. */
export async function printCopy(
  form: CopyFormName,
  target: Chosen,
  own: RunOptions,
  door: Door,
): Promise<void> {
  const idle = OF_RUNS.find((name) => own[name] !== undefined);
  if (idle !== undefined) {
    const option = idle === 'maskNames' ? 'mask-names' : idle;
    throw new UsageError(`--${option}`, 'nothing is run here, so there is nothing to report.');
  }
  if (target.kind === 'practice') {
    throw new UsageError(
      'TARGET',
      'a practice server ends with the command that starts it; run ehlo practice NAME, and give the address that it prints.',
    );
  }
  const endpoint = await openEndpoint(target, own, door);
  const options = endpoint.profile ? withProfile(own, endpoint.profile) : own;
  const { text, notes } = copyAs(form, planOf(options, endpoint), {
    ...(options.ca !== undefined && { ca: options.ca }),
    ...(options.cert !== undefined && { certificate: options.cert }),
    ...(options.key !== undefined && { key: options.key }),
    ...(options.message !== undefined && { message: options.message }),
  });
  door.stdout.write(text);
  for (const note of endpoint.note === undefined ? notes : [endpoint.note, ...notes])
    tell(door, `ehlo: ${note}`);
}

/** The plan without its secrets, of which nothing is read. */
function planOf(options: RunOptions, endpoint: Awaited<ReturnType<typeof openEndpoint>>): RunPlan {
  const plan = buildPlan(
    options,
    endpoint,
    () => {
      throw new Error('A copy keeps no secret.');
    },
    undefined,
  );
  return options.pkcs12 === undefined ? plan : { ...plan, tls: { ...plan.tls, pkcs12: true } };
}
