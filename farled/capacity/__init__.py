"""What is a department asked to have in place, and what does it have?"""
