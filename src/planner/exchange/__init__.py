"""Curricula and plans in and out: each module reads and writes one format, and checks what it reads."""
