"""Which countries are there, and how much care does each context ask for?"""
