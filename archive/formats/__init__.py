"""How the desk writes dates; Django asks for them by language."""
