"""What do the rule files say about findings, requirements and hard stops?"""

from farled.risks.content.rulebook import read_rulebook

__all__ = ["read_rulebook"]
