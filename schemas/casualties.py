"""The table of casualty claims."""

from schemas.table import ID, RULE, Count, Dated, Flag, Placed, Text, column, count, optional


class Casualties(Dated, Placed):
    """One claim: one number, or counted group, that a text gives for people harmed, kept as made."""

    claim_id: Text = column("The claim.", str_matches=ID)
    event_id: Text = optional("The event it is about.", references="events.event_id")
    mention_id: Text = optional("The mention it is made with.", references="mentions.mention_id")
    document_id: Text = column("The text.", references="documents.document_id")
    start: Count = count("First character of the words that make the claim.", "characters")
    end: Count = count("Their end, exclusive.", "characters")
    quote: Text = column("Those words.")
    harm: Text = column("What happened to the people.", codes="harm")
    count_text: Text = optional("The number as written; empty where there is none (plural victims).")
    count_low: Count = optional("The least number these words allow.", unit="people", ge=0)
    count_high: Count = optional(
        "The greatest number these words allow; empty where open.", unit="people", ge=0
    )
    qualifier: Text = column("How exact the number is.", codes="qualifier")
    victims: Text = optional("The people, as written, without the number.")
    victim_type: Text = column("Who they are.", codes="victim_type")
    victim_actor_id: Text = optional("The actor they belong to.", references="actors.actor_id")
    perpetrator_actor_id: Text = optional("Who did it.", references="actors.actor_id")
    attributed_to: Text = optional("Whose words it is, as written; empty where the text asserts it.")
    attributed_actor_id: Text = optional("That speaker as an actor.", references="actors.actor_id")
    status: Text = column("How the text presents it.", codes="status")
    scope: Text = column("One event, or a total.", codes="scope")
    part_of: Text = optional("The claim of which it counts a part.", references="casualties.claim_id")
    supersedes: Flag = column('True where the text says that it replaces an earlier number ("rose to").')
    conflict_set: Text = optional("Claims with one value of it contradict one another.")
    rule: Text = column("The rule that found it.", str_matches=RULE)

    class Config:
        unique = ["claim_id"]
