/**
 * Rows chosen for one act on several: [data-choice] are their checkboxes, [data-chosen-count] says
 * how many, with "{}" for the number. Without a script the boxes and the buttons work as they are.
 */
import { elementOf } from "./page";

function count(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-chosen-count]");
  const chosen = form.querySelectorAll("[data-choice]:checked").length;
  if (place !== null) place.textContent = (place.dataset["chosenCount"] ?? "").replace("{}", String(chosen));
}

export function startChoosing(): void {
  document.addEventListener("change", (event) => {
    const box = elementOf(event);
    if (box instanceof HTMLInputElement && box.matches("[data-choice]") && box.form) count(box.form);
  });
  // Coming back, the browser restores what was chosen.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll<HTMLInputElement>("[data-choice]:checked").forEach((box) => box.form && count(box.form));
  });
}
