import Accounts
import Testing

@Suite("The rule for new passwords")
struct PasswordRuleTests {
    private let rule = PasswordRule(common: ["Password12345", "qwertyuiop123"])

    private func refusal(_ password: String) -> PasswordRule.Refusal? {
        rule.refusal(
            of: password, address: EmailAddress("aigerim.sarsen@demokent.kz"), name: "Әйгерім Сәрсенова")
    }

    @Test(
        "12 characters are enough, of whatever kind",
        arguments: ["aaaaaaaaaaaa", "жетіретөлшеп", "            ", "🏔🏔🏔🏔🏔🏔🏔🏔🏔🏔🏔🏔"])
    func enough(password: String) {
        #expect(refusal(password) == nil)
    }

    @Test(
        "11 characters are too few, also when they are many bytes",
        arguments: ["", "aaaaaaaaaaa", "жетіретөлше", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"])
    func few(password: String) {
        #expect(refusal(password) == .tooShort(minimum: 12))
    }

    @Test("1024 bytes are the most")
    func many() {
        #expect(refusal(String(repeating: "a", count: 1024)) == nil)
        #expect(refusal(String(repeating: "a", count: 1025)) == .tooLong(limit: 1024))
        #expect(refusal(String(repeating: "ж", count: 513)) == .tooLong(limit: 1024))
    }

    @Test("neither address nor name is a password, however they are capitalised")
    func personal() {
        #expect(refusal("Aigerim.Sarsen@demokent.KZ") == .isAddress)
        #expect(refusal("aigerim.SARSEN") == .isAddress)
        #expect(refusal("әйгерім сәрсенова") == .isName)
        #expect(refusal("aigerim.sarsen.") == nil)
        #expect(refusal("aigerim.sarse") == nil)
    }

    @Test("what everybody tries is refused, however it is capitalised")
    func common() {
        #expect(refusal("pASSWORD12345") == .isCommon)
        #expect(refusal("qwertyuiop1234") == nil)
    }

    @Test("two spellings of one letter are one")
    func composed() {
        let rule = PasswordRule(common: ["калийййййййй"])
        #expect(
            rule.refusal(
                of: "калии\u{306}и\u{306}и\u{306}и\u{306}и\u{306}и\u{306}и\u{306}и\u{306}", address: nil, name: nil)
                == .isCommon)
    }
}
