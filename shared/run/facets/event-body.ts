// Takes from an event what a facet keeps: its own fields and its number.

/** The event's fields without its type and time. */
export function bodyOf<E extends object>(event: E): Omit<E, 'type' | 'at'> {
  const body = { ...event } as { type?: string; at?: number } & E;
  delete body.type;
  delete body.at;
  return body;
}
