"""Which questions exist, which of them are open here, and what do the answers mean?"""
