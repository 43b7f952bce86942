"""How do the rooms come to a reader: settings, addresses, sign-in, page frames?"""
