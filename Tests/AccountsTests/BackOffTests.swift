import Accounts
import Testing

@Suite("Waiting after attempts")
struct BackOffTests {
    @Test("the first attempts are free, then the wait doubles up to the longest")
    func growth() {
        let rule = BackOff(free: 3, first: 2, longest: 60)
        #expect((0...9).map(rule.wait) == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60])
        #expect([63, 64, 1000, Int.max].map(rule.wait) == [60, 60, 60, 60])
    }

    @Test("who guesses at one account all day makes no more than 120 guesses", arguments: [BackOff.account])
    func daily(rule: BackOff) {
        var (time, guesses): (Int64, Int) = (0, 0)
        while time < 86_400 {
            guesses += 1
            time += rule.wait(after: guesses)
        }
        #expect(guesses <= 120)
    }

    @Test("nobody is kept out of their account by others for more than 15 minutes")
    func longest() {
        #expect((0...100).map(BackOff.account.wait).max() == 900)
    }
}
