"""How the operations of the registers are called."""

from uuid import uuid4

from rukun.handling.cases.domain.naming import link_organisation
from tests.rights.operations import Words, get, of, place_of, post, version
from tests.rights.world import Scene
from tests.rights.world_registers import DESK, NOTE, ON_DUTY, ORGANISATION, TOPIC

_NOTE = {"note-noted_on": "2026-03-04", "note-text": "Tenang."}


def _organisation(_scene: Scene, who: str) -> Words:
    return {
        "name": "Forum Petani",
        "legal_form": "unregistered",
        "state": "active",
        "region": place_of(who),
        "submission_id": str(uuid4()),
    }


def _demonstration(_scene: Scene, who: str) -> Words:
    return {
        "topic": "Harga pupuk",
        "organiser": "Kelompok tani",
        "starts_on": "2026-03-09",
        "starts_time": "09:00",
        "region": place_of(who),
        "submission_id": str(uuid4()),
    }


def _desk(_scene: Scene, who: str) -> Words:
    return {
        "name": "Desk Pilkades",
        "kind": "village_head",
        "region": place_of(who),
        "from_on": "2026-02-01",
        "until_on": "2026-08-31",
        "submission_id": str(uuid4()),
    }


def _linked(scene: Scene) -> None:
    scene.act(link_organisation, "kabid", case=scene.case, organisation=scene.organisation)


def _shift(scene: Scene, who: str) -> Words:
    office = scene.cast.office("other_head" if who == "dedi" else "kabid")
    return {
        "day": "2026-03-05",
        "starts_time": "08:00",
        "ends_time": "20:00",
        "office": str(office.pk),
        "name": "Rudi Hartono",
        "phone": "0740-21234",
        "submission_id": str(uuid4()),
    }


get("registers:index")
get("registers:telephones", shows="Dinas PUPR")
get("registers:organisations", shows=ORGANISATION)
get("registers:organisation", of("organisation"), shows=ORGANISATION)
get("registers:organisation/notes", of("organisation"), shows=NOTE)
get("registers:organisation_new")
post("registers:organisation_new", said=_organisation)
get("registers:organisation_correct", of("organisation"), shows=ORGANISATION)
post(
    "registers:organisation_correct",
    of("organisation"),
    lambda scene, who: _organisation(scene, who) | version("organisation")(scene, who),
)
post(
    "registers:board", of("organisation"), {"board-basis": "Musdalub", "board-leaders": "Ketua: Siti Rahayu"}
)
post("registers:board_end", lambda scene: {"pk": scene.organisation.pk, "row": scene.board.pk})
post(
    "registers:case_link",
    of("organisation"),
    lambda scene, _who: {"case-number": scene.case.number},
)
post(
    "registers:case_unlink", lambda scene: {"pk": scene.organisation.pk, "row": scene.case.pk}, before=_linked
)
post("registers:supervision_note", of("organisation"), _NOTE)
get("registers:demonstrations", shows=TOPIC)
get("registers:demonstration", of("demonstration"), shows=TOPIC)
get("registers:demonstration_new")
post("registers:demonstration_new", said=_demonstration)
get("registers:demonstration_correct", of("demonstration"), shows=TOPIC)
post(
    "registers:demonstration_correct",
    of("demonstration"),
    lambda scene, who: _demonstration(scene, who) | version("demonstration")(scene, who),
)
post(
    "registers:demonstration_held",
    of("demonstration"),
    {"held-actual": "90", "held-outcome": "Tertib."},
    takes="demonstration.hold",
)
post(
    "registers:demonstration_cancelled",
    of("demonstration"),
    {"cancel-reason": "Ditarik."},
    takes="demonstration.cancel",
)
get("registers:desks", shows=DESK)
get("registers:desk", of("desk"), shows=DESK)
get("registers:desk/notes", of("desk"), shows=NOTE)
get("registers:desk_new")
post("registers:desk_new", said=_desk)
get("registers:desk_correct", of("desk"), shows=DESK)
post(
    "registers:desk_correct",
    of("desk"),
    lambda scene, who: _desk(scene, who) | version("desk")(scene, who),
)
post("registers:situation_note", of("desk"), _NOTE)
get("registers:roster", shows=ON_DUTY)
post("registers:shift_plan", said=_shift)
post("registers:shift_remove", of("shift"))
post("registers:week_repeat", said={"monday": "2026-03-09"})
