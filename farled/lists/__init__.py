"""Which parties does which list name, in which version, and what has changed since?"""
