"""What do we do together, with whom, under which agreement, until when?"""
