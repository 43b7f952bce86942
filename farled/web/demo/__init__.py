"""How does the invented university of the demonstration come into an empty house?"""
