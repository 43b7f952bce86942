"""Which organisation of the register does a text name?"""
