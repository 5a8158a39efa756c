"""Sections of a model card that the export does not make itself."""


def keep_section(card: str, before: str, title: str) -> str:
    """Return the new card with the section `title` of the card `before`, in front of its section Limits.

    Whole photos are measured with the SDK (`lpr valid`, then `pnpm bench:card`), after the export; a later export must
    not lose them. `before` may be empty or hold no such section.
    """
    start = before.find(f"## {title}\n")
    if start < 0:
        return card
    end = before.find("\n## ", start + 1)
    section = before[start : end + 1 if end >= 0 else len(before)]
    return card.replace("## Limits\n", f"{section}## Limits\n", 1)


def put_section(card: str, title: str, body: str) -> str:
    """Return the card with this section in front of its section Limits, in place of one of the same title."""
    start = card.find(f"## {title}\n")
    if start >= 0:
        end = card.find("\n## ", start + 1)
        card = card[:start] + (card[end + 1 :] if end >= 0 else "")
    return card.replace("## Limits\n", f"## {title}\n\n{body}\n## Limits\n", 1)
