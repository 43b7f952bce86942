"""How does a question meet the lists: merging, an index of names, comparison, and the state of a hit?"""
