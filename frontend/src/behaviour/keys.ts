/**
 * Keys of the verification desk. Off while typing; single letters can be switched off for good
 * (they collide with speech control and screen readers). A key presses an existing control, so
 * nothing can be done by key that cannot be pressed:
 *
 *   [data-keys]            the list; [data-key-row] its rows, of which one is current
 *   [data-key="v"]         what V presses: in the current row if it is there, else on the page
 *   [data-key-chosen="v"]  what V presses while rows are chosen, for all of them
 *   [data-key="/"], "escape", "alt+a", "ctrl+enter", "?"   likewise; J and K where there is no list
 */
import { eachFragment, elementOf, isTyping } from "./page";

const STORE = "rukun.keys";

function areLettersOn(): boolean {
  if (document.body.hasAttribute("data-keys-off")) return false; // switched off for the whole account
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true;
  }
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-keys] [data-key-row]")];
}

function currentRow(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-key-row].is-current");
}

function move(step: 1 | -1): boolean {
  const all = rows();
  if (all.length === 0) return false;
  const current = currentRow();
  const at = current === null ? (step === 1 ? -1 : all.length) : all.indexOf(current);
  const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
  if (!next) return false;
  current?.classList.remove("is-current");
  next.classList.add("is-current");
  next.scrollIntoView({ block: "nearest" });
  // Where the eye goes the focus goes: Enter then opens this row's link by itself.
  next.querySelector<HTMLElement>("a[href], button")?.focus();
  return true;
}

/** While rows are chosen a key means all of them. */
function pressForChosen(key: string): boolean {
  if (document.querySelector("[data-keys] [data-choice]:checked") === null) return false;
  const control = document.querySelector<HTMLElement>(`[data-key-chosen="${CSS.escape(key)}"]`);
  control?.click();
  return control !== null;
}

function press(key: string): boolean {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const control =
    currentRow()?.querySelector<HTMLElement>(selector) ??
    [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.closest("[data-key-row]") === null);
  if (!control || control.matches(":disabled")) return false;
  if (control instanceof HTMLInputElement && isTyping(control)) control.focus();
  else control.click();
  return true;
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return `ctrl+${key}`;
  return event.altKey ? `alt+${key}` : key;
}

function sendFormOf(target: Element | null): boolean {
  const form = target?.closest("form");
  if (!form || form.method !== "post") return false;
  form.requestSubmit(form.querySelector<HTMLButtonElement>("button[data-key='ctrl+enter']"));
  return true;
}

function handle(event: KeyboardEvent): boolean {
  const name = nameOf(event);
  const target = elementOf(event);
  if (name === "ctrl+enter") return press(name) || sendFormOf(target);
  if (name.startsWith("alt+")) return press(name);
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return false;
  if (name === "escape") return press(name);
  const isAtRow = (target?.closest("[data-key-row]") ?? null) !== null;
  if (isAtRow && name === "arrowdown") return move(1);
  if (isAtRow && name === "arrowup") return move(-1);
  if (!areLettersOn() || name.length > 1) return false;
  if (name === "j") return move(1) || press(name);
  if (name === "k") return move(-1) || press(name);
  return pressForChosen(name) || press(name);
}

function wireSwitch(root: Element): void {
  for (const box of root.querySelectorAll<HTMLInputElement>("input[data-keys-switch]")) {
    box.checked = areLettersOn();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(STORE, box.checked ? "on" : "off");
      } catch {
        box.checked = true; // storage is closed: the switch could not be kept
      }
    });
  }
}

export function startKeys(): void {
  eachFragment(wireSwitch);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.defaultPrevented) return;
    if (handle(event)) event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    const row = elementOf(event)?.closest("[data-key-row]");
    if (!row || row.classList.contains("is-current")) return;
    currentRow()?.classList.remove("is-current");
    row.classList.add("is-current");
  });
}
