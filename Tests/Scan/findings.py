"""What the parts of the scan tried and found, and which of it is known and harmless."""

import json
import pathlib
import re

HARMLESS = json.loads((pathlib.Path(__file__).resolve().parent / "harmless.json").read_text())


class Part:
    """One part of the scan against one server: how much was tried, and what was found."""

    def __init__(self, tool, server):
        self.tool, self.server = tool, server
        self.tried = 0
        self.findings = []
        self.harmless = []

    def check(self, holds, words):
        """Counts a trial, which is a finding where it does not hold."""
        self.tried += 1
        if not holds:
            self.found(words)

    def found(self, words):
        for known in HARMLESS:
            if known["tool"] == self.tool and re.search(known["finding"], words):
                self.harmless.append((words, known["reason"]))
                return
        if words not in self.findings:
            self.findings.append(words)


def table(parts):
    """What was tried and found, as text."""
    rows = [("tool", "server", "tried", "found", "harmless")]
    rows += [(p.tool, p.server, str(p.tried), str(len(p.findings)), str(len(p.harmless))) for p in parts]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    for part in parts:
        lines += [f"\n✘ {part.tool}, {part.server}: {words}" for words in part.findings]
        seen = {}
        for words, reason in part.harmless:
            seen.setdefault(reason, []).append(words)
        for reason, all_words in seen.items():
            lines.append(f"\n· {part.tool}, {part.server}: {len(all_words)} × {all_words[0][:160]}\n  harmless: {reason}")
    return "\n".join(lines)
