"""What factcheck says to people, in each language that it speaks."""

from factcheck.wording import terms
from factcheck.wording.catalogue import languages
from factcheck.wording.message import Message, joined, listed, meant, moved, phrase, say, say_count, translated
from factcheck.wording.packing import packed, unpacked
from factcheck.wording.spelling import nearest, nearest_word
from factcheck.wording.system import reason, words_of
from factcheck.wording.voice import ENGLISH, Voice, language_of_locale, spoken_language, voice

__all__ = [
    "ENGLISH", "Message", "Voice", "joined", "language_of_locale", "languages", "listed", "meant", "moved",
    "nearest", "nearest_word", "packed", "phrase", "reason", "say", "say_count",
    "spoken_language", "terms", "translated", "unpacked", "voice", "words_of",
]
