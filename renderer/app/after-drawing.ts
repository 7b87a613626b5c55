// Waits for the window to be drawn as a store has just made it.

/** Where a store has just been set, its part of the window is drawn by the next frame. */
export function afterDrawing(action: () => void): void {
  requestAnimationFrame(action);
}
