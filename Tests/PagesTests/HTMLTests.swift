import Localization
import Testing

@testable import Pages

@Suite("HTML builder")
struct HTMLTests {
    private func html(_ build: (inout HTML) -> Void) -> String {
        var html = HTML()
        build(&html)
        return html.string
    }

    @Test("words cannot become markup, in text or in attributes")
    func escapes() {
        let words = "<b onclick='x'>\"Қала\" & Co</b>"
        let escaped = "&lt;b onclick=&#39;x&#39;&gt;&quot;Қала&quot; &amp; Co&lt;/b&gt;"
        #expect(html { $0(.p, words) } == "<p>\(escaped)</p>")
        #expect(html { $0(.p, .title(words)) } == "<p title=\"\(escaped)\"></p>")
    }

    @Test("elements nest and void elements are not closed")
    func nesting() {
        let page = html { html in
            html(.ul, .class("a")) { html in
                for item in ["1", "2"] { html(.li, item) }
                html(.input, .name("q"), .required(), .checked(false))
            }
        }
        #expect(page == "<ul class=\"a\"><li>1</li><li>2</li><input name=\"q\" required></ul>")
    }

    @Test(
        "an address of another scheme is not linked",
        arguments: ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "//evil.example", "vbscript:x", " x"])
    func addresses(address: String) {
        #expect(html { $0(.a, "x", .href(address)) } == "<a href=\"#\">x</a>")
    }

    @Test("local addresses and web addresses are linked", arguments: ["/kk", "#a", "?q=1", "https://a.kz/?b=1"])
    func goodAddresses(address: String) {
        #expect(html { $0(.a, "x", .href(address)) } == "<a href=\"\(address)\">x</a>")
    }

    @Test("positions are written with at most two decimals")
    func positions() {
        #expect(html { $0(.rect, .x(1.0), .y(-0.456), .r(2.5)) } == "<rect x=\"1\" y=\"-0.46\" r=\"2.5\"></rect>")
        #expect(html { $0(.rect, .x(.nan)) } == "<rect x=\"0\"></rect>")
    }

    @Test("a part of an address keeps its letters out of the path")
    func addressParts() {
        #expect(Address(.kk).town("қала/../x") == "/kk/towns/%D2%9B%D0%B0%D0%BB%D0%B0%2F..%2Fx")
        #expect(Address.query("/en/towns", [("country", ""), ("q", "a&b=c")]) == "/en/towns?q=a%26b%3Dc")
    }
}
