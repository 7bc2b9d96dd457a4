"""The table of events."""

from schemas.table import ID, Count, Dated, Placed, Text, column, count, optional


class Events(Dated, Placed):
    """One event, resolved over all its mentions; `statements` and `resolutions` say how."""

    event_id: Text = column("The event.", str_matches=ID)
    event_type: Text = optional(
        "The kind of event; empty for a purely political interaction.", codes="event_type"
    )
    sub_event_type: Text = optional("The kind of event, second level.", codes="sub_event_type")
    plover: Text = column("The interaction.", codes="plover")
    initiators: Text = optional("Who did it: names, joined by |.")
    targets: Text = optional("Who suffered it: names, joined by |.")
    third_parties: Text = optional("Who supported it or was present: names, joined by |.")
    status: Text = column("How the texts present it.", codes="status")
    killed_low: Count = optional("Dead, lowest.", unit="people", ge=0)
    killed_best: Count = optional("Dead, best.", unit="people", ge=0)
    killed_high: Count = optional("Dead, highest.", unit="people", ge=0)
    injured_low: Count = optional("Injured, lowest.", unit="people", ge=0)
    injured_best: Count = optional("Injured, best.", unit="people", ge=0)
    injured_high: Count = optional("Injured, highest.", unit="people", ge=0)
    captured_low: Count = optional("Captured, lowest.", unit="people", ge=0)
    captured_best: Count = optional("Captured, best.", unit="people", ge=0)
    captured_high: Count = optional("Captured, highest.", unit="people", ge=0)
    displaced_low: Count = optional("Displaced, lowest.", unit="people", ge=0)
    displaced_best: Count = optional("Displaced, best.", unit="people", ge=0)
    displaced_high: Count = optional("Displaced, highest.", unit="people", ge=0)
    deaths_civilians: Count = optional("Civilians killed, best.", unit="people", ge=0)
    deaths_state: Count = optional("Forces of the state killed, best.", unit="people", ge=0)
    deaths_armed_group: Count = optional("Members of armed groups killed, best.", unit="people", ge=0)
    deaths_unknown: Count = optional("Others killed, best.", unit="people", ge=0)
    mentions: Count = count("Clauses that name it.", "mentions")
    documents: Count = count("Texts that name it.", "documents")
    voices: Count = count("Independent voices (source lineages) that name it.", "voices")
    acled_disorder: Text = optional("ACLED's disorder type.")
    acled_inter1: Count = optional("ACLED's code of the initiators, 1 to 8; 0 for nobody known.", ge=0, le=8)
    acled_inter2: Count = optional("ACLED's code of the targets, 1 to 8; 0 for nobody known.", ge=0, le=8)
    acled_interaction: Count = optional("ACLED's code of the pair, the lesser first.", ge=10, le=88)
    ucdp_violence: Text = optional("The type of violence in UCDP GED.", codes="ucdp_violence")
    ucdp_side_a: Text = optional("UCDP's side a: of state-based violence the state; names joined by |.")
    ucdp_side_b: Text = optional("UCDP's side b; names joined by |.")
    ucdp_date_prec: Count = optional("UCDP's precision of the date, 1 (a day) to 5.", ge=1, le=5)
    ucdp_where_prec: Count = optional(
        "UCDP's precision of the place, 1 (the place) to 6 (a country).", ge=1, le=7
    )
    plover_mode: Text = optional("The mode of the PLOVER type.", str_matches=r"^[a-z-]+$")
    cameo: Text = optional("The nearest CAMEO code.", str_matches=r"^[0-9]{2,4}$")
    cameo_root: Text = optional("The nearest root code of CAMEO.", str_matches=r"^[0-9]{2}$")
    gtd_attack: Text = optional("The nearest attack type of the GTD, 1 to 9.", str_matches=r"^[1-9]$")

    class Config:
        unique = ["event_id"]
