"""Which risks were found, how grave are they, and what stops a collaboration?"""
