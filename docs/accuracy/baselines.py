#!/usr/bin/env python3
"""Marks texts as a simple tool would, for comparison: usage: baselines.py literal|spacy LEXICON TEXT...

literal  the words of the profile as they stand: those of a competency's name, definition and indicators that no other competency uses
spacy    the lemmas of the same words, found by spaCy's PhraseMatcher over lemmas (blank Dutch pipeline with its lookup lemmatizer)

Prints one record a text, with the parts that `toetssteen eval --beside` reads.
"""
import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W\d_][\w'-]*")
SHORTEST = 4


def content_words(lexicon, normal):
    """The words of each competency that stand in no other, in their normal form."""
    words = {}
    for path in sorted((lexicon / "competencies").glob("*.toml")):
        table = tomllib.loads(path.read_text())
        texts = [table["competency"]["name"], table["competency"]["definition"]]
        texts += [indicator["text"] for indicator in table.get("indicator", [])]
        words[path.stem] = {normal(word) for word in WORD.findall(" ".join(texts)) if len(word) >= SHORTEST}
    shared = Counter(word for own in words.values() for word in own)
    return {slug: {word for word in own if shared[word] == 1} for slug, own in words.items()}


def record(path, hits):
    """hits: competency -> list of (start, end) in characters."""
    text = path.read_bytes().decode("utf-8", "replace")
    byte = lambda at: len(text[:at].encode())
    found = [
        {"id": slug, "evidence": [{"start": byte(a), "end": byte(z), "counts": True} for a, z in spans]} for slug, spans in hits.items()
    ]
    print(json.dumps({"document": {"path": str(path)}, "competencies": found}))


def literal(lexicon, paths):
    words = content_words(lexicon, str.lower)
    for path in paths:
        tokens = [(m.group().lower(), m.span()) for m in WORD.finditer(path.read_bytes().decode("utf-8", "replace"))]
        record(path, {slug: [span for token, span in tokens if token in own] for slug, own in words.items()})


def spacy_phrases(lexicon, paths):
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("nl")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    words = content_words(lexicon, lambda word: nlp(word.lower())[0].lemma_.lower())
    matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
    for slug, own in words.items():
        matcher.add(slug, [nlp(word) for word in sorted(own)])
    for path in paths:
        doc = nlp(path.read_bytes().decode("utf-8", "replace").lower())
        hits = {slug: [] for slug in words}
        for match, first, last in matcher(doc):
            span = doc[first:last]
            hits[nlp.vocab.strings[match]].append((span.start_char, span.end_char))
        record(path, hits)


if __name__ == "__main__":
    kind, lexicon, *texts = sys.argv[1:]
    {"literal": literal, "spacy": spacy_phrases}[kind](Path(lexicon), [Path(text) for text in texts])
