/** Plays `Menu`: a tree of items that a test can choose from. */

import type { MenuItemConstructorOptions } from 'electron';
import { note } from './link.ts';

export class Menu {
  static #application: Menu | undefined;
  readonly items: readonly MenuItemConstructorOptions[];

  constructor(items: readonly MenuItemConstructorOptions[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }

  /** Shows it where the pointer is: a test reads what stands in it. */
  popup(): void {
    note(
      'popup',
      this.items.map(({ label, role, type, enabled = true }) => ({
        item: label ?? role ?? type,
        enabled,
      })),
    );
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu ?? undefined;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application ?? null;
  }

  getMenuItemById(id: string): { readonly click: () => void } | null {
    const click = find(this.items, id)?.click as (() => void) | undefined;
    return click ? { click } : null;
  }

  /** Chooses the application menu's item of this id; false where there is none. */
  static choose(id: string): boolean {
    const item = find(Menu.#application?.items ?? [], id);
    const click = item?.click as (() => void) | undefined;
    click?.();
    return click !== undefined;
  }
}

function find(
  items: readonly MenuItemConstructorOptions[],
  id: string,
): MenuItemConstructorOptions | undefined {
  for (const item of items) {
    const below = Array.isArray(item.submenu) ? find(item.submenu, id) : undefined;
    if (item.id === id || below) return below ?? item;
  }
  return undefined;
}
