/** Small things that several behaviours need. */

/** Return the event's target as an element, or null. */
export function elementOf(event: Event): Element | null {
  return event.target instanceof Element ? event.target : null;
}

/** Return a wording that the template put on <body>, so that no language lives in scripts. */
export function wording(name: "sending" | "copied" | "noMatch" | "notCopied"): string {
  return document.body.dataset[`text${name[0]!.toUpperCase()}${name.slice(1)}`] ?? "";
}

/** Show the controls that only a script can serve; they arrive hidden. */
export function revealScripted(root: Element): void {
  for (const control of root.querySelectorAll<HTMLElement>("[data-scripted]")) control.hidden = false;
}

/** Run `act` now and again for everything htmx swaps in. */
export function eachFragment(act: (root: Element) => void): void {
  act(document.body);
  document.body.addEventListener("htmx:load", (event) => {
    const root = elementOf(event);
    if (root !== null && root !== document.body) act(root);
  });
}

/** Say whether the person is typing, so that letters belong to the text. */
export function isTyping(target: Element | null): boolean {
  if (target === null) return false;
  if (target.closest("[contenteditable='true'], textarea, select, [role='combobox']") !== null) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !["checkbox", "radio", "button", "submit", "reset", "file", "range"].includes(target.type);
}
