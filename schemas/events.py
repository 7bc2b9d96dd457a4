"""The table of events."""

from schemas.table import ID, Corrected, Count, Dated, Placed, Text, column, count, optional


class Events(Dated, Placed, Corrected):
    """One event, resolved over all its mentions; `statements` and `resolutions` say how."""

    event_id: Text = column("The event.", str_matches=ID, origin="computed")
    event_type: Text = optional(
        "The kind of event; empty for a purely political interaction.",
        codes="event_type",
        origin="resolution",
    )
    sub_event_type: Text = optional(
        "The kind of event, second level.", codes="sub_event_type", origin="resolution"
    )
    plover: Text = column("The interaction.", codes="plover", origin="resolution")
    initiators: Text = optional("Who did it: names, joined by |.", origin="resolution")
    targets: Text = optional("Who suffered it: names, joined by |.", origin="resolution")
    third_parties: Text = optional(
        "Who supported it or was present: names, joined by |.", origin="resolution"
    )
    status: Text = column("How the texts present it.", codes="status", origin="resolution")
    people_text: Text = optional(
        "The number of people it happened to, or who did it, as written, where they are no casualties.",
        origin="resolution",
    )
    people_low: Count = optional("The least these words allow.", unit="people", ge=0, origin="resolution")
    people_high: Count = optional(
        "The most these words allow; empty where open.", unit="people", ge=0, origin="resolution"
    )
    people_qualifier: Text = optional("How exact that number is.", codes="qualifier", origin="resolution")
    killed_low: Count = optional("Dead, lowest.", unit="people", ge=0, origin="resolution")
    killed_best: Count = optional("Dead, best.", unit="people", ge=0, origin="resolution")
    killed_high: Count = optional("Dead, highest.", unit="people", ge=0, origin="resolution")
    injured_low: Count = optional("Injured, lowest.", unit="people", ge=0, origin="resolution")
    injured_best: Count = optional("Injured, best.", unit="people", ge=0, origin="resolution")
    injured_high: Count = optional("Injured, highest.", unit="people", ge=0, origin="resolution")
    captured_low: Count = optional("Captured, lowest.", unit="people", ge=0, origin="resolution")
    captured_best: Count = optional("Captured, best.", unit="people", ge=0, origin="resolution")
    captured_high: Count = optional("Captured, highest.", unit="people", ge=0, origin="resolution")
    displaced_low: Count = optional("Displaced, lowest.", unit="people", ge=0, origin="resolution")
    displaced_best: Count = optional("Displaced, best.", unit="people", ge=0, origin="resolution")
    displaced_high: Count = optional("Displaced, highest.", unit="people", ge=0, origin="resolution")
    deaths_civilians: Count = optional("Civilians killed, best.", unit="people", ge=0, origin="resolution")
    deaths_state: Count = optional(
        "Forces of the state killed, best.", unit="people", ge=0, origin="resolution"
    )
    deaths_armed_group: Count = optional(
        "Members of armed groups killed, best.", unit="people", ge=0, origin="resolution"
    )
    deaths_unknown: Count = optional("Others killed, best.", unit="people", ge=0, origin="resolution")
    mentions: Count = count("Clauses that name it.", "mentions", origin="computed")
    documents: Count = count("Texts that name it.", "documents", origin="computed")
    voices: Count = count("Independent voices (source lineages) that name it.", "voices", origin="computed")
    acled_disorder: Text = optional("ACLED's disorder type.", origin="crosswalk")
    acled_inter1: Count = optional(
        "ACLED's code of the initiators, 1 to 8; 0 for nobody known.",
        unit="code",
        ge=0,
        le=8,
        origin="crosswalk",
    )
    acled_inter2: Count = optional(
        "ACLED's code of the targets, 1 to 8; 0 for nobody known.",
        unit="code",
        ge=0,
        le=8,
        origin="crosswalk",
    )
    acled_interaction: Count = optional(
        "ACLED's code of the pair, the lesser first.", unit="code", ge=10, le=88, origin="crosswalk"
    )
    ucdp_violence: Text = optional(
        "The type of violence in UCDP GED.", codes="ucdp_violence", origin="crosswalk"
    )
    ucdp_side_a: Text = optional(
        "UCDP's side a: of state-based violence the state; names joined by |.", origin="crosswalk"
    )
    ucdp_side_b: Text = optional("UCDP's side b; names joined by |.", origin="crosswalk")
    ucdp_date_prec: Count = optional(
        "UCDP's precision of the date, 1 (a day) to 5.", unit="code", ge=1, le=5, origin="crosswalk"
    )
    ucdp_where_prec: Count = optional(
        "UCDP's precision of the place, 1 (the place) to 6 (a country).",
        unit="code",
        ge=1,
        le=7,
        origin="crosswalk",
    )
    plover_mode: Text = optional("The mode of the PLOVER type.", str_matches=r"^[a-z-]+$", origin="crosswalk")
    cameo: Text = optional("The nearest CAMEO code.", str_matches=r"^[0-9]{2,4}$", origin="crosswalk")
    cameo_root: Text = optional(
        "The nearest root code of CAMEO.", str_matches=r"^[0-9]{2}$", origin="crosswalk"
    )
    gtd_attack: Text = optional(
        "The nearest attack type of the GTD, 1 to 9.", str_matches=r"^[1-9]$", origin="crosswalk"
    )

    class Config:
        unique = ["event_id"]
