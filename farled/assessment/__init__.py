"""What is known, asked and found in one case, what comes out of it, and how long does that hold?"""
