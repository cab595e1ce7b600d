/**
 * htmx under a strict content security policy: no style element, no eval, own host only.
 * 409 (stale save) and 422 (invalid form) carry a page to show and are swapped like a success.
 */
import htmx from "htmx.org";

import { eachFragment, revealScripted } from "./page";

export function startHtmx(): void {
  Object.assign(htmx.config, {
    includeIndicatorStyles: false,
    allowEval: false,
    selfRequestsOnly: true,
    historyCacheSize: 0, // case pages must not stay in the browser's storage
    responseHandling: [
      { code: "204", swap: false },
      { code: "304", swap: false },
      { code: "[23]..", swap: true },
      { code: "409", swap: true },
      { code: "422", swap: true },
      { code: "[45]..", swap: false, error: true },
    ],
  });
  eachFragment(revealScripted);
}
