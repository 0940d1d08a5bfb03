"""Foreign PDFs, images, e-mails and texts made into plain pages in a process of its own: nothing of ours at risk.

A PDF from a stranger may be damaged, endless, or hold programs; an image may unpack to gigabytes. This process has a
limit on memory and time and imports nothing of the program. What comes back is A4 pages that draw what the page showed
and hold nothing else: each foreign page becomes one drawing, the looks of its annotations become drawings too (a filled
form, a stamp), and actions, scripts, links, fields and enclosed files stay behind.

Asked on the standard input, one after another: a line of JSON {"kind": "pdf" | "image" | "mail" | "text", "size": n},
then n bytes. Answered: {"fault": word, ...}, or {"text": [paragraph, ...], "heads": [[name, value], ...], "enclosed":
[name, ...]}, or {"pages": n, "size": m} and m bytes.
"""

from __future__ import annotations

import contextlib
import json
import sys
import warnings
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as mail_policy
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

MODULE = "clerk_app.pagereader"
A4 = (595.2756, 841.8898)
"""Points."""
NEAR = 8.0
"""Points by which a page may miss A4 and is not scaled."""
USUAL_DPI, LEAST_DPI, MOST_DPI = 150.0, 50.0, 2400.0
PRINTED_DPI = 300.0
"""What an image keeps of its resolution on paper."""
JPEG_QUALITY = 88
IMAGES = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
IN_PAGES = "TIFF"
"""The format whose further images are further pages; of a moving picture the first is shown."""
RESOURCES = ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/ProcSet")
UNSEEN = 2 | 32
"""Flags of an annotation that is not shown: Hidden, NoView (PDF 12.5.3)."""
NOT_DRAWN = frozenset({"/Link", "/Popup"})
ACTIONS = frozenset({
    "/GoTo", "/GoToR", "/GoToE", "/Launch", "/Thread", "/URI", "/Sound", "/Movie", "/Hide", "/Named", "/SubmitForm",
    "/ResetForm", "/ImportData", "/JavaScript", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView",
    "/RichMediaExecute",
})  # fmt: skip
ACTING = ("/AA", "/OpenAction", "/JS", "/EF", "/EmbeddedFiles")
MAIL_HEADS = ("From", "To", "Cc", "Date", "Subject")
ENCODINGS = ("utf-8-sig", "gb18030")


class _Fault(Exception):
    """Why a file gives no pages: a word, and what its sentence names."""

    def __init__(self, word: str, **facts: object) -> None:
        super().__init__(word)
        self.said = {"fault": word, **facts}


def asked(arguments: Sequence[str]) -> Sequence[str] | None:
    """The arguments for ``main`` where a command line (without the program) calls this module, else None."""
    return arguments[2:] if tuple(arguments[:2]) == ("-m", MODULE) else None


def main(arguments: Sequence[str]) -> int:
    """The limits: bytes of memory, seconds for a file, pages of a file, pixels of an image, signs of a text."""
    memory, seconds, pages, pixels, characters = map(int, arguments)
    _confine(memory)
    warnings.simplefilter("ignore")
    # The descriptors, not sys.stdin and sys.stdout: a windowed program on Windows has none.
    with open(0, "rb", closefd=False) as come, open(1, "wb", closefd=False) as out:
        while line := come.readline():
            wanted = json.loads(line)
            _allow(seconds)
            data = come.read(wanted["size"])
            said, made = _answer(wanted["kind"], data, pages, pixels, characters)
            out.write(json.dumps(said, ensure_ascii=True).encode() + b"\n" + made)
            out.flush()
    return 0


def _answer(kind: str, data: bytes, pages: int, pixels: int, characters: int) -> tuple[dict[str, Any], bytes]:
    try:
        if kind in ("mail", "text"):
            return _of_mail(data, characters) if kind == "mail" else _of_text(_decoded(data), characters), b""
        count, made = _of_images(data, pages, pixels) if kind == "image" else _of_pdf(data, pages)
        return {"pages": count, "size": len(made)}, made
    except _Fault as fault:
        return fault.said, b""
    except (Exception, RecursionError):  # the libraries raise many kinds; the parent gives the clerk one sentence
        return {"fault": "damaged"}, b""


def _confine(memory: int) -> None:
    """Take away what no honest file needs, where the system can (Windows: the parent's clock alone)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _allow(seconds: int) -> None:
    """So many seconds of work for the file that comes now: the process ends there, even if nobody waits any more."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


# --- PDF


def _of_pdf(data: bytes, most: int) -> tuple[int, bytes]:
    import logging

    from pypdf import PdfReader, PdfWriter

    logging.disable(logging.CRITICAL)  # the library quotes what it stumbles over
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        try:
            is_open = bool(reader.decrypt(""))
        except Exception:  # a cipher that is not at hand is as good as a password
            is_open = False
        if not is_open:
            raise _Fault("locked")
    count = len(reader.pages)
    if count > most:
        raise _Fault("too_many", pages=count)
    if not count:
        raise _Fault("no_page")
    writer = PdfWriter()
    for page in reader.pages:
        _redraw(writer, page)
    return count, _written(writer)


