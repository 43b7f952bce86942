"""What does each command do once the house is open? One module a command; its words are in web/commands.

They are apart because a command may name folder and mode first: nothing here is loaded before that.
"""
