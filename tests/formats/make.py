"""Makes the documents of corpus/formats/ from one vacancy: python3 tests/formats/make.py

Needs LibreOffice and Dutch hyphenation (Debian: apt-get install libreoffice-writer hyphen-nl fonts-liberation). What it makes is checked in,
since no two versions write the same bytes. `make.py kapot` makes only the broken files, from the others.
"""

import email.message
import email.policy
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "corpus" / "formats"


def convert(folder: str, source: pathlib.Path, kind: str) -> pathlib.Path:
    """The source in another format, by LibreOffice."""
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", folder, str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return pathlib.Path(folder) / f"{source.stem}.{kind.split(':')[0]}"


def mail(text: str, attachment: bytes) -> bytes:
    """The vacancy as the text of a mail, with the document attached."""
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = "Personeelszaken <werken@leeswerf.example>"
    message["To"] = "Redactie <redactie@krant.example>"
    message["Subject"] = "Vacature coördinator vrijwilligers"
    message["Date"] = "Mon, 02 Feb 2026 09:00:00 +0100"
    message["Message-ID"] = "<1@leeswerf.example>"
    message.set_content(text, cte="quoted-printable")
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    message.add_attachment(attachment, maintype="application", subtype=kind, filename="vacature.docx")
    message.set_boundary("=-grens")
    return message.as_bytes()


def unpaint(page: pathlib.Path) -> None:
    """LibreOffice paints the text box as a picture: puts the paragraph there that a person would write."""
    box = "</p>\n<p>Je geeft leiding aan drie collega's en coacht hen in hun ontwikkeling.</p>\n<p>"
    html, count = re.subn(r'<img src="vacature_html[^>]*>', box, page.read_text(encoding="utf-8"))
    assert count == 1, "the box isn't where it was"
    page.write_text(html, encoding="utf-8")


def archive(files: dict[str, pathlib.Path]) -> None:
    """The vacancy in a zip file, twice."""
    with zipfile.ZipFile(OUT / "vacature.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for name, path in files.items():
            out.writestr(zipfile.ZipInfo(name, (2026, 2, 2, 9, 0, 0)), path.read_bytes(), zipfile.ZIP_DEFLATED)


def picture_of_a_page() -> bytes:
    """A PDF of one page with a picture and no text, as a scanner makes it."""
    picture = b"<</Type/XObject/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 2>>\nstream\n\x00\xff\nendstream"
    drawing = b"q 595 0 0 842 0 0 cm /P Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</P 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawing), drawing),
        picture,
    ]
    file, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(file)


def with_password(folder: str) -> bytes:
    """The vacancy as a PDF that opens with a password only."""
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"geheim"}}'
    return convert(folder, HERE / "vacature.fodt", f"pdf:writer_pdf_Export:{options}").read_bytes()


def broken() -> None:
    """A broken file of every format."""
    folder = OUT / "kapot"
    folder.mkdir(exist_ok=True)
    half = ["vacature.docx", "vacature.odt", "vacature.rtf", "vacature.zip", "export.xlsx", "export.ods", "export.parquet"]
    for name in half:
        whole = (OUT / name).read_bytes()
        (folder / name.replace("vacature", "half").replace("export", "half")).write_bytes(whole[: len(whole) // 2])
    rows = (OUT / "export.jsonl").read_text(encoding="utf-8").splitlines()
    files = {
        "alleen-koppen.csv": "nummer;afdeling\n1;HR\n2;ICT\n".encode(),
        "een-regel.jsonl": "\n".join([rows[0], rows[1][: len(rows[1]) // 2], rows[2]]).encode(),
        "diep.html": b"<html><body>" + b"<div>" * 300 + b"Je werkt samen.",
        "eindeloos.eml": b"From: a@b.example\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 300,
        "geen-tekst.txt": bytes(range(256)),
        "leeg.txt": b"",
        "scan.pdf": picture_of_a_page(),
        "half.pdf": (OUT / "vacature.pdf").read_bytes()[:400],
        "half.doc": (OUT / "vacature.doc").read_bytes()[:2000],
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with tempfile.TemporaryDirectory() as temporary:
        (folder / "wachtwoord.pdf").write_bytes(with_password(temporary))


def main() -> None:
    if sys.argv[1:] == ["kapot"]:
        return broken()
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for kind in ["docx", "doc", "odt", "rtf", "html", "pdf"]:
            shutil.copy(convert(folder, HERE / "vacature.fodt", kind), OUT / f"vacature.{kind}")
        shutil.copy(convert(folder, HERE / "linked.fodt", "doc"), HERE / "linked.doc")
    unpaint(OUT / "vacature.html")
    text = (HERE / "vacature.txt").read_text(encoding="utf-8")
    (OUT / "vacature.txt").write_text(text, encoding="utf-8")
    (OUT / "vacature-windows.txt").write_bytes(text.replace("\n", "\r\n").encode("windows-1252"))
    (OUT / "vacature.eml").write_bytes(mail(text, (OUT / "vacature.docx").read_bytes()))
    archive({"vacature.docx": OUT / "vacature.docx", "tekst/vacature.txt": OUT / "vacature.txt"})
    broken()


if __name__ == "__main__":
    main()
