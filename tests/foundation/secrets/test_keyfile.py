import json
import threading

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from rukun.foundation.secrets.checks import key_file_is_usable
from rukun.foundation.secrets.keyfile import create_key_file, load_key_ring, require_key_file


def test_demo_and_tests_make_their_own_file_for_their_user_alone(key_file):
    ring = load_key_ring()
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert load_key_ring() == ring
    assert [path.name for path in key_file.parent.iterdir()] == ["keys.json"]


def test_production_refuses_to_start_without_the_file(settings, key_file):
    settings.RUKUN_ENV = "production"
    with pytest.raises(ImproperlyConfigured, match="missing"):
        require_key_file()
    assert not key_file.exists()
    assert [problem.id for problem in key_file_is_usable(None)] == ["secrets.E001"]
    assert "secrets.E001" in {problem.id for problem in run_checks()}


def test_production_refuses_a_file_that_others_can_read(settings, key_file):
    settings.RUKUN_ENV = "production"
    create_key_file(key_file)
    require_key_file()
    assert key_file_is_usable(None) == []
    key_file.chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        require_key_file()


def test_outside_production_the_check_is_silent():
    assert key_file_is_usable(None) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda _stored: {},
        lambda _stored: [],
        lambda stored: stored | {"current": "gone"},
        lambda stored: stored | {"index": "c2hvcnQ="},
        lambda stored: stored | {"index": "not base64!"},
        lambda stored: stored | {"keys": None},
    ],
)
def test_a_damaged_file_is_named_and_its_content_is_not(key_file, damage):
    create_key_file(key_file)
    stored = json.loads(key_file.read_text())
    key_file.write_text(json.dumps(damage(stored)))
    with pytest.raises(ImproperlyConfigured, match="damaged") as refusal:
        load_key_ring()
    assert stored["index"] not in str(refusal.value)


def test_an_existing_file_is_never_replaced(key_file):
    create_key_file(key_file)
    before = key_file.read_text()
    create_key_file(key_file)
    assert key_file.read_text() == before


def test_servers_that_start_together_end_up_with_one_key(key_file):
    rings = []
    starts = [threading.Thread(target=lambda: rings.append(load_key_ring())) for _ in range(8)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert len(rings) == 8
    assert len({ring.index for ring in rings}) == 1


def test_the_ring_does_not_print_its_keys():
    ring = load_key_ring()
    assert repr(ring) == f"KeyRing(current={ring.current!r})"
