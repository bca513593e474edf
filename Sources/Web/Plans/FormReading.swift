import Cities
import Exchange
import Localization
import Pages
import Quantities

/// Reads typed fields into values; what cannot be read is kept as typed, and said beside its field.
struct FormReading {
    private let fields: FormFields
    private let texts: Texts
    /// The form as it was typed, with what is said of it.
    private(set) var form: TypedForm
    /// Whether everything could be read.
    private(set) var isSound = true

    /// The longest text that is taken.
    private static let longest = 20_000

    init(_ fields: FormFields, _ texts: Texts) {
        self.fields = fields
        self.texts = texts
        form = TypedForm(
            values: Dictionary(fields.pairs.map { ($0.name, $0.value) }) { first, _ in first },
            ticked: Dictionary(grouping: fields.pairs, by: \.name).mapValues { Set($0.map(\.value)) })
    }

    /// Words without spaces around them; `nil` where nothing was typed.
    func text(_ name: String) -> String? {
        let trimmed = CSVTable.trimmed(fields[name] ?? "").prefix(Self.longest)
        return trimmed.isEmpty ? nil : String(trimmed)
    }

    /// Lines that hold something.
    func lines(_ name: String) -> [String] {
        (text(name) ?? "").split(whereSeparator: \.isNewline).map { CSVTable.trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }

    func isTicked(_ name: String) -> Bool { fields[name] == "1" }

    func ticked(_ name: String) -> [String] { fields.all(name) }

    /// A number as the language writes it.
    mutating func number(_ name: String) -> Double? {
        guard let text = text(name) else { return nil }
        let mark: DecimalMark = texts.language == .en ? .point : .comma
        if case .number(let value, let style) = NumberText(text, hint: mark), style.unit == nil, value.isFinite {
            return value
        }
        return refuse(name, "form.number")
    }

    /// A share that is typed in per cent.
    mutating func percent(_ name: String) -> Double? {
        guard let text = text(name) else { return nil }
        let digits = text.hasSuffix("%") ? CSVTable.trimmed(String(text.dropLast())) : text
        let mark: DecimalMark = texts.language == .en ? .point : .comma
        if case .number(let value, let style) = NumberText(digits, hint: mark), style.unit == nil, value.isFinite {
            return value / 100
        }
        return refuse(name, "form.number")
    }

    mutating func count(_ name: String) -> Int? {
        guard let value = number(name) else { return nil }
        guard let count = Int(exactly: value), count >= 0 else { return refuse(name, "form.count") }
        return count
    }

    mutating func year(_ name: String) -> Year? {
        guard let text = text(name) else { return nil }
        guard let year = Int(text), (1980...2100).contains(year) else { return refuse(name, "form.year") }
        return Year(year)
    }

    mutating func day(_ name: String) -> CalendarDay? {
        guard let text = text(name) else { return nil }
        return CalendarDay(text) ?? refuse(name, "form.day")
    }

    mutating func quantity<D: Dimension>(_ name: String) -> Quantity<D>? { number(name).map { Quantity($0) } }

    mutating func money(_ name: String, _ currency: String) -> Money? {
        guard let value = number(name) else { return nil }
        return Money(value, currency: currency) ?? refuse(name, "form.number")
    }

    /// A currency's code of three letters; euro where none is typed.
    mutating func currency(_ name: String) -> String {
        guard let code = text(name)?.uppercased() else { return "EUR" }
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
            let _: String? = refuse(name, "form.currency")
            return "EUR"
        }
        return code
    }

    /// One of a few words; a word that is none of them is as good as none.
    func word<Word: RawRepresentable>(_ name: String, _ type: Word.Type) -> Word? where Word.RawValue == String {
        text(name).flatMap(Word.init(rawValue:))
    }

    /// Says that something must be typed here.
    mutating func require(_ name: String) { let _: Bool? = refuse(name, "form.required") }

    /// Says beside a field why it cannot be taken.
    mutating func refuse<Value>(_ name: String, _ key: String) -> Value? {
        isSound = false
        form.note(name, Mark(.stop, texts.text(key)))
        return nil
    }
}
