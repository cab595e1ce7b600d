/**
 * A photo for one hand: [data-photo] holds a file field, which becomes a large button; what was
 * chosen is named with its size and can be taken away. The browser's own field serves without this.
 */
import { eachFragment } from "./page";

function size(file: File): string {
  const kilobytes = Math.max(1, Math.round(file.size / 1024));
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1).replace(".", ",")} MB`;
}

function button(text: string, css: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = css;
  made.textContent = text;
  return made;
}

function card(box: HTMLElement, file: File, remove: () => void): HTMLElement {
  const shown = document.createElement("div");
  shown.className = "photo";
  const words = document.createElement("p");
  const name = document.createElement("b");
  name.textContent = `${file.name}, ${size(file)}`;
  const state = document.createElement("span");
  state.className = "muted small";
  state.textContent = box.dataset["waiting"] ?? "";
  words.append(name, document.createElement("br"), state);
  const away = button(box.dataset["remove"] ?? "", "button button-quiet");
  away.addEventListener("click", remove);
  shown.append(words, away);
  return shown;
}

function wire(box: HTMLElement): void {
  const field = box.querySelector<HTMLInputElement>("input[type='file']");
  if (field === null) return;
  const choose = button("", "button button-wide");
  const place = document.createElement("div");
  field.className = "visually-hidden";
  field.tabIndex = -1;
  field.before(place, choose);
  choose.addEventListener("click", () => field.click());
  const show = (): void => {
    const file = field.files?.[0];
    const remove = (): void => {
      field.value = "";
      show();
      choose.focus();
    };
    place.replaceChildren(...(file ? [card(box, file, remove)] : []));
    choose.textContent = (file ? box.dataset["other"] : box.dataset["none"]) ?? "";
  };
  field.addEventListener("change", show);
  show();
}

export function startPhoto(): void {
  eachFragment((root) => root.querySelectorAll<HTMLElement>("[data-photo]").forEach(wire));
}
