"""What factcheck says to people, in each language that it speaks."""

from factcheck.wording.message import Message, joined, say, say_count, translated

__all__ = ["Message", "joined", "say", "say_count", "translated"]
