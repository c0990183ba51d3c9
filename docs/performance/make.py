#!/usr/bin/env python3
"""Measures how fast the program is, beside others, and writes docs/performance.md.

    python3 docs/performance/make.py [--jsonl FILE]

--jsonl names a file with a field "text" in each line to measure on; without it the project's own vacancies are taken, some times over.
Needs cargo. Vectorscan (its C library and cc), ripgrep, valgrind, and the Python packages flashtext and spacy are measured where they are.
"""

import argparse
import importlib.util
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
WORK = PROJECT / "target" / "performance"
PROGRAM = Path(os.environ.get("CARGO_TARGET_DIR", PROJECT / "target")) / "release" / "toetssteen"
LARGE = 400_000_000
PART = 1_000_000
UNITS = {"B/s": 1, "KB/s": 1e3, "MB/s": 1e6, "GB/s": 1e9, "item/s": 1, "Kitem/s": 1e3, "Mitem/s": 1e6}


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, cwd=PROJECT, text=True, **options)


def texts(jsonl):
    if jsonl:
        lines = open(jsonl, encoding="utf-8")
        return [text for text in (json.loads(line)["text"] for line in lines if line.strip()) if text.strip()]
    paths = sorted((PROJECT / "corpus" / "vacatures").glob("*"))
    return [f"Vacature {n}\n{path.read_text(encoding='utf-8')}" for n in range(16) for path in paths]


