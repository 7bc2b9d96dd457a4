"""The table of casualty claims."""

from schemas.table import ID, RULE, Corrected, Count, Dated, Flag, Placed, Text, column, count, optional


class Casualties(Dated, Placed, Corrected):
    """One claim: one number, or counted group, that a text gives for people harmed, kept as made."""

    claim_id: Text = column("The claim.", str_matches=ID, origin="computed")
    event_id: Text = optional("The event it is about.", references="events.event_id", origin="resolution")
    mention_id: Text = optional(
        "The mention it is made with.", references="mentions.mention_id", origin="rule"
    )
    document_id: Text = column("The text.", references="documents.document_id", origin="computed")
    start: Count = count("First character of the words that make the claim.", "characters", origin="text")
    end: Count = count("Their end, exclusive.", "characters", origin="text")
    quote: Text = column("Those words.", origin="text")
    harm: Text = column("What happened to the people.", codes="harm", origin="rule")
    count_text: Text = optional(
        "The number as written; empty where there is none (plural victims).", origin="text"
    )
    count_low: Count = optional("The least number these words allow.", unit="people", ge=0, origin="rule")
    count_high: Count = optional(
        "The greatest number these words allow; empty where open.",
        unit="people",
        ge=0,
        origin="rule",
    )
    qualifier: Text = column("How exact the number is.", codes="qualifier", origin="rule")
    count_basis: Text = column(
        "Whether there is a number: stated zero, stated unknown and no number are not the same.",
        codes="count_basis",
        origin="rule",
    )
    victims: Text = optional("The people, as written, without the number.", origin="text")
    victim_type: Text = column("Who they are.", codes="victim_type", origin="rule")
    victim_actor_id: Text = optional(
        "The actor they belong to.", references="actors.actor_id", origin="lexicon"
    )
    perpetrator_actor_id: Text = optional("Who did it.", references="actors.actor_id", origin="lexicon")
    attributed_to: Text = optional(
        "Whose words it is, as written; empty where the text asserts it.", origin="text"
    )
    attributed_actor_id: Text = optional(
        "That speaker as an actor.", references="actors.actor_id", origin="lexicon"
    )
    status: Text = column("How the text presents it.", codes="status", origin="rule")
    scope: Text = column("One event, or a total.", codes="scope", origin="rule")
    part_of: Text = optional(
        "The claim of which it counts a part.", references="casualties.claim_id", origin="rule"
    )
    supersedes: Flag = column(
        'True where the text says that it replaces an earlier number ("rose to").', origin="rule"
    )
    conflict_set: Text = optional("Claims with one value of it contradict one another.", origin="resolution")
    rule: Text = column("The rule that found it.", str_matches=RULE, origin="rule")

    class Config:
        unique = ["claim_id"]
