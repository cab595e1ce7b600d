/**
 * What a message proposes, taken over with one press. Without a script the same buttons post.
 *
 *   <form data-suggestions>           keeps in `accepted` which fields a person has looked at
 *   [data-take='{"dead":"0"}']        fills these controls
 *   [data-take-all]                   accepts what is filled in already; what is only offered stays
 *   a.reference[href="#words-3"]      the words of the message are set off while its field has the focus
 *
 * Whoever writes into a field has made it theirs: the dashed border goes.
 */
import { elementOf } from "./page";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function fieldOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(".field") ?? null;
}

function controlsOf(form: HTMLFormElement, name: string): Control[] {
  return [...form.querySelectorAll<Control>(`[name="${CSS.escape(name)}"]`)];
}

/** Note that a person has looked at the field of this control. */
function accept(form: HTMLFormElement, field: HTMLElement): void {
  field.classList.remove("field-suggested");
  const name = field.querySelector<Control>("[name]:not([name=take])")?.name;
  const kept = form.querySelector<HTMLInputElement>("input[name='accepted']");
  if (!name || kept === null) return;
  kept.value = [...new Set([...kept.value.split(",").filter(Boolean), name])].sort().join(",");
}

function put(control: Control, value: string, label: string): void {
  if (control instanceof HTMLInputElement && control.type === "radio") {
    control.checked = control.value === value;
    return;
  }
  if (control instanceof HTMLSelectElement && !Array.from(control.options).some((one) => one.value === value)) {
    control.append(new Option(label, value));
  }
  control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

function take(form: HTMLFormElement, button: HTMLElement): void {
  const values = JSON.parse(button.dataset["take"] ?? "{}") as Record<string, string>;
  const label = button.textContent?.trim() ?? "";
  for (const name of Object.keys(values)) {
    for (const control of controlsOf(form, name)) put(control, values[name] ?? "", label);
  }
  const field = fieldOf(button);
  if (field === null) return;
  field.querySelectorAll<HTMLElement>(".offers, .hint-asks").forEach((one) => (one.hidden = true));
  accept(form, field);
  const first = field.querySelector<HTMLElement>("input:not([hidden]), select:not([hidden]), textarea");
  first?.focus();
  form.dispatchEvent(new Event("input"));
}

function takeAll(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLElement>(".field-suggested").forEach((field) => accept(form, field));
  form.dispatchEvent(new Event("input"));
}

function onClick(event: MouseEvent): void {
  const button = elementOf(event)?.closest<HTMLElement>("[data-take], [data-take-all]");
  const form = button?.closest<HTMLFormElement>("form[data-suggestions]");
  if (!button || !form) return;
  event.preventDefault();
  if (button.hasAttribute("data-take-all")) takeAll(form);
  else take(form, button);
}

/** A hand on the keys or on a choice, not a value that a script has put there. */
function onHand(event: Event): void {
  const field = fieldOf(elementOf(event));
  const form = field?.closest<HTMLFormElement>("form[data-suggestions]");
  if (event.isTrusted && field && form && field.classList.contains("field-suggested")) accept(form, field);
}

function pointAt(element: Element | null): void {
  document.querySelectorAll("mark.is-pointed").forEach((one) => one.classList.remove("is-pointed"));
  const number = fieldOf(element)?.querySelector<HTMLAnchorElement>("a.reference")?.hash.replace("#words-", "");
  if (number) {
    document.querySelectorAll(`mark[data-words~="${number}"]`).forEach((one) => one.classList.add("is-pointed"));
  }
}

/** What only a person can say comes first under the keys; a phone stays where it is. */
function beginAtUrgency(): void {
  const isAlone = document.activeElement === document.body && location.hash === "";
  const radios = [...document.querySelectorAll<HTMLInputElement>("form[data-suggestions] [name='urgency']")];
  if (!isAlone || radios.some((one) => one.checked) || !matchMedia("(min-width: 821px)").matches) return;
  const proposed = fieldOf(radios[0] ?? null)?.dataset["proposes"];
  (radios.find((one) => one.value === proposed) ?? radios[0])?.focus({ preventScroll: true });
}

export function startSuggest(): void {
  if (document.querySelector("form[data-suggestions]") === null) return;
  beginAtUrgency();
  document.addEventListener("click", onClick);
  document.addEventListener("input", onHand);
  document.addEventListener("change", onHand);
  document.addEventListener("focusin", (event) => pointAt(elementOf(event)));
}
