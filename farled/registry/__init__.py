"""Which research organisations are there, under which names, and which of them does an affiliation name?"""
