/// An attribute of an element; its value is escaped when it is written.
package struct Attribute: Sendable {
    let name: StaticString
    /// The rest of the name, for `data-text-saved`.
    var suffix: String?
    /// The value; without one the name stands alone.
    var value: String?
    var isPresent = true

    private static func named(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name: name, value: value, isPresent: value != nil)
    }

    private static func flag(_ name: StaticString, _ isPresent: Bool) -> Attribute {
        Attribute(name: name, isPresent: isPresent)
    }

    static func `class`(_ value: String?) -> Attribute { named("class", value) }
    static func id(_ value: String?) -> Attribute { named("id", value) }
    static func lang(_ value: String?) -> Attribute { named("lang", value) }
    static func hreflang(_ value: String) -> Attribute { named("hreflang", value) }
    static func rel(_ value: String) -> Attribute { named("rel", value) }
    static func role(_ value: String) -> Attribute { named("role", value) }
    static func tabindex(_ value: Int) -> Attribute { named("tabindex", String(value)) }
    static func title(_ value: String?) -> Attribute { named("title", value) }
    static func type(_ value: String) -> Attribute { named("type", value) }
    static func name(_ value: String) -> Attribute { named("name", value) }
    static func value(_ value: String) -> Attribute { named("value", value) }
    static func content(_ value: String) -> Attribute { named("content", value) }
    static func charset(_ value: String) -> Attribute { named("charset", value) }
    static func method(_ value: String) -> Attribute { named("method", value) }
    static func enctype(_ value: String) -> Attribute { named("enctype", value) }
    static func accept(_ value: String) -> Attribute { named("accept", value) }
    static func `for`(_ value: String) -> Attribute { named("for", value) }
    static func inputmode(_ value: String) -> Attribute { named("inputmode", value) }
    static func autocomplete(_ value: String) -> Attribute { named("autocomplete", value) }
    static func placeholder(_ value: String) -> Attribute { named("placeholder", value) }
    static func scope(_ value: String) -> Attribute { named("scope", value) }
    static func rows(_ value: Int) -> Attribute { named("rows", String(value)) }
    static func colspan(_ value: Int) -> Attribute { named("colspan", String(value)) }
    static func data(_ name: String, _ value: String? = nil) -> Attribute {
        Attribute(name: "data-", suffix: name, value: value)
    }
    static func aria(_ name: String, _ value: String?) -> Attribute {
        Attribute(name: "aria-", suffix: name, value: value, isPresent: value != nil)
    }

    static func required(_ isPresent: Bool = true) -> Attribute { flag("required", isPresent) }
    static func selected(_ isPresent: Bool) -> Attribute { flag("selected", isPresent) }
    static func checked(_ isPresent: Bool) -> Attribute { flag("checked", isPresent) }
    static func hidden(_ isPresent: Bool = true) -> Attribute { flag("hidden", isPresent) }
    static func open(_ isPresent: Bool = true) -> Attribute { flag("open", isPresent) }
    static func `defer`() -> Attribute { flag("defer", true) }
    static func formnovalidate() -> Attribute { flag("formnovalidate", true) }

    /// A link; an address of another scheme than those of the web is replaced, so that data cannot carry a script.
    static func href(_ address: String) -> Attribute { named("href", safe(address)) }
    static func src(_ address: String) -> Attribute { named("src", safe(address)) }
    static func action(_ address: String) -> Attribute { named("action", safe(address)) }

    /// A link that hands a secret to an authenticator app; anything else is replaced.
    static func enrolment(_ address: String) -> Attribute {
        named("href", address.hasPrefix("otpauth://totp/") ? address : "#")
    }

    private static func safe(_ address: String) -> String {
        let isLocal = (address.hasPrefix("/") && !address.hasPrefix("//")) || ["#", "?"].contains(address.prefix(1))
        return isLocal || address.hasPrefix("https://") || address.hasPrefix("http://") ? address : "#"
    }

    // -- SVG: positions along a chart are in percent, so that words keep their size at every width
    static func viewBox(_ width: Double, _ height: Double) -> Attribute {
        named("viewBox", "0 0 \(plain(width)) \(plain(height))")
    }
    static func x(percent value: Double) -> Attribute { named("x", percent(value)) }
    static func x1(percent value: Double) -> Attribute { named("x1", percent(value)) }
    static func x2(percent value: Double) -> Attribute { named("x2", percent(value)) }
    static func cx(percent value: Double) -> Attribute { named("cx", percent(value)) }
    static func width(percent value: Double) -> Attribute { named("width", percent(value)) }
    static func x1(_ value: Double) -> Attribute { named("x1", plain(value)) }
    static func x2(_ value: Double) -> Attribute { named("x2", plain(value)) }
    static func x(_ value: Double) -> Attribute { named("x", plain(value)) }
    static func y(_ value: Double) -> Attribute { named("y", plain(value)) }
    static func y1(_ value: Double) -> Attribute { named("y1", plain(value)) }
    static func y2(_ value: Double) -> Attribute { named("y2", plain(value)) }
    static func cx(_ value: Double) -> Attribute { named("cx", plain(value)) }
    static func cy(_ value: Double) -> Attribute { named("cy", plain(value)) }
    static func r(_ value: Double) -> Attribute { named("r", plain(value)) }
    static func width(_ value: Double) -> Attribute { named("width", plain(value)) }
    static func height(_ value: Double) -> Attribute { named("height", plain(value)) }
    static func d(_ value: String) -> Attribute { named("d", value) }
    /// A path of steps: the letter of each and its numbers.
    static func d(_ steps: (letter: String, numbers: [Double])...) -> Attribute {
        named("d", steps.map { $0.letter + $0.numbers.map(plain).joined(separator: " ") }.joined())
    }
    static func textAnchor(_ value: String) -> Attribute { named("text-anchor", value) }
    static func focusable(_ value: Bool) -> Attribute { named("focusable", value ? "true" : "false") }

    private static func percent(_ value: Double) -> String { plain(value) + "%" }

    /// At most two decimals, as SVG wants them.
    private static func plain(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        guard hundredths.magnitude < 1e12 else { return "0" }
        let whole = Int(hundredths)
        let (units, rest) = whole.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = whole < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(units)" }
        return rest % 10 == 0 ? "\(sign)\(units).\(rest / 10)" : "\(sign)\(units).\(rest < 10 ? "0" : "")\(rest)"
    }
}
