/**
 * Keep a form while it is being written. Any form can ask for it:
 *
 *   <form data-autosave="/laporan/…/simpan/">   where its words are posted, with its `version`
 *   [data-autosave-status]                      inside it: says what became of them (role="status")
 *
 * The server answers {version, words, url, keep}: the version for the next save, what to say, where
 * the form lives from now on and where it is kept (a new report becomes a draft by its first save).
 * 409 stops it: somebody else saved, and the button shows both versions. Nothing is overwritten.
 * Files and who told it (names in `informant_`) wait for a button. A form without this saves as ever.
 */
import { elementOf } from "./page";
import { freshenToken } from "./submission";

const PAUSE_MS = 1500;
const LONGEST_WAIT_MS = 60_000;

interface Kept {
  version?: number;
  words?: string;
  url?: string;
  keep?: string;
}

type Wording = "saving" | "offline" | "out" | "failed";

class Autosave {
  private kept: string;
  private timer = 0;
  private failures = 0;
  private isStopped = false;
  /** A button was pressed: what is saved now is the last before the page goes. */
  isGoing = false;
  /** The server could not be reached. */
  isCutOff = false;
  private turn: Promise<void> | null = null;

  constructor(private readonly form: HTMLFormElement) {
    this.kept = this.words();
    form.addEventListener("input", () => this.wait(PAUSE_MS));
    form.addEventListener("change", () => this.wait(PAUSE_MS));
  }

  /** Say whether something was typed that the server does not have. */
  get isBehind(): boolean {
    return !this.isStopped && this.words() !== this.kept;
  }

  /** Say whether leaving now would lose words. */
  get wouldLose(): boolean {
    return this.failures > 0 && this.isBehind;
  }

  get isBusy(): boolean {
    return this.turn !== null;
  }

  /** Save what is typed now, after the save that is under way. */
  async flush(isLeaving = false): Promise<void> {
    window.clearTimeout(this.timer);
    if (this.turn !== null) await this.turn;
    if (!this.isBehind) return;
    this.turn = this.save(isLeaving).finally(() => (this.turn = null));
    await this.turn;
  }

  private wait(time: number): void {
    window.clearTimeout(this.timer);
    if (!this.isStopped) this.timer = window.setTimeout(() => void this.flush(), time);
  }

  private words(): string {
    const words = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => {
      const waits = name.startsWith("informant_") || name === "csrfmiddlewaretoken" || name === "version";
      if (typeof value === "string" && !waits) words.append(name, value);
    });
    return words.toString();
  }

  private async save(isLeaving: boolean): Promise<void> {
    const sent = this.words();
    const token = freshenToken(this.form);
    const body = new URLSearchParams(sent);
    body.set("version", this.versionField().value);
    this.say("saving");
    let answer: Response;
    try {
      answer = await fetch(this.form.dataset["autosave"] ?? "", {
        method: "POST",
        body,
        headers: { "X-CSRFToken": token, Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
        keepalive: isLeaving,
      });
    } catch {
      this.isCutOff = true;
      this.failed("offline");
      return;
    }
    this.isCutOff = false;
    await this.read(answer, sent);
  }

  private async read(answer: Response, sent: string): Promise<void> {
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json") ?? false;
    if (answer.type === "opaqueredirect" || answer.status === 401) return this.failed("out");
    if (!isOurs) return this.failed("failed");
    const told = (await answer.json()) as Kept;
    if (answer.ok) {
      this.take(told, sent);
      return;
    }
    this.isStopped = answer.status === 409;
    this.failures = this.isStopped ? 0 : 1;
    this.tell(told.words ?? "", true);
  }

  private take(told: Kept, sent: string): void {
    this.kept = sent;
    this.failures = 0;
    this.versionField().value = String(told.version ?? "");
    if (told.keep) this.form.dataset["autosave"] = told.keep;
    if (told.url && this.form.getAttribute("action") !== told.url) {
      this.form.setAttribute("action", told.url);
      // Loading the page again opens the draft instead of an empty form.
      if (!this.isGoing && location.pathname !== told.url) history.replaceState(history.state, "", told.url);
    }
    this.tell(told.words ?? "", false);
    if (this.isBehind) this.wait(PAUSE_MS);
  }

  private failed(word: Wording): void {
    this.failures += 1;
    this.say(word, true);
    this.wait(Math.min(LONGEST_WAIT_MS, 5000 * 2 ** (this.failures - 1)));
  }

  private versionField(): HTMLInputElement {
    const known = this.form.querySelector<HTMLInputElement>("input[name='version']");
    if (known !== null) return known;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "version";
    this.form.append(field);
    return field;
  }

  private say(word: Wording, isProblem = false): void {
    this.tell(this.status()?.dataset[word] ?? "", isProblem);
  }

  private tell(text: string, isProblem: boolean): void {
    const status = this.status();
    if (status === null) return;
    status.textContent = text;
    status.classList.toggle("autosave-problem", isProblem);
  }

  private status(): HTMLElement | null {
    return this.form.querySelector<HTMLElement>("[data-autosave-status]");
  }
}

const forms = new Map<HTMLFormElement, Autosave>();

/** A button of the form comes after the save that is under way, so that it carries its version. */
function onSubmit(event: SubmitEvent): void {
  const form = elementOf(event);
  const autosave = form instanceof HTMLFormElement ? forms.get(form) : undefined;
  if (autosave === undefined || !(autosave.isBusy || autosave.isBehind)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = event.submitter;
  autosave.isGoing = true;
  void autosave.flush().then(() => {
    if (autosave.isCutOff) {
      autosave.isGoing = false; // sending would lead to the browser's own page, without the words
      return;
    }
    forms.delete(form as HTMLFormElement); // one try: the button then goes on with what it has
    (form as HTMLFormElement).requestSubmit(button);
  });
}

export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) {
    forms.set(form, new Autosave(form));
  }
  if (forms.size === 0) return;
  document.addEventListener("submit", onSubmit, true);
  window.addEventListener("online", () => forms.forEach((one) => void one.flush()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") forms.forEach((one) => void one.flush(true));
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...forms.values()].some((one) => one.wouldLose)) event.preventDefault();
  });
}
