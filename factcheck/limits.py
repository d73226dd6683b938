"""The bounds of what is read, each with its reason.  They stand between a hostile file and the time and memory of its reader;
no bound is met by what a person writes.
"""

from __future__ import annotations

# --- Articles -------------------------------------------------------------------------------------------------------------

# The longest articles and annual reports stay below 5 MB of HTML; what is larger is an archive or a mistake.
ARTICLE_BYTES = 20_000_000

# Front matter is a few dozen lines.  Beyond this it is a file that only begins with a rule of dashes.
FRONT_MATTER_CHARS = 200_000

# Static site generators nest front matter three or four deep; the bound keeps a recursive reader of the mapping safe.
FRONT_MATTER_DEPTH = 32

# Inline Markdown is super-linear on hostile input, "[[[[…" most of all.  No editor writes a paragraph beyond these bounds;
# such a one is taken as text without inline markup.
INLINE_CHARS = 50_000
INLINE_BRACKETS = 1_000

# Blocks within blocks (quotes in lists in quotes …): each level is a recursion of the Markdown parser.
MARKDOWN_NESTING = 60

# Paragraphs, list items and cells of one article.  The tables of an annual report have some ten thousand cells; more than so
# many blocks are data, and reading and checking them would take longer than anybody waits for an article.
DOCUMENT_BLOCKS = 40_000

# An encoding must be declared near the head of a file; HTML asks for the first 1,024 bytes, editors are less strict.
DECLARATION_BYTES = 4_096

# Headers of tables: wider tables are data, not articles; of more cells that reach down into one row, or more levels of headers,
# nobody could say any more what heads what.
TABLE_COLUMNS = 1_000
TABLE_REACHING = 64
TABLE_HEADERS = 4
TABLE_HEADER_CHARS = 200

# --- Figures --------------------------------------------------------------------------------------------------------------

# Longer numbers are identifiers, and their arithmetic would cost more than it tells.
NUMBER_DIGITS = 40
# A number in words has at most so many of them.
NUMBER_TOKENS = 40
# So many places from the first to the last.  Beyond it decimal arithmetic would round; no newspaper counts so far.
NUMBER_PLACES = 26
NUMBER_EXPONENT = 30
# So many numbers within so many characters of one line are printed data, and what follows in the line is passed over; the
# rows of a table have lines of their own.
ROW_NUMBERS = 1_000
ROW_CHARS = 30_000

# --- Claim files ----------------------------------------------------------------------------------------------------------

# A claim file is written by people; what is larger than this is a mistake or an attack.
CLAIM_FILE_BYTES = 2_000_000
YAML_DEPTH = 30
# Values once aliases are written out: "a billion laughs" are ten lines of YAML.
YAML_VALUES = 500_000
# How much text may be read again and again to get past syntax errors.
YAML_READ_AGAIN = 10_000_000
# How long all texts of a claim file may be with what is filled into them.
FILLED_CHARS = 10 * CLAIM_FILE_BYTES

# A check: brackets are a recursion of its parser, each figure a step of its arithmetic.
CHECK_CHARS = 10_000
CHECK_DEPTH = 30
CHECK_ARGUMENTS = 200

# A pattern of articles: how many entries of folders it may look at, and how many articles it may name.
PATTERN_SEARCHED = 100_000
PATTERN_ARTICLES = 10_000
# How many names of a folder are looked at for the nearest spelling.
FOLDER_NAMES = 10_000

# --- Data -----------------------------------------------------------------------------------------------------------------

# CSV, JSON, workbooks and SQLite tables are held in memory as Python values; what is larger belongs in a Parquet file.
DATA_BYTES = 100_000_000
# A workbook is a ZIP archive of XML: what it unfolds to counts, not its own size.
DATA_UNFOLDED_BYTES = 60_000_000
DATA_CELLS = 2_000_000
DATA_COLUMNS = 16_384
# The exponent of a number in JSON: what a double holds stays below 309; 1e999999999 would be a gigabyte of zeros.
DATA_EXPONENT = 400
# Values of one column that are compared one by one: for other spellings of a date, or for the nearest name.
DATA_DISTINCT = 10_000
# Values that an aggregate reads one by one where the column holds text.
DATA_LISTED = 100_000
# What `factcheck freeze` has written: a value a line.
FROZEN_BYTES = 10_000_000
# A query of a person; far longer ones only cost the parser time.
SQL_CHARS = 20_000
# The depth of a query as the parser sees it.
SQL_DEPTH = 60
# How many databases of different claim files stay open at a time.
DATABASES_OPEN = 4

# --- Archives -------------------------------------------------------------------------------------------------------------

# The longest line of JSON: what one text may cost in memory.
ARCHIVE_LINE_BYTES = 64 * 1024 * 1024
