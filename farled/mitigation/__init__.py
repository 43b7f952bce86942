"""What is done about a risk, by whom, and what remains of it then?"""
