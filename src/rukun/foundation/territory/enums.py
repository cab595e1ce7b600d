"""Words of territory."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rukun.kernel.regions import PROVINCE, REGENCY, SUBDISTRICT, VILLAGE


class RegionKind(TextChoices):
    """What a region is by law; two kinds share the level of the regency and of the village."""

    PROVINCE = "province", _("province")
    REGENCY = "regency", _("regency")
    CITY = "city", _("city")
    SUBDISTRICT = "subdistrict", _("subdistrict")
    VILLAGE = "village", _("village")
    URBAN_VILLAGE = "urban_village", _("urban village")

    @property
    def level(self) -> int:
        """Return 1 province to 4 village."""
        return _LEVELS[self]


_LEVELS = {
    RegionKind.PROVINCE: PROVINCE,
    RegionKind.REGENCY: REGENCY,
    RegionKind.CITY: REGENCY,
    RegionKind.SUBDISTRICT: SUBDISTRICT,
    RegionKind.VILLAGE: VILLAGE,
    RegionKind.URBAN_VILLAGE: VILLAGE,
}


class SuccessionBasis(TextChoices):
    """Why a region that went is followed by the one named, or why nobody can say so yet."""

    SAME_NAME = "same_name", _("one region of that name came below the same parent")
    SPELLING = "spelling", _("one region came below the same parent whose name is that one, spelt otherwise")
    MOVED = "moved", _("one region of that name came in the same regency, below another subdistrict")
    SETTLED = "settled", _("an officer has settled it")
    SIMILAR = "similar", _("a region with a similar name came, which proves nothing")
    SEVERAL = "several", _("several regions carry that name")
    NONE = "none", _("no new region carries that name")
    PARENT_OPEN = "parent_open", _("its parent has no certain successor")
