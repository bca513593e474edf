package import Findings
package import Localization
package import Quantities

/// A state as people see it: a word, an icon and a colour together.
package struct Mark: Equatable, Sendable {
    /// How it stands.
    package enum Kind: String, Sendable { case good, look, stop, note }

    package var kind: Kind
    package var word: String

    package init(_ kind: Kind, _ word: String) {
        self.kind = kind
        self.word = word
    }

    /// How far a number was checked against its source.
    package init(_ verification: Citation.Verification, _ texts: Texts) {
        let kind: Kind =
            switch verification {
            case .read: .good
            case .derived, .stated: .note
            case .memory, .design: .look
            case .missing: .stop
            }
        self.init(kind, texts["verification.\(verification.rawValue)"])
    }

    var icon: StaticString {
        switch kind {
        case .good: Icon.good
        case .look: Icon.look
        case .stop: Icon.stop
        case .note: Icon.note
        }
    }
}

extension Mark.Kind {
    /// The colour of a finding.
    package init(_ severity: Finding.Severity) {
        switch severity {
        case .info: self = .note
        case .warning: self = .look
        case .error, .blocker: self = .stop
        }
    }
}

extension HTML {
    mutating func mark(_ mark: Mark) {
        self(.span, .class("state \(mark.kind.rawValue)")) { html in
            html.raw(mark.icon)
            html.text(mark.word)
        }
    }
}
