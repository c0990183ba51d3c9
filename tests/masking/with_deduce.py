#!/usr/bin/env python3
"""Recall and precision of deduce (https://pypi.org/project/deduce/) on the passages of corpus/masking, counted as tests/it/masking.rs does.

    python3 -m venv venv && venv/bin/pip install deduce && venv/bin/python tests/masking/with_deduce.py corpus/masking/held-out.jsonl

A label is reached when all its letters and digits are masked, by whatever kind. A finding is right when it shares a letter with a label.
What deduce masks by design and the labels don't hold (places, organisations, all dates, ages) has rows of its own.
"""

import importlib.metadata
import json
import sys
from collections import Counter
from pathlib import Path

from deduce import Deduce

# deduce's tags that have a kind in the labels.
KINDS = {"persoon": "name", "patient": "name", "emailadres": "email", "telefoonnummer": "phone", "bsn": "bsn", "url": "profile"}


def main(path):
    deduce = Deduce()
    labels, reached, findings, right = Counter(), Counter(), Counter(), Counter()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        text = passage["text"]
        # Labels count UTF-8 bytes, deduce characters.
        chars = lambda at: len(text.encode()[:at].decode())
        spans = [(chars(s["start"]), chars(s["end"]), s["kind"]) for s in passage["spans"]]
        hits = [(a.start_char, a.end_char, KINDS.get(a.tag, "deduce: " + a.tag)) for a in deduce.deidentify(text).annotations]
        for start, end, kind in spans:
            labels[kind] += 1
            covered = all(any(s <= at < e for s, e, _ in hits) for at in range(start, end) if text[at].isalnum())
            reached[kind] += covered
        for start, end, kind in hits:
            findings[kind] += 1
            right[kind] += any(s < end and start < e for s, e, _ in spans)
    print("deduce", importlib.metadata.version("deduce"), path)
    for kind in sorted(set(labels) | set(findings)):
        recall = f"{reached[kind]}/{labels[kind]} = {reached[kind] / labels[kind]:.3f}" if labels[kind] else "-"
        precision = f"{right[kind]}/{findings[kind]} = {right[kind] / findings[kind]:.3f}" if findings[kind] else "-"
        print(f"{kind:28} recall {recall:16} precision {precision}")


if __name__ == "__main__":
    main(sys.argv[1])
