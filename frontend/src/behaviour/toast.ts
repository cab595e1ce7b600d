/** Short notices: announced, gone at a touch or after eight seconds unless somebody is at them. */
import { elementOf } from "./page";

const SECONDS = 8;

function region(): HTMLElement | null {
  return document.getElementById("toasts");
}

function expire(toast: Element): void {
  setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) expire(toast);
    else toast.remove();
  }, SECONDS * 1000);
}

/** Show a text in the page's toast region. */
export function say(text: string): void {
  const toast = document.createElement("div");
  toast.className = "toast";
  const words = document.createElement("span");
  words.textContent = text;
  toast.append(words);
  region()?.append(toast);
}

/** What a notice covers on a small screen is reached by touching it away. */
function leaveWhenTouched(place: HTMLElement): void {
  place.addEventListener("click", (event) => {
    const touched = elementOf(event);
    if (touched?.closest("a, button") === null) touched.closest(".toast")?.remove();
  });
}

export function startToast(): void {
  const place = region();
  if (place === null) return;
  leaveWhenTouched(place);
  place.querySelectorAll("[data-expires]").forEach(expire);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node instanceof Element) expire(node);
    }
  }).observe(place, { childList: true });
}
