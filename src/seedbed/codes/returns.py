"""What people call each return, by the name that tables and files bear."""

RETURN_NAMES = {"ssda903": "SSDA903 return", "cin": "children in need census", "annex_a": "Ofsted Annex A"}
