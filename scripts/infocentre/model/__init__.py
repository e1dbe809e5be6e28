"""What a record may say: one file a kind, each field named once, public or private, with its help."""