def _written(writer: Any) -> bytes:
    from pypdf.generic import DictionaryObject

    for made in writer._objects:
        if isinstance(made, DictionaryObject):
            if made.get("/S") in ACTIONS:
                made.clear()
            for key in ACTING:
                made.pop(key, None)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _redraw(writer: Any, page: Any) -> None:
    """The foreign page as one drawing on a new A4 page, upright or across as it was, turned as its reader sees it."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    box = [float(one) for one in page.cropbox]
    left, bottom, wide, high = box[0], box[1], box[2] - box[0], box[3] - box[1]
    if not (wide > 0 and high > 0):
        raise _Fault("damaged")
    drawings = DictionaryObject({NameObject("/Page"): _drawing(writer, page, box)})
    inside = ["/Page Do"]
    for number, (look, matrix) in enumerate(_looks(page)):
        drawings[NameObject(f"/Look{number}")] = look.clone(writer).indirect_reference
        inside.append(f"q {_numbers(*matrix)} cm /Look{number} Do Q")
    turned = int(page.rotation) % 360
    across, up = (high, wide) if turned in (90, 270) else (wide, high)
    paper = _paper(across, up)
    share = min(1.0, paper[0] / across, paper[1] / up)
    share = 1.0 if max(across - paper[0], up - paper[1]) <= NEAR else share
    turn = {90: (0, -1, 1, 0, 0, wide), 180: (-1, 0, 0, -1, wide, high), 270: (0, 1, -1, 0, high, 0)}
    place = ((paper[0] - across * share) / 2, (paper[1] - up * share) / 2)
    words = " ".join((
        f"q {_numbers(share, 0, 0, share, *place)} cm",
        f"{_numbers(*turn.get(turned, (1, 0, 0, 1, 0, 0)))} cm", f"{_numbers(1, 0, 0, 1, -left, -bottom)} cm",
        *inside, "Q",
    ))  # fmt: skip
    sheet = writer.add_blank_page(*paper)
    content = DecodedStreamObject()
    content.set_data(words.encode())
    sheet[NameObject("/Contents")] = writer._add_object(content)
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawings})


def _paper(across: float, up: float) -> tuple[float, float]:
    """Upright; across for what is wide and does not fit upright."""
    return A4 if across <= max(up, A4[0] + NEAR) else (A4[1], A4[0])


def _drawing(writer: Any, page: Any, box: Sequence[float]) -> Any:
    """The page's content with the resources it draws with, and nothing else of it."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

    content = page.get_contents()
    plain = DecodedStreamObject()
    plain.set_data(content.get_data() if content is not None else b"")
    drawing = plain.flate_encode()
    own = page["/Resources"].get_object() if "/Resources" in page else DictionaryObject()
    kept = DictionaryObject({
        NameObject(key): own.raw_get(key).clone(writer) for key in RESOURCES if key in own
    })  # fmt: skip
    drawing.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): ArrayObject(FloatObject(one) for one in box), NameObject("/Resources"): kept,
    })  # fmt: skip
    if "/Group" in page:
        drawing[NameObject("/Group")] = page.raw_get("/Group").clone(writer)
    return writer._add_object(drawing)


def _looks(page: Any) -> Iterator[tuple[Any, tuple[float, ...]]]:
    """What an annotation shows, and where: a filled field, a stamp, a note's mark (PDF 12.5.5)."""
    from pypdf.generic import DictionaryObject, StreamObject

    listed = page["/Annots"].get_object() if "/Annots" in page else ()
    for one in listed if isinstance(listed, list | tuple) else ():
        note: Any = one.get_object()
        if not isinstance(note, DictionaryObject):
            continue
        if note.get("/Subtype") in NOT_DRAWN or int(note.get("/F", 0)) & UNSEEN:
            continue
        look = note.get("/AP")
        look = look.get_object().get("/N") if look is not None else None
        look = look.get_object() if look is not None else None
        if isinstance(look, DictionaryObject) and not isinstance(look, StreamObject):
            look = look.get(note.get("/AS", "/Off"))
            look = look.get_object() if look is not None else None
        if isinstance(look, StreamObject) and "/Rect" in note and "/BBox" in look:
            place: Any = note["/Rect"]
            matrix = _onto(look, [float(edge) for edge in place])
            if matrix is not None:
                yield look, matrix


