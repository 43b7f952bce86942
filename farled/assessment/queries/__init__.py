"""What does the case file answer: cases, ground, rules in force, the register's pages?"""
