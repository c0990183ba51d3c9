"""Makes the documents of corpus/formats/ from one vacancy: python3 tests/formats/make.py

Needs LibreOffice and Dutch hyphenation (Debian: apt-get install libreoffice-writer hyphen-nl fonts-liberation). What it makes is checked in, since no two versions write the same bytes.
"""

import email.message
import email.policy
import pathlib
import re
import shutil
import subprocess
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


def main() -> None:
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


if __name__ == "__main__":
    main()
