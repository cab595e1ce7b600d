/** Menus are <details>; Esc and a press elsewhere close them. */
import { elementOf } from "./page";

function openMenus(): NodeListOf<HTMLDetailsElement> {
  return document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");
}

export function startMenu(): void {
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(elementOf(event))) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
      event.stopImmediatePropagation();
    }
  });
}
