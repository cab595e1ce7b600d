/** Confirmations open in place; opening puts the cursor in the first field, Batal or Esc closes. */
import { elementOf } from "./page";

function close(panel: HTMLDetailsElement): void {
  panel.open = false;
  panel.querySelector("summary")?.focus();
}

export function startDisclosure(): void {
  document.addEventListener(
    "toggle",
    (event) => {
      const panel = elementOf(event);
      if (!(panel instanceof HTMLDetailsElement) || !panel.open || panel.dataset["confirm"] === undefined) return;
      panel.querySelector<HTMLElement>("select, textarea, input:not([type='hidden'])")?.focus();
    },
    true, // toggle does not bubble
  );
  document.addEventListener("click", (event) => {
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
