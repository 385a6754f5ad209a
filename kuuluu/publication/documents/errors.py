"""Why a document can't be taken, or can be told of by its name alone."""


class DocumentError(Exception):
    """A document can't be taken; `code` says why, for the page's own words."""

    code = "not_a_document"


class NotADocument(DocumentError):  # noqa: N818
    """The bytes are of no kind of document that is taken, whatever the name says."""


class NotAPdf(DocumentError):  # noqa: N818
    """The bytes are no PDF that can be read, whatever the name says."""

    code = "not_a_pdf"


class OldOffice(DocumentError):  # noqa: N818
    """A file of the office programs of before 2007, or rich text: these can't be read safely."""

    code = "old_office"


class HasMacros(DocumentError):  # noqa: N818
    """The file carries a program."""

    code = "has_macros"


class Unsafe(DocumentError):  # noqa: N818
    """The file would unpack itself into more than is taken, or refers to what lies elsewhere."""

    code = "unsafe"


class DocumentTooLarge(DocumentError):  # noqa: N818
    """The file has more bytes than are taken."""

    code = "too_big"


class TooManyPages(DocumentError):  # noqa: N818
    """The document has more pages than are taken."""

    code = "too_many_pages"


class Locked(DocumentError):  # noqa: N818
    """The document is encrypted: nobody could see what is in it, or pass it on."""

    code = "locked"


class DocumentTruncated(DocumentError):  # noqa: N818
    """The document ends too early, as after a broken upload."""

    code = "truncated"


class NoCopy(Exception):  # noqa: N818
    """No copy can be made that is safe to show; `code` says why. The public is told of the document by its name alone."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
