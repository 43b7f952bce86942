"""How is a number of things said in a line of a terminal?"""


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 month", "3 months"; ``many`` where an s alone will not do."""
    return f"{number} {one if number == 1 else many or one + 's'}"
