"""Does a name meet a listed party, what speaks for and against, and what has a person decided?"""
