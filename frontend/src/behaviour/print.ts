/** "Cetak": the browser's own print dialogue; without a script Ctrl+P does the same. */
import { elementOf } from "./page";

export function startPrint(): void {
  document.addEventListener("click", (event) => {
    if (elementOf(event)?.closest("[data-print]")) window.print();
  });
}
