/** "Salin teks": put the text of another element, or of the button itself, on the clipboard. */
import { elementOf, wording } from "./page";
import { say } from "./toast";

function textFor(button: HTMLElement): string {
  const source = document.querySelector<HTMLElement>(button.dataset["copy"] || ":not(*)");
  if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement) return source.value;
  return source?.textContent?.trim() ?? "";
}

/** Plain HTTP has no clipboard interface; the old way still works there. */
function copySelected(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}

async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard === undefined) return copySelected(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

export function startCopy(): void {
  document.addEventListener("click", async (event) => {
    const button = elementOf(event)?.closest<HTMLElement>("[data-copy]");
    if (!button) return;
    const isCopied = await copy(textFor(button));
    say(wording(isCopied ? "copied" : "notCopied"));
    button.focus();
  });
}
