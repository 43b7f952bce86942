"""Which words do templates know besides Django's own?"""
