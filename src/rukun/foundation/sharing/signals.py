"""What sharing tells the rooms above it; receivers run inside the transaction."""

from django.dispatch import Signal

# access: EmergencyAccess, actor: Actor, at: datetime
glass_broken = Signal()
# access: EmergencyAccess, actor: Actor, at: datetime
glass_reviewed = Signal()
# recusal: Recusal, actor: Actor, at: datetime
person_recused = Signal()
# recusal: Recusal (lifted at its `until_at`), actor: Actor, at: datetime
recusal_lifted = Signal()
