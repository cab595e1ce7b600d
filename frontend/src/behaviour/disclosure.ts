/** Confirmations open in place; opening puts the cursor in the first field, Batal or Esc closes. */
import { elementOf } from "./page";

function close(panel: HTMLDetailsElement): void {
  panel.open = false;
  panel.querySelector("summary")?.focus();
}

function enter(panel: HTMLDetailsElement | null): void {
  if (!panel?.open) return;
  panel.querySelector<HTMLElement>("select, textarea, input:not([type='hidden'])")?.focus();
}

export function startDisclosure(): void {
  document.addEventListener("click", (event) => {
    const opener = elementOf(event)?.closest("summary");
    // After this turn: the panel opens when the press has been handled.
    if (opener) setTimeout(() => enter(opener.closest<HTMLDetailsElement>("details[data-confirm]")), 0);
    const panel = elementOf(event)?.closest("[data-close]")?.closest("details");
    if (panel) close(panel);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const panel = elementOf(event)?.closest<HTMLDetailsElement>("details[data-confirm][open]");
    if (!panel) return;
    event.stopImmediatePropagation();
    close(panel);
  });
}
