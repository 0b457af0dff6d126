"""A Word file built to do harm is refused in one sentence, or does none."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest

from tests.read.word_files import p, packed, part, word
from vpkg.errors import UnreadableInput
from vpkg.read.docx import docx_content

GOOD = word(p("We trained forty guards."))


def parts() -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(**instead: str | bytes) -> bytes:
    return packed(parts() | {"word/document.xml": b""} | {"word/document.xml": instead["document"]})


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        docx_content(content, "evil.docx")
    message = str(caught.value)
    assert message.startswith("evil.docx ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_the_file_that_the_others_are_made_of_is_read() -> None:
    """What is refused below is refused for its own sake."""
    assert docx_content(GOOD, "good.docx").text == "We trained forty guards."


def test_what_is_no_word_file_is_refused() -> None:
    """An old or protected file, another kind of file, an empty archive: each with what to do."""
    assert "save it as .docx" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    for content in (b"", b"PK", b"PK\x03\x04", b"just words", bytes(200), GOOD[: len(GOOD) // 2]):
        assert "damaged" in refused(content)
    assert "holds no Word document" in refused(packed({}))
    assert "holds no Word document" in refused(packed({"xl/workbook.xml": "<workbook/>"}))
    assert "holds no Word document" in refused(changed(document=part("other", "")))


def test_a_file_without_words_is_refused() -> None:
    """Pages that are pictures hold no text."""
    assert "holds no text" in refused(word(p() + p(" ")))


def test_damaged_parts_are_refused() -> None:
    """XML that is none, a wrong checksum, a part cut short."""
    assert "damaged" in refused(changed(document="<w:document"))
    assert "damaged" in refused(changed(document=b"\xff\xfe\x00"))
    broken = bytearray(GOOD)
    at = broken.index(b"word/document.xml") + len(b"word/document.xml") + 20
    broken[at] ^= 0xFF
    refused(bytes(broken))


def test_damage_anywhere_ends_in_text_or_in_a_sentence() -> None:
    """Two hundred files with bytes changed at random raise nothing else."""
    chance = random.Random(3)
    ended = {"text": 0, "sentence": 0}
    for _ in range(200):
        broken = bytearray(GOOD)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            docx_content(bytes(broken), "broken.docx")
            ended["text"] += 1
        except UnreadableInput:
            ended["sentence"] += 1
    assert sum(ended.values()) == 200
    assert min(ended.values()) > 0


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "<!doctype x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("place", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_entities_are_refused_before_parsing(declared: str, encoding: str, place: str) -> None:
    """No part of a Word file has a document type, in whatever encoding."""
    root = "types" if place.startswith("[") else "document"
    source = (
        f'<?xml version="1.0" encoding="{encoding}"?>{declared}' + part(root, "<w:body>&e;</w:body>").partition("?>")[2]
    )
    assert "XML entities" in refused(packed(parts() | {place: source.encode(encoding)}))


def test_unpacking_without_end_is_refused() -> None:
    """A part of 300 MB in 0.3 MB, many such parts, very many parts, a part that lies about its size."""
    big = b"<a>" + b" " * 300_000_000
    content = changed(document=big)
    assert len(content) < 400_000
    assert "unpacks to far more" in refused(content)
    assert "unpacks to far more" in refused(packed(parts() | {"word/media/image1.png": big}))
    assert "unpacks to far more" in refused(packed(parts() | {f"word/media/{n}.png": b"x" for n in range(2_000)}))
    lying = bytearray(changed(document=b"<a>" + b" " * 60_000_000))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = -1
        while (at := lying.find(signature, at + 1)) >= 0:
            if struct.unpack_from("<I", lying, at + offset)[0] > 1_000_000:
                struct.pack_into("<I", lying, at + offset, 1_000)
    refused(bytes(lying))


def test_two_parts_of_one_name_are_refused() -> None:
    """Which of them Word would show cannot be told."""
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", part("document", ""))
    assert "two parts" in refused(stream.getvalue())


def test_a_protected_part_is_refused() -> None:
    """A part marked as encrypted is not unpacked."""
    marked = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := marked.find(signature, at + 1)) >= 0:
            marked[at + offset] |= 1
    assert "password" in refused(bytes(marked))


@pytest.mark.parametrize("nested", ["w:sdt><w:sdtContent", "w:tbl><w:tr><w:tc", "w:customXml", "w:ins"])
def test_deep_nesting_is_refused(nested: str) -> None:
    """Elements within elements a thousand deep are refused, a hundred deep are read."""
    end = "></".join(reversed(nested.replace("<", "").split(">")))
    depth = nested.count(">") + 1
    for times, fine in ((10_000 // depth, False), (100 // depth, True)):
        content = word(f"<{nested}>" * times + p("deep") + f"</{end}>" * times)
        if fine:
            assert docx_content(content, "deep.docx").text == "deep"
        else:
            assert "nests its parts" in refused(content)


def test_nothing_is_followed() -> None:
    """Relationships to files and hosts outside add nothing: pictures, templates, parts of other files."""
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}" TargetMode="External"/>'
        for n, (kind, target) in enumerate(
            [("image", "file:///etc/hostname"), ("attachedTemplate", "http://127.0.0.1:9/t.dotm"),
             ("subDocument", "file:///etc/hostname"), ("aFChunk", "file:///etc/hostname")]
        )
    )  # fmt: skip
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    body = (
        p("Words.", '<w:r><w:drawing><a:blip r:link="rId0"/></w:drawing></w:r>', '<w:subDoc r:id="rId2"/>')
        + '<w:altChunk r:id="rId3"/>'
    )
    with zipfile.ZipFile(io.BytesIO(word(body))) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{namespace}">{relations}</Relationships>'
    files["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub AutoOpen()"
    content = docx_content(packed(files), "linked.docx")
    assert content.text == "Words."
    assert content.notes == ("The words of its parts of other files were not read.",)


def test_a_part_of_another_name_is_found_by_its_type() -> None:
    """Some writers call the document word/document2.xml; the list of content types says which part it is."""
    files = parts()
    types = str(files["[Content_Types].xml"], "utf-8").replace("/word/document.xml", "/word/document2.xml")
    moved = {"[Content_Types].xml": types, "word/document2.xml": files["word/document.xml"]}
    assert docx_content(packed(moved), "x.docx").text == "We trained forty guards."


def test_a_very_long_file_is_read() -> None:
    """Twenty thousand paragraphs are read in seconds."""
    content = docx_content(word(p("We trained forty guards.") * 20_000), "long.docx")
    assert len(content.blocks) == 20_000
