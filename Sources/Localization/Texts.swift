public import Findings

/// The texts of one language: messages filled in, numbers and dates written as the language does.
public struct Texts: Sendable {
    /// The language.
    public let language: Language
    /// How numbers are written.
    public let numbers: NumberFormat
    private let messages: [String: Catalogue.Message]

    /// Chooses a language of a catalogue.
    public init(_ language: Language, _ catalogue: Catalogue) {
        self.language = language
        numbers = NumberFormat(language)
        messages = catalogue.messages[language] ?? [:]
    }

    /// The message of a key; the key in ⟦ ⟧ where the language has none, so that tests and readers see it.
    public func text(_ key: String, _ details: [String: Detail] = [:]) -> String {
        guard let message = messages[key] else { return Self.missing(key) }
        return template(of: message, details).filled { name in
            details[name].map(text) ?? Self.missing(name)
        }
    }

    /// The message of a key, for pages that are made of many.
    public subscript(key: String, details: [String: Detail] = [:]) -> String { text(key, details) }

    /// A sentence chosen elsewhere.
    public func text(_ wording: Wording) -> String { text(wording.key, wording.details) }

    /// Whether the language has words for a key.
    public func has(_ key: String) -> Bool { messages[key] != nil }

    /// The message of a key; `nil` where the language has none.
    public func textIfAny(_ key: String, _ details: [String: Detail] = [:]) -> String? {
        has(key) ? text(key, details) : nil
    }

    /// What a placeholder is filled with.
    public func text(_ detail: Detail) -> String {
        switch detail {
        case .text(let words): words
        case .number(let value): numbers.significant(value, 6)
        case .quantity(let value, let unit): quantity(numbers.significant(value, 6), unit)
        case .range(let from, let to, let unit): range(from, to, unit)
        case .share(let share): numbers.percent(share)
        case .count(let count): numbers.integer(count)
        case .plain(let number): String(number)
        case .term(let key): text(key)
        case .list(let details): list(details.map(text))
        }
    }

    /// Several things in one line.
    public func list(_ items: [String]) -> String { items.joined(separator: ", ") }

    /// Several names in one line; a name may hold commas itself.
    public func list(names: [String]) -> String { names.joined(separator: "; ") }

    /// The words of a key that has none.
    static func missing(_ key: String) -> String { "⟦\(key)⟧" }

    private func template(of message: Catalogue.Message, _ details: [String: Detail]) -> Template {
        guard message.isPlural, message.forms.count > 1 else { return message.forms[0] }
        return message.forms[plural(details).index(among: message.forms.count, language)]
    }

    /// The form that the details ask for: of the count named `count`, else of the first count, else of the first number.
    private func plural(_ details: [String: Detail]) -> Plural {
        if case .count(let count) = details["count"] { return Plural(count, language) }
        let ordered = details.sorted { $0.key < $1.key }.map(\.value)
        for case .count(let count) in ordered { return Plural(count, language) }
        for detail in ordered {
            switch detail {
            case .number(let value), .quantity(let value, _):
                return Int(exactly: value).map { Plural($0, language) } ?? .other
            default: continue
            }
        }
        return .other
    }
}
