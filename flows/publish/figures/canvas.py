"""What figures are drawn on, and their bytes: the same drawing gives the same file."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib as mpl
from matplotlib import dates
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from flows.publish.figures.style import name_day, read_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

DPI = 160
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = 3  # samples a pixel; transparency is dropped
_EPOCH = date(1970, 1, 1)  # matplotlib counts days from here
_CAVEAT = "Numbers are what the texts say; nothing is verified."


class Drawing(NamedTuple):
    """A figure, and what the line below it has to say beside its source."""

    figure: Figure
    note: str


@contextmanager
def use_style() -> Iterator[None]:
    """matplotlib's defaults with our style on top, whatever the user's own settings are.

    A letter that the font lacks is drawn as a box, and not worth a warning.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        mpl.rcdefaults()
        mpl.rcParams.update(read_style("page"))
        yield


def make_axes(title: str, height: float, width: float = 8.0) -> tuple[Figure, Axes]:
    """An empty figure (inches) with a title."""
    figure = Figure(figsize=(width, height), layout=ConstrainedLayoutEngine(h_pad=0.08, w_pad=0.08))
    axes = figure.add_subplot()
    axes.set_title(title, pad=10)
    return figure, axes


def show_days(axes: Axes) -> None:
    """Days along the x axis, named as briefly as they can be."""
    locator: Any = dates.AutoDateLocator
    axes.xaxis.set_major_locator(locator(minticks=4, maxticks=7))
    axes.xaxis.set_major_formatter(lambda number, _: name_day(_EPOCH + timedelta(days=int(number))))


def count_days(day: date) -> int:
    """The day as matplotlib has it on an axis."""
    return (day - _EPOCH).days


def note_source(drawing: Drawing, source: str) -> None:
    """The lines under a figure: what it is made of, and what is not in it."""
    lines = f"{source}\n{_CAVEAT} {drawing.note}".rstrip()
    drawing.figure.supxlabel(lines, x=0.01, ha="left", fontsize=6.8, color="#5b616b")


def render(figure: Figure) -> tuple[str, bytes]:
    """The figure as SVG and as PNG, laid out once."""
    image = render_png(figure)
    figure.set_layout_engine("none")
    return render_svg(figure), image


def render_svg(figure: Figure) -> str:
    """The figure as SVG, with letters as shapes, so that it looks the same everywhere."""
    canvas: Any = FigureCanvasSVG(figure)
    out = io.StringIO()
    canvas.print_svg(out, metadata={"Date": None, "Creator": None})  # savefig would draw twice
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def render_png(figure: Figure) -> bytes:
    """The figure as PNG.

    Python's own zlib packs the pixels: Pillow's chooses its code, and so its bytes, by the processor.
    """
    figure.set_dpi(DPI)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    width, height = canvas.get_width_height()
    pixels = memoryview(canvas.buffer_rgba()).tobytes()
    return encode_png(pixels, width, height)


def encode_png(rgba: bytes, width: int, height: int) -> bytes:
    """An RGB image of 8 bits a sample from rows of RGBA pixels.

    >>> encode_png(bytes(4), 1, 1)[:8] == _SIGNATURE
    True
    """
    samples = bytearray(rgba)
    del samples[_RGB :: _RGB + 1]
    stride = width * _RGB
    rows = b"".join(b"\0" + samples[row * stride : (row + 1) * stride] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_make_chunk(kind, data) for kind, data in chunks)


def _make_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
