"""How does a word reach two readers? Wording, reviewable content files, dates."""
