import Cryptography
import Findings
import Localization
package import Reviews

/// A remark of a reviewer as a page shows it: where it is tied, what was said of it, and what can be said now.
package struct RemarkItem: Equatable, Sendable {
    /// Something said of it.
    package struct Note: Equatable, Sendable {
        package var words: String
        package var head: String
        /// The revision that shows it.
        package var evidence: String?
    }

    package var id: String
    package var mark: Mark
    package var severity: Mark
    package var place: String
    /// The rule, and where it is explained.
    package var rule: Link?
    package var what: String
    package var head: String
    package var notes: [Note]

    /// Words a remark.
    package init(_ remark: ReviewRemark, in review: Review, _ words: ReviewWords) {
        let texts = words.texts
        id = remark.id
        mark = texts.mark(review.state(of: remark))
        severity = Mark(Mark.Kind(remark.severity), texts["severity.\(remark.severity.rawValue)"])
        place = words.place(of: remark)
        rule = remark.rule.map {
            Link($0, FindingItem.hasPage($0) ? Address(texts.language).rule($0) : nil)
        }
        let ofRule = remark.rule.map { texts["finding.\($0).title"] }
        what = [ofRule, remark.text.isEmpty ? nil : remark.text].compactMap(\.self).joined(separator: ": ")
        head = Self.head("remark.made", remark.author, remark.time, words)
        notes = review.notes(of: remark).map { note in
            Note(
                words: note.text, head: Self.head("note.\(note.kind.rawValue)", note.author, note.time, words),
                evidence: note.evidence.map {
                    texts[
                        "note.evidence",
                        [
                            "document": .text(words.document($0.document)), "number": .plain($0.number),
                            "digest": .text(texts.shortDigest($0.digest.hexadecimal)),
                        ]]
                })
        }
    }

    private static func head(_ key: String, _ author: String, _ time: Int64, _ words: ReviewWords) -> String {
        words.texts[
            key,
            [
                "author": .text(words.name(of: author)),
                "time": .text(words.texts.moment(secondsSince1970: time)),
            ]]
    }
}

/// What somebody can say of a remark: a form with a choice of what saying it does.
package struct NoteForm: Equatable, Sendable {
    package var action: String
    package var csrf: String
    package var kinds: [ReviewNote.Kind]

    package init(action: String, csrf: String, kinds: [ReviewNote.Kind]) {
        self.action = action
        self.csrf = csrf
        self.kinds = kinds
    }
}

extension HTML {
    /// Remarks with what was said of them; `form` is shown below those that still wait.
    mutating func remarks(_ remarks: [RemarkItem], form: NoteForm?, pending: Set<String>, _ texts: Texts) {
        self(.ul, .class("findings")) { html in
            for remark in remarks {
                html.remark(remark, form: pending.contains(remark.id) ? form : nil, texts)
            }
        }
    }

    private mutating func remark(_ remark: RemarkItem, form: NoteForm?, _ texts: Texts) {
        self(.li, .class("finding \(remark.mark.kind.rawValue)"), .id("remark-\(remark.id)")) { html in
            html.raw(remark.mark.icon)
            html(.div) { html in
                html(.p, .class("head")) { html in
                    html(.b, remark.mark.word)
                    html.text(" ")
                    html.mark(remark.severity)
                    if let rule = remark.rule {
                        html.text(" ")
                        if let address = rule.address {
                            html(.a, rule.words, .href(address))
                        } else {
                            html(.span, rule.words)
                        }
                    }
                    html.text(" ")
                    html(.span, remark.place)
                }
                html(.p, remark.what, .class("what"))
                html(.p, remark.head, .class("soft"))
                for note in remark.notes {
                    html(.p) { html in
                        html(.span, note.head, .class("soft"))
                        if !note.words.isEmpty {
                            html(.br)
                            html.text(note.words)
                        }
                        if let evidence = note.evidence {
                            html(.br)
                            html.text(evidence)
                        }
                    }
                }
                if let form { html.noteForm(form, remark.id, texts) }
            }
        }
    }

    private mutating func noteForm(_ form: NoteForm, _ remark: String, _ texts: Texts) {
        self(.form, .class("fields"), .method("post"), .action(form.action)) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(form.csrf))
            html(.input, .type("hidden"), .name("remark"), .value(remark))
            html.wordsField(
                "text", id: "note-\(remark)", texts[form.kinds == [.answer] ? "note.your-answer" : "note.text"])
            html(.p, .class("actions")) { html in
                for (index, kind) in form.kinds.enumerated() {
                    html(
                        .button, texts["note.do.\(kind.rawValue)"], .type("submit"), .class(index == 0 ? nil : "quiet"),
                        .name("kind"), .value(kind.rawValue))
                }
            }
        }
    }

    /// A field for several lines.
    mutating func wordsField(_ name: String, id: String, _ label: String, hint: String? = nil) {
        self(.p) { html in
            html(.label, label, .for(id))
            if let hint { html(.span, hint, .class("hint"), .id("\(id)-hint")) }
            html(
                .textarea, "", .id(id), .name(name), .rows(3),
                .aria("describedby", hint == nil ? nil : "\(id)-hint"))
        }
    }
}