def _onto(look: Any, place: Sequence[float]) -> tuple[float, ...] | None:
    """The matrix that brings a look into its annotation's place; None where one of them has no size."""
    a, b, c, d, e, f = (float(one) for one in look.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    x0, y0, x1, y1 = (float(one) for one in look["/BBox"])
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    low, high = min(y for _, y in corners), max(y for _, y in corners)
    if right <= left or high <= low:
        return None
    wide = abs(place[2] - place[0]) / (right - left)
    tall = abs(place[3] - place[1]) / (high - low)
    return wide, 0, 0, tall, min(place[0], place[2]) - left * wide, min(place[1], place[3]) - low * tall


def _numbers(*numbers: float) -> str:
    return " ".join(f"{one:.4f}" for one in numbers)


# --- images


def _of_images(data: bytes, most: int, pixels: int) -> tuple[int, bytes]:
    from PIL import Image
    from pypdf import PdfReader, PdfWriter

    Image.init()
    Image.MAX_IMAGE_PIXELS = pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    writer = PdfWriter()
    try:
        with Image.open(BytesIO(data), formats=IMAGES) as image:
            count = getattr(image, "n_frames", 1) if image.format == IN_PAGES else 1
            if count > most:
                raise _Fault("too_many", pages=count)
            for number in range(count):
                image.seek(number)
                if image.width * image.height > pixels:
                    raise _Fault("too_large", wide=image.width, high=image.height)
                _redraw(writer, PdfReader(BytesIO(_image_page(image))).pages[0])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise _Fault("too_large") from None
    return count, _written(writer)


def _image_page(image: Any) -> bytes:
    """One image as a page of its own size on paper, at no more than what is printed of it."""
    from PIL import ImageOps

    dpi = _dpi(image)
    shown = ImageOps.exif_transpose(image)
    if (shown.width > shown.height) != (image.width > image.height):
        dpi = dpi[::-1]
    size = (shown.width / dpi[0] * 72, shown.height / dpi[1] * 72)
    paper = _paper(*size)
    share = min(1.0, paper[0] / size[0], paper[1] / size[1])
    most = (max(1, round(size[0] * share / 72 * PRINTED_DPI)), max(1, round(size[1] * share / 72 * PRINTED_DPI)))
    plain = _plain(shown)
    if plain.width > most[0] or plain.height > most[1]:
        plain = (plain.convert("L") if plain.mode == "1" else plain).resize(most)
    out = BytesIO()
    kept = (plain.width / size[0] / share * 72, plain.height / size[1] / share * 72)
    plain.save(out, "PDF", dpi=kept, **({} if plain.mode == "1" else {"quality": JPEG_QUALITY}))
    return out.getvalue()


def _dpi(image: Any) -> tuple[float, float]:
    """What the file says, where that is believable."""
    said = image.info.get("dpi")
    try:
        across, up = (float(one) for one in said)
    except (TypeError, ValueError, ZeroDivisionError):
        return USUAL_DPI, USUAL_DPI
    good = LEAST_DPI <= across <= MOST_DPI and LEAST_DPI <= up <= MOST_DPI
    return (across, up) if good else (USUAL_DPI, USUAL_DPI)


def _plain(image: Any) -> Any:
    """The image as paper shows it: what is transparent is white."""
    from PIL import Image

    if image.mode in ("1", "L", "RGB") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("F").point(lambda value: value / 257).convert("L")
    if image.mode in ("CMYK", "YCbCr", "LAB", "HSV"):
        return image.convert("RGB")
    seen = image.convert("RGBA")
    white = Image.new("RGB", seen.size, (255, 255, 255))
    white.paste(seen, mask=seen.getchannel("A"))
    return white


# --- texts


def _of_text(text: str, most: int) -> dict[str, Any]:
    if len(text) > most:
        raise _Fault("too_long", characters=len(text))
    return {"text": text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), "heads": [], "enclosed": []}


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _of_mail(data: bytes, most: int) -> dict[str, Any]:
    """The head of an e-mail as it is read, its text, and the names of what was enclosed."""
    mail = message_from_bytes(data, policy=mail_policy)
    if not isinstance(mail, EmailMessage):
        raise _Fault("damaged")
    heads = [[name.lower(), str(mail[name])] for name in MAIL_HEADS if mail[name]]
    if not heads:
        raise _Fault("damaged")
    body = mail.get_body(preferencelist=("plain", "html"))
    enclosed = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    return {**_of_text(_body(body) if body is not None else "", most), "heads": heads, "enclosed": enclosed}


def _body(part: Any) -> str:
    try:
        text = str(part.get_content())
    except (LookupError, ValueError):  # a set of signs nobody knows
        text = _decoded(part.get_payload(decode=True) or b"")
    if part.get_content_type() != "text/html":
        return text
    reader = _Reading()
    reader.feed(text)
    reader.close()
    return "".join(reader.found)


class _Reading(HTMLParser):
    """The words of a page, without its programs and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style")
        if tag in ("p", "div", "br", "tr", "li", "h1", "h2", "h3"):
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
