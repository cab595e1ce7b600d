"""The drawings behind `{% icon %}`: 20 × 20, drawn with strokes in the colour of the text.

They stand inline so that a page needs no second request, prints as it looks and works offline.
A page repeats few of them, so compression makes the repetition nearly free.
"""

_RING = '<circle cx="10" cy="10" r="5.5"/>'
_DISC = '<circle cx="10" cy="10" r="6.5"/>'

OUTLINES: dict[str, str] = {
    # frame
    "home": '<path d="M3 9.5 10 3.5l7 6V16a1 1 0 0 1-1 1h-3.5v-5h-5v5H4a1 1 0 0 1-1-1z"/>',
    "inbox": '<path d="M3 11.5 5 4.5h10l2 7V16H3z"/><path d="M3 11.5h4l1 2h4l1-2h4"/>',
    "folder": '<path d="M2.5 5.5a1 1 0 0 1 1-1H8l1.8 2h6.7a1 1 0 0 1 1 1V15'
    'a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z"/>',
    "people": '<circle cx="7" cy="7.5" r="2.5"/><path d="M2.5 16c.4-3 2-4.5 4.5-4.5S11 13 11.5 16"/>'
    '<path d="M12.5 5.2a2.5 2.5 0 0 1 0 4.7M14 12c2 .5 3.2 1.9 3.5 4"/>',
    "person": '<circle cx="10" cy="7" r="3"/><path d="M4 16.5c.6-3.4 2.6-5 6-5s5.4 1.6 6 5"/>',
    "letter": '<path d="M2.5 5h15v10.5h-15z"/><path d="m3 5.5 7 5.5 7-5.5"/>',
    "map": '<path d="m2.5 5.5 5-2 5 2 5-2v11l-5 2-5-2-5 2z"/><path d="M7.5 3.5v11M12.5 5.5v11"/>',
    "bell": '<path d="M5 8.5a5 5 0 0 1 10 0c0 4 1.5 5 1.5 5h-13S5 12.5 5 8.5zM8.3 16.3a2 2 0 0 0 3.4 0"/>',
    "plan": '<path d="M4 3.5h12v13H4z"/>'
    '<path d="m6.5 8 1.2 1.2L10 7M6.5 13l1.2 1.2L10 12M12 8.5h2M12 13.5h2"/>',
    "chart": '<path d="M3.5 3.5v13h13M7 13V9.5M10.5 13V6M14 13v-5"/>',
    "building": '<path d="M4 16.5v-12l7-1.5v13.5M11 8h5v8.5M2.5 16.5h15M6.5 7.5h2M6.5 10.5h2M6.5 13.5h2"/>',
    "settings": '<path d="M3 6h7M14 6h3M3 14h3M10 14h7"/><circle cx="12" cy="6" r="2"/>'
    '<circle cx="8" cy="14" r="2"/>',
    "menu": '<path d="M4 6h12M4 10h12M4 14h12"/>',
    "search": '<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>',
    "chevron": '<path d="m5 8 5 5 5-5"/>',
    "back": '<path d="M16.5 10h-12M9 4.5 3.5 10 9 15.5"/>',
    "next": '<path d="M3.5 10h12M11 4.5l5.5 5.5-5.5 5.5"/>',
    "leave": '<path d="M8 3.5H4v13h4M8 10h9M13.5 6.5 17 10l-3.5 3.5"/>',
    "language": '<circle cx="10" cy="10" r="7"/><path d="M3 10h14'
    'M10 3c4.5 4.5 4.5 9.5 0 14-4.5-4.5-4.5-9.5 0-14"/>',
    # what happens
    "tick": '<path d="m4 10.5 4 4 8-9"/>',
    "cross": '<path d="m5 5 10 10M15 5 5 15"/>',
    "plus": '<path d="M10 4v12M4 10h12"/>',
    "up": '<path d="M10 16.5v-12M5 9l5-5 5 5"/>',
    "down": '<path d="M10 3.5v12M5 11l5 5 5-5"/>',
    "return": '<path d="M7 4 3 8l4 4"/><path d="M3 8h9a4.5 4.5 0 0 1 0 9H9"/>',
    "link": '<path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a'
    '3 3 0 0 0 4.3 4.3l1-1"/>',
    "pen": '<path d="m4 16 .7-3.2L13.5 4l2.5 2.5L7.2 15.3z"/>',
    "send": '<path d="m3 10 14-6.5L13 17l-3-5.5z"/><path d="M10 11.5 17 3.5"/>',
    "copy": '<path d="M7 7h9.5v9.5H7z"/><path d="M13 7V3.5H3.5V13H7"/>',
    "print": '<path d="M6 7V3.5h8V7M6 13.5H3.5v-6h13v6H14"/><path d="M6 11.5h8v5H6z"/>',
    "phone": '<path d="M5.5 3 8 6.5 6.5 8.5c.8 2 2.5 3.8 5 5l2-1.5 3.5 2.5'
    'c-.5 1.8-1.5 2.5-3 2.5C8 17 3 11 3 6c0-1.5.8-2.5 2.5-3z"/>',
    "camera": '<path d="M2.5 6.5h3.7l1.3-2h5l1.3 2h3.7V16h-15z"/><circle cx="10" cy="11" r="2.7"/>',
    "document": '<path d="M5 2.5h6.5L15.5 6.5v11H5z"/><path d="M11.5 2.5v4h4M7.5 10.5h5.5M7.5 13.5h5.5"/>',
    "download": '<path d="M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13"/>',
    "message": '<path d="M3 4h14v10h-7l-3.5 3v-3H3z"/>',
    "question": '<path d="M3 4h14v10h-7l-3.5 3v-3H3z"/>'
    '<path d="M8.3 7.7a1.8 1.8 0 1 1 2.3 1.9c-.5.2-.6.4-.6.9M10 12v.1"/>',
    "place": '<path d="M10 17.5S4.5 12.5 4.5 8.5a5.5 5.5 0 0 1 11 0c0 4-5.5 9-5.5 9z"/>'
    '<circle cx="10" cy="8.5" r="2"/>',
    "calendar": '<path d="M3.5 5h13v11.5h-13z"/><path d="M3.5 8.5h13M7 3.5v3M13 3.5v3"/>',
    "lock": '<path d="M4.5 9h11v7.5h-11z"/><path d="M7 9V6.5a3 3 0 0 1 6 0V9"/>',
    "offline": '<path d="M3 3l14 14M2.5 8a11 11 0 0 1 4-2.4M10 5c2.9 0 5.5 1.1 7.5 3M5.5 11a7 7 0 0 1 3-1.7'
    'M14.5 11l-.6-.5M8 14a3 3 0 0 1 3.4-.5"/>',
    "info": _DISC + '<path d="M10 9.5V13M10 7v.1"/>',
    "warning": '<path d="M10 3.5 17.5 16.5h-15z"/><path d="M10 8.5v3.5M10 14.2v.1"/>',
    # deadlines and states
    "clock": _DISC + '<path d="M10 6.5V10l2.5 1.8"/>',
    "clock-broken": '<path d="M14.8 5.6A6.5 6.5 0 1 0 16.5 10M10 6.5V10l2.5 1.8M17 2.5v3.2M17 7.6v.1"/>',
    "ring": _RING,
    "half": _RING + '<path class="filled" d="M10 4.5a5.5 5.5 0 0 1 0 11z"/>',
    "eye": '<path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z"/><circle cx="10" cy="10" r="2.2"/>',
    "scales": '<path d="M10 3.5v13M6.5 16.5h7M4 6h12M4 6l-2 5a2.3 2.3 0 0 0 4 0z'
    'M16 6l-2 5a2.3 2.3 0 0 0 4 0z"/>',
}

SOLIDS: dict[str, str] = {
    "urgency-red": '<path d="M10 1.8 19 17.5H1z"/><path class="hole" d="M9 7.2h2v5H9zM9 13.4h2v2H9z"/>',
    "urgency-yellow": '<path d="M10 1.5 18.5 10 10 18.5 1.5 10z"/>',
    "urgency-green": '<circle cx="10" cy="10" r="7"/>',
}


def _svg(css_class: str, drawing: str) -> str:
    return f'<svg class="{css_class}" viewBox="0 0 20 20" aria-hidden="true">{drawing}</svg>'


ICONS: dict[str, str] = {name: _svg("icon", drawing) for name, drawing in OUTLINES.items()} | {
    name: _svg("icon icon-solid", drawing) for name, drawing in SOLIDS.items()
}
