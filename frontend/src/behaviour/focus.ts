/** After a swap the focus goes to what is new, unless the page moved by itself. */
import { elementOf, isTyping } from "./page";

/** Polling, lazy parts and searches while typing must not move the reader. */
function isBackground(source: Element | null): boolean {
  if (source === null) return true;
  const trigger = source.getAttribute("hx-trigger") ?? "";
  return /every|load|revealed|intersect|input|keyup/.test(trigger) || source.closest("[data-keep-focus]") !== null;
}

function focusOn(target: HTMLElement): void {
  if (!target.matches("a[href], button, input, select, textarea, summary, [tabindex]")) {
    target.tabIndex = -1;
  }
  target.focus();
}

export function startFocus(): void {
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const detail = (event as CustomEvent<{ requestConfig?: { elt?: Element } }>).detail;
    const swapped = elementOf(event);
    if (swapped === null || isBackground(detail.requestConfig?.elt ?? null)) return;
    if (isTyping(document.activeElement)) return;
    const target = swapped.querySelector<HTMLElement>("[data-focus], [role='alert'], h1, h2, h3");
    if (target !== null) focusOn(target);
  });
  // A full page that came back with errors says so first.
  const summary = document.querySelector<HTMLElement>("[data-error-summary]");
  if (summary !== null && summary.closest("[data-keep-focus]") === null) focusOn(summary);
}
