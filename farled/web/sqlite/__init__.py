"""How does the embedded database serve several writers at once without letting one of them starve?"""
