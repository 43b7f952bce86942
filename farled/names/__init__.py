"""How do two spellings of one name meet, whatever the script and the language?"""
