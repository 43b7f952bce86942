"""Who must decide this collaboration, and why that post?"""
