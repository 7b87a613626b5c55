// Hands items on after the turn in which they came: what the turn is for happens first.

export interface AfterTurn<Item> {
  readonly take: (item: Item) => void;
  /** Hands on at once what was taken. */
  readonly finish: () => void;
}

/**
 * Keeps the order. A run's events come while its next command is being made, and printing
 * them first would keep the server waiting for it.
 */
export function afterTurn<Item>(handle: (item: Item) => void): AfterTurn<Item> {
  let taken: Item[] = [];
  const finish = (): void => {
    const items = taken;
    taken = [];
    for (const item of items) handle(item);
  };
  return {
    take: (item) => {
      if (taken.push(item) === 1) setImmediate(finish);
    },
    finish,
  };
}
