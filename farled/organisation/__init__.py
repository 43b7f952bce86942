"""Who works here, in which unit, in which post, and who is whose superior?"""
