import Accounts
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "an address is kept in one spelling",
        arguments: [
            ("aigerim@demokent.kz", "aigerim@demokent.kz"),
            ("  Aigerim.S+qala@Energy.Demokent.KZ\n", "aigerim.s+qala@energy.demokent.kz"),
            ("o'brien_1@xn--80ahgfdgpg.xn--80ao21a", "o'brien_1@xn--80ahgfdgpg.xn--80ao21a"),
        ])
    func normal(typed: String, kept: String) {
        #expect(EmailAddress(typed)?.text == kept)
    }

    @Test(
        "what no mail could reach is refused",
        arguments: [
            "", "@", "a@", "@b.kz", "a", "a@b", "a b@c.kz", "a@b c.kz", "a@@b.kz", ".a@b.kz", "a.@b.kz", "a..b@c.kz",
            "a@.kz", "a@b.", "a@-b.kz", "a@b-.kz", "a@b..kz", "a@b_c.kz", "әйгерім@demokent.kz", "a@демокент.қаз",
            "a@127.0.0.1", "a\0@b.kz", "a@b.kz\r\nBcc: c@d.kz", "\"a b\"@c.kz", "\u{212A}@b.kz", "k@b.kz\u{0301}",
        ])
    func refused(typed: String) {
        #expect(EmailAddress(typed) == nil)
    }

    @Test("64 letters before the sign, 63 between points and 254 in all are the most")
    func lengths() {
        func text(_ count: Int) -> String { String(repeating: "a", count: count) }
        #expect(EmailAddress(text(64) + "@b.kz") != nil)
        #expect(EmailAddress(text(65) + "@b.kz") == nil)
        #expect(EmailAddress("a@" + text(63) + ".kz") != nil)
        #expect(EmailAddress("a@" + text(64) + ".kz") == nil)
        let long = [text(63), text(63), text(58)].joined(separator: ".") + ".kz"
        #expect(EmailAddress(text(64) + "@" + long) != nil)
        #expect(EmailAddress(text(64) + "@a" + long) == nil)
    }
}
