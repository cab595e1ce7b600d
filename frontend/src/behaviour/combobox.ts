/**
 * Village search over a plain <select data-combobox="/wilayah/cari/">: a text box with a list
 * (ARIA combobox). The select keeps the value and its name; without a script it is the field.
 * The server answers ?q= with <option> elements; without an answer the select's own options serve.
 */
import { eachFragment, wording } from "./page";

const PAUSE_MS = 200;
const SHOWN = 12;

interface Choice {
  value: string;
  label: string;
}

let made = 0;

class Combobox {
  private readonly input = document.createElement("input");
  private readonly list = document.createElement("ul");
  private choices: Choice[] = [];
  private active = -1;
  private timer = 0;
  private asked = 0;

  constructor(private readonly select: HTMLSelectElement) {
    const id = select.id || `combo-${++made}`;
    this.prepareInput(id);
    this.list.id = `${id}-list`;
    this.list.className = "combo-list";
    this.list.setAttribute("role", "listbox");
    this.list.hidden = true;
    const box = document.createElement("div");
    box.className = "combo";
    select.before(box);
    box.append(this.input, this.list, select);
    select.addEventListener("change", () => this.follow());
    this.list.setAttribute("aria-label", this.input.labels?.[0]?.textContent?.trim() || select.name);
  }

  private prepareInput(id: string): void {
    const input = this.input;
    const select = this.select;
    input.type = "text";
    input.className = select.className;
    input.autocomplete = "off";
    input.value = select.selectedOptions[0]?.value ? select.selectedOptions[0].text : "";
    input.placeholder = select.dataset["placeholder"] ?? "";
    // A required field keeps its check on the select's value, which the browser cannot point at.
    input.required = select.required;
    select.required = false;
    for (const name of ["aria-describedby", "aria-invalid"]) {
      const value = select.getAttribute(name);
      if (value !== null) input.setAttribute(name, value);
    }
    input.id = id;
    select.id = `${id}-value`;
    select.hidden = true;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", `${id}-list`);
    input.addEventListener("input", () => this.search());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.settle());
  }

  /** The select was given another value from outside: show it. */
  private follow(): void {
    this.input.value = this.select.value ? (this.select.selectedOptions[0]?.text ?? "") : "";
  }

  private search(): void {
    this.put({ value: "", label: "" }, false);
    window.clearTimeout(this.timer);
    const words = this.input.value.trim();
    if (words.length < 2) return this.close();
    this.timer = window.setTimeout(() => void this.ask(words), PAUSE_MS);
  }

  private async ask(words: string): Promise<void> {
    const turn = ++this.asked;
    let found: Choice[];
    try {
      const address = new URL(this.select.dataset["combobox"] ?? "", location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const body = new DOMParser().parseFromString(`<select>${await answer.text()}</select>`, "text/html");
      found = Array.from(body.querySelectorAll("option"), (option) => ({ value: option.value, label: option.text }));
    } catch {
      found = this.ownOptions(words);
    }
    if (turn === this.asked) this.show(found.filter((choice) => choice.value !== "").slice(0, SHOWN));
  }

  private ownOptions(words: string): Choice[] {
    const wanted = words.toLocaleLowerCase();
    return Array.from(this.select.options, (option) => ({ value: option.value, label: option.text })).filter(
      (choice) => choice.label.toLocaleLowerCase().includes(wanted),
    );
  }

  private show(found: Choice[]): void {
    this.choices = found;
    this.list.replaceChildren(...found.map((choice, index) => this.row(choice, index)));
    if (found.length === 0) {
      const none = document.createElement("li");
      none.className = "combo-empty";
      none.textContent = wording("noMatch");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      this.list.append(none);
    }
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(found.length > 0 ? 0 : -1);
  }

  private row(choice: Choice, index: number): HTMLLIElement {
    const row = document.createElement("li");
    row.id = `${this.list.id}-${index}`;
    row.setAttribute("role", "option");
    row.textContent = choice.label;
    // mousedown comes before blur, which would close the list under the finger
    row.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.choose(index);
    });
    return row;
  }

  private mark(index: number): void {
    this.active = index;
    [...this.list.children].forEach((row, at) => {
      if (at === index) {
        row.setAttribute("aria-selected", "true");
        row.scrollIntoView({ block: "nearest" });
      } else row.setAttribute("aria-selected", "false");
    });
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
  }

  private onKey(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    const last = this.choices.length - 1;
    if (event.key === "ArrowDown") this.mark(Math.min(this.active + 1, last));
    else if (event.key === "ArrowUp") this.mark(Math.max(this.active - 1, 0));
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(index: number): void {
    const choice = this.choices[index];
    if (choice) this.put(choice, true);
    this.close();
  }

  private put(choice: Choice, isChosen: boolean): void {
    let option = Array.from(this.select.options).find((one) => one.value === choice.value);
    if (!option) {
      option = new Option(choice.label, choice.value);
      this.select.append(option);
    }
    option.selected = true;
    if (!isChosen) return;
    this.input.value = choice.label;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Text that names nothing is not a place: leaving the field empties it rather than pretending. */
  private settle(): void {
    this.close();
    if (this.select.value === "") this.input.value = "";
  }

  private close(): void {
    this.asked += 1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

export function startCombobox(): void {
  eachFragment((root) => {
    for (const select of root.querySelectorAll<HTMLSelectElement>("select[data-combobox]:not([hidden])")) {
      new Combobox(select);
    }
  });
}
