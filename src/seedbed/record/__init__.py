"""What is known: the tables that everything above reads, from a place's own returns and from official statistics."""
