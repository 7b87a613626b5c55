// Ends a run's straight line of steps, once the fact that ends it is in the log.

/** Thrown after the reason was recorded; carries none itself and never leaves the engine. */
export class Stopped extends Error {
  constructor() {
    super('The run has stopped; its log says why.');
    this.name = 'Stopped';
  }
}