def benches(environment):
    """The fastest bytes (or items) a second of each measure, by its path in the tree that divan draws."""
    run("cargo", "bench", "--locked", "--bench", "speed", "--no-run", env=environment)
    command = ["cargo", "bench", "--locked", "--bench", "speed", "--", "--min-time", "1", "--max-time", "3"]
    lines = run(*command, env=environment, stdout=subprocess.PIPE).stdout.splitlines()
    figures, path = {}, []
    for line in lines:
        named = re.match(r"((?:│  |   )*)(?:├─|╰─) (\S+)", line)
        if named:
            path = path[: len(named[1]) // 3] + [named[2]]
        rate = re.match(r"[│ ]*([0-9.]+) (\S+/s)", line)
        if rate and rate[2] in UNITS:
            figures["/".join(path)] = float(rate[1]) * UNITS[rate[2]]
    return figures


def best(call, times=3):
    """The seconds of the fastest of some calls, and what they gave."""
    seconds, answer = [], None
    for _ in range(times):
        start = time.perf_counter()
        answer = call()
        seconds.append(time.perf_counter() - start)
    return min(seconds), answer


def forms_of(name):
    expected, *forms = (WORK / name).read_text(encoding="utf-8").split("\n")[:-1]
    return int(expected), forms


def vectorscan(name):
    if not shutil.which("cc"):
        return None
    program = WORK / "vectorscan"
    built = subprocess.run(["cc", "-O2", "-o", program, HERE / "vectorscan.c", "-lhs"], capture_output=True)
    if built.returncode:
        return None
    done = subprocess.run([program, WORK / "text.txt", WORK / name], capture_output=True, text=True)
    if done.returncode:
        print(f"Vectorscan is left out: {done.stderr.strip()}", file=sys.stderr)
        return None
    return float(done.stdout), forms_of(name)[0]


def part():
    """The first megabyte of the text, for what would take minutes over all of it."""
    some = WORK / "part.txt"
    some.write_text((WORK / "text.txt").read_text(encoding="utf-8")[:PART], encoding="utf-8")
    return some


def ripgrep(name, *options):
    if not shutil.which("rg"):
        return None
    patterns, some = WORK / "patterns.txt", part()
    patterns.write_text("\n".join(forms_of(name)[1]) + "\n", encoding="utf-8")
    empty = WORK / "empty.txt"
    empty.write_text("", encoding="utf-8")
    command = ["rg", "--no-config", "-a", "-F", *options, "--count-matches", "-f", patterns]
    count = lambda path: subprocess.run([*command, path], stdout=subprocess.DEVNULL)  # its status says whether it found something
    building, searching = best(lambda: count(empty))[0], best(lambda: count(some))[0]
    return some.stat().st_size / max(searching - building, 1e-9), ""


def flashtext(name):
    if not importlib.util.find_spec("flashtext"):
        return None
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_list(forms_of(name)[1])
    text = part().read_text(encoding="utf-8")
    seconds, _ = best(lambda: processor.extract_keywords(text))
    return len(text.encode()) / seconds, ""


def spacy(name):
    if not importlib.util.find_spec("spacy"):
        return None
    import spacy as library
    from spacy.matcher import PhraseMatcher

    nlp = library.blank("nl")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("form", [nlp.make_doc(form) for form in forms_of(name)[1]])
    parts = part().read_text(encoding="utf-8").split("\n\n")
    seconds, _ = best(lambda: [matcher(nlp.make_doc(text)) for text in parts], 1)
    return part().stat().st_size / seconds, ""


def startup():
    """The median seconds from start to report of one short text."""
    short = WORK / "short.txt"
    short.write_text("Je werkt graag samen met collega's.\n", encoding="utf-8")
    command = [PROGRAM, "scan", short, "--format", "json"]
    return statistics.median(best(lambda: run(*command, stdout=subprocess.DEVNULL), 1)[0] for _ in range(20))


def memory(documents):
    """The bytes that the program holds at most while it reads a large file, and the bytes a second on all processors."""
    large = WORK / "large.jsonl"
    size, turn = 0, 0
    with open(large, "w", encoding="utf-8") as out:
        while size < LARGE:
            turn += 1
            for n, text in enumerate(documents):
                size += out.write(json.dumps({"id": f"{turn}-{n}", "text": f"Keer {turn}. {text}"}, ensure_ascii=False) + "\n")
    read = large.stat().st_size
    command = [PROGRAM, "scan", large, "--kind", "vacancy", "--format", "jsonl"]
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    large.unlink()
    assert status == 0, "the program failed"
    return read, used.ru_maxrss * 1024, read / seconds


def callgrind(documents):
    """Where the instructions of an analysis go: functions with their share, the most first."""
    if not shutil.which("valgrind"):
        return []
    some, out = WORK / "some.jsonl", WORK / "callgrind.out"
    lines = (json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(documents[:400]))
    some.write_text("\n".join(lines) + "\n", encoding="utf-8")
    tool = ["valgrind", "--tool=callgrind", "--toggle-collect=*Analyzer*assess*", f"--callgrind-out-file={out}", "--quiet"]
    run(*tool, PROGRAM, "scan", some, "--kind", "vacancy", "--format", "jsonl", "--threads", "1", stdout=subprocess.DEVNULL)
    listed = run("callgrind_annotate", "--auto=no", "--threshold=85", out, stdout=subprocess.PIPE).stdout
    functions = []
    for line in listed.splitlines():
        found = re.match(r"\s*[\d,]+ \(\s*([\d.]+)%\)\s+(.*)", line)
        if found and "PROGRAM TOTALS" not in line:
            name = re.sub(r"^[^:]*:|'2| \[.*", "", found[2])
            functions.append((float(found[1]), name.replace("toetssteen::", "")))
    return functions[:24]


def mega(rate):
    return f"{rate / 1e6:,.0f}" if rate >= 10e6 else f"{rate / 1e6:.2g}"


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def engines(figures):
    rows = []
    names = {"Ours": "**toetssteen**", "Dfa": "aho-corasick, DFA", "Nfa": "aho-corasick, contiguous NFA", "Daachorse": "daachorse",
             "HashedWords": "regex for words, standard hash table"}
    for kind, file in [("Anchors", "anchors.txt"), ("All", "all.txt")]:
        expected, forms = forms_of(file)
        ours = figures[f"scan/engine/Ours/{kind}"]
        rates = [(name, figures[f"scan/engine/{engine}/{kind}"], expected) for engine, name in names.items()]
        peers = [
            ("Vectorscan (C)", vectorscan),
            ("ripgrep -F -w (1 MB)", lambda file: ripgrep(file, "-w")),
            ("ripgrep -F, also inside words (1 MB)", ripgrep),
            ("flashtext (Python, 1 MB)", flashtext),
            ("spaCy PhraseMatcher (Python, 1 MB)", spacy),
        ]
        for name, measure in peers:
            measured = measure(file)
            rates += [(name, *measured)] if measured else []
        for name, rate, hits in rates:
            times = f"{ours / rate:,.1f}" if name != "**toetssteen**" else ""
            rows.append([f"{len(forms):,}", name, mega(rate), times, f"{hits:,}" if hits else ""])
    return table(["forms", "engine", "MB/s", "toetssteen is × faster", "hits"], rows)


def page(figures, documents, source):
    parts = {name: figures[key] for name, key in [
        ("text → assessments (analysis alone)", "run/texts_to_assessments"),
        ("jsonl → jsonl, one thread", "run/jsonl_to_jsonl/1"),
        ("jsonl → jsonl, two threads", "run/jsonl_to_jsonl/2"),
        ("small files → jsonl, one thread", "run/small_files_to_jsonl/1"),
        ("small files → jsonl, two threads", "run/small_files_to_jsonl/2"),
        ("serde_json + bare DFA over all forms, one thread", "run/jsonl_to_counts_by_automaton"),
        ("blocks and sentences", "parts/segment"),
    ]}
    growth = [[name, mega(figures[f"scan/{key}"])] for name, key in [
        ("forms × 1", "forms_times/1"), ("forms × 5", "forms_times/5"), ("forms × 20", "forms_times/20"),
        ("text × 1", "text_times/1"), ("text × 10", "text_times/10")]]
    read, held, rate = memory(documents)
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), "unknown")
    template = (HERE / "template.md").read_text(encoding="utf-8")
    return template.format(
        machine=f"{os.cpu_count()} × {model}",
        date=time.strftime("%Y-%m-%d"),
        text=f"{source}, {sum(len(text.encode()) for text in documents) / 1e6:.1f} MB in {len(documents):,} texts",
        engines=engines(figures),
        parts=table(["what", "MB/s"], [[name, mega(rate)] for name, rate in parts.items()]),
        threads=f"{parts['jsonl → jsonl, two threads'] / parts['jsonl → jsonl, one thread']:.2f}",
        dfa_ratio=f"{parts['text → assessments (analysis alone)'] / figures['scan/engine/Dfa/All']:.2f}",
        end_ratio=f"{parts['jsonl → jsonl, one thread'] / parts['serde_json + bare DFA over all forms, one thread']:.2f}",
        growth=table(["what", "MB/s"], growth),
        compile=f"{1e6 / figures['scan/compile']:.2f}",
        startup=f"{startup() * 1000:.0f}",
        read=f"{read / 1e6:.0f}", held=f"{held / 1e6:.0f}", rate=mega(rate),
        functions=table(["share", "function"], [[f"{share:.1f}%", f"`{name}`"] for share, name in callgrind(documents)]),
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--jsonl", type=Path)
    jsonl = arguments.parse_args().jsonl
    documents = texts(jsonl)
    WORK.mkdir(parents=True, exist_ok=True)
    text, lines = WORK / "given.txt", WORK / "given.jsonl"
    text.write_text("\n\n".join(documents), encoding="utf-8")
    lines.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in documents), encoding="utf-8")
    environment = {**os.environ, "TOETSSTEEN_TEXT": str(text), "TOETSSTEEN_JSONL": str(lines)}
    run("cargo", "build", "--release", "--locked")
    figures = benches(environment)
    run("cargo", "bench", "--locked", "--bench", "speed", env={**environment, "TOETSSTEEN_EXPORT": str(WORK)})
    source = "vacancies that aren't part of the project" if jsonl else "the project's own vacancies"
    (PROJECT / "docs" / "performance.md").write_text(page(figures, documents, source), encoding="utf-8")
    print("docs/performance.md is written", file=sys.stderr)


if __name__ == "__main__":
    main()
