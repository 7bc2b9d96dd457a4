from __future__ import annotations

import pytest
from flows.model import load_parser
from spacy.language import Language


@pytest.fixture(scope="session")
def parser() -> Language:
    return load_parser()
