"""How do names become comparable, which ones could be meant, and how do two of them lie on each other?"""
