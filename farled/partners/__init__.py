"""Whom do we cooperate with, who owns them, and what did our background checks find?"""
