/**
 * A form is sent once. Its button says so until the answer arrives, and a form that asks for it
 * carries an id made here, so that sending the same thing twice stays one thing on the server.
 */
import { eachFragment, elementOf, wording } from "./page";

const waiting = new Map<HTMLButtonElement, string>();

function fillSubmissionIds(root: Element): void {
  for (const field of root.querySelectorAll<HTMLInputElement>("input[data-submission-id]")) {
    if (field.value === "") field.value = newId();
  }
}

/** crypto.randomUUID exists in secure contexts only; a village office may be served over plain HTTP. */
function newId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Logging in elsewhere changes the token; a form that was open before carries the present one.
 * Returns it.
 */
export function freshenToken(form: HTMLFormElement): string {
  const field = form.querySelector<HTMLInputElement>("input[name='csrfmiddlewaretoken']");
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("rukun_csrf="));
  if (field !== null && cookie !== undefined) field.value = cookie.slice(cookie.indexOf("=") + 1);
  return field?.value ?? "";
}

function markSending(button: HTMLButtonElement): void {
  waiting.set(button, button.innerHTML);
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset["busy"] ?? wording("sending");
}

function release(button: HTMLButtonElement): void {
  const label = waiting.get(button);
  if (label === undefined) return;
  waiting.delete(button);
  button.innerHTML = label;
  button.disabled = false;
  button.removeAttribute("aria-busy");
}

function releaseAll(): void {
  for (const button of [...waiting.keys()]) release(button);
}

function onSubmit(event: SubmitEvent): void {
  const form = elementOf(event);
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset["sent"] === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  freshenToken(form);
  const button = event.submitter;
  // After this turn: the browser, or htmx, has then read the form with its button's value.
  setTimeout(() => {
    const isHandledElsewhere = event.defaultPrevented && !form.matches("[hx-post], [data-hx-post]");
    if (isHandledElsewhere) return;
    form.dataset["sent"] = "true";
    if (button instanceof HTMLButtonElement) markSending(button);
  }, 0);
}

function reopen(form: Element | null): void {
  if (form instanceof HTMLFormElement) delete form.dataset["sent"];
}

export function startSubmission(): void {
  eachFragment(fillSubmissionIds);
  document.addEventListener("submit", onSubmit, true);
  document.body.addEventListener("htmx:afterRequest", (event) => {
    reopen(elementOf(event)?.closest("form") ?? null);
    releaseAll();
  });
  // Coming back by the back button restores the page as it was left: with a dead button.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("form[data-sent]").forEach(reopen);
    releaseAll();
  });
}
