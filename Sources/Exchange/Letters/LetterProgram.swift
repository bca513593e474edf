package import Accounts
package import Cryptography
package import Foundation

/// Hands letters to a program that takes them as `sendmail -t -i` does, one after the other and later.
///
/// Who asks for a letter never waits for it: whether there was one does not show in the time. A letter that the program
/// does not take is not tried again, as the person can ask for another; the trouble is told without saying whose it was.
package final class LetterProgram: Courier {
    /// Why a letter was not sent.
    package enum Trouble: Hashable, Sendable {
        /// There is no such program, or it cannot be started.
        case missing
        /// The letter could not be handed over.
        case unwritable
        /// The program did not end in time, and was ended.
        case timedOut
        /// The program ended with another status than 0.
        case refused(status: Int32)
        /// The program was ended by a signal.
        case killed(signal: Int32)
        /// Too many letters wait already.
        case full
    }

    /// The program that every mail server has.
    package static let standard = URL(filePath: "/usr/sbin/sendmail")

    private struct Order: Sendable {
        var letter: Letter
        var address: EmailAddress
        var language: String
        var token: Token?
        var words: [String: String]
    }

    private let orders: AsyncStream<Order>.Continuation
    private let worker: Task<Void, Never>
    private let tell: @Sendable (Trouble) -> Void

    /// Begins to wait for letters.
    ///
    /// - Parameters:
    ///   - arguments: `-t` takes the recipient from the letter, `-i` lets a line with a point be.
    ///   - patience: How long the program may take for one letter.
    ///   - capacity: How many letters may wait.
    ///   - time: The clock, in seconds since 1970 UTC.
    ///   - tell: Is told of letters that were not sent.
    package init(
        desk: LetterDesk, program: URL = standard, arguments: [String] = ["-t", "-i"],
        patience: Duration = .seconds(30), capacity: Int = 1000, random: any RandomSource = SystemRandom(),
        time: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) },
        tell: @escaping @Sendable (Trouble) -> Void
    ) {
        let (stream, orders) = AsyncStream.makeStream(of: Order.self, bufferingPolicy: .bufferingOldest(capacity))
        self.orders = orders
        self.tell = tell
        let child = LetterChild(program: program, arguments: arguments)
        worker = Task.detached {
            for await order in stream {
                let message = desk.message(
                    order.letter, to: order.address, language: order.language, token: order.token, words: order.words,
                    at: time(),
                    random: random)
                if let trouble = await child.run(message.bytes, patience: patience) { tell(trouble) }
            }
        }
    }

    deinit { orders.finish() }

    package func deliver(
        _ letter: Letter, to address: EmailAddress, language: String, token: Token?, words: [String: String]
    ) async {
        let order = Order(letter: letter, address: address, language: language, token: token, words: words)
        if case .dropped = orders.yield(order) { tell(.full) }
    }

    /// Takes no more letters, and waits until those that were taken are sent.
    package func finish() async {
        orders.finish()
        await worker.value
    }
}
