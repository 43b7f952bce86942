"""What do the tests stand on: settings, databases, a browser, a served house, and the runner of the suite?"""
