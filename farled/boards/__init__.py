"""When does the advisory board meet, what does it take up, and what has it said?"""
