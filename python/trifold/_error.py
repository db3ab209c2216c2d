"""The exception of this package."""


class Error(Exception):
    """A query, a weights file or a GPU that cannot be used.

    `code` is stable between versions, such as "input", "weights", "too-large", "device-lost" or
    "cancelled"; the message is for people.
    """

    code: str

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
