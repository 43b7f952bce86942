"""What do independent sources say, in which edition, and how sure are they?"""
