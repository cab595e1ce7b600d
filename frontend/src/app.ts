/**
 * Everything a screen does beyond HTML. Each behaviour finds its own marks in the page and is
 * harmless where they are missing; every form and link works without any of them.
 */
import { startAutosave } from "./behaviour/autosave";
import { startChoosing } from "./behaviour/choosing";
import { startCombobox } from "./behaviour/combobox";
import { startCopy } from "./behaviour/copy";
import { startDisclosure } from "./behaviour/disclosure";
import { startFocus } from "./behaviour/focus";
import { startHtmx } from "./behaviour/htmx";
import { startKeys } from "./behaviour/keys";
import { startMenu } from "./behaviour/menu";
import { startPhoto } from "./behaviour/photo";
import { startPrint } from "./behaviour/print";
import { startSubmission } from "./behaviour/submission";
import { startSuggest } from "./behaviour/suggest";
import { startToast } from "./behaviour/toast";
import { revealScripted } from "./behaviour/page";

startHtmx();
startAutosave(); // before the submission is marked as sent
startSubmission();
startFocus();
startMenu();
startDisclosure();
startCopy();
startToast();
startCombobox();
startKeys();
startChoosing();
startPhoto();
startSuggest();
startPrint();
revealScripted(document.body);
