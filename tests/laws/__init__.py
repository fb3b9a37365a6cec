"""Property tests. An example may take its time: how fast the machine is says nothing about a law."""

from hypothesis import settings

settings.register_profile("laws", deadline=None)
settings.load_profile("laws")
