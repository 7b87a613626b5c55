import { holdsFor } from './accessible.ts';
import { STATES } from './states.ts';

holdsFor(STATES.filter((_state, index) => index % 2 === 0));
