"""How fast are the pages on 1,000 and 10,000 collaborations? ``python -m bench`` measures them."""
