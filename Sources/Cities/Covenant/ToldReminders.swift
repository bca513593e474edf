public import Ledger

/// Of what a town was told, so that nobody tells it twice: private, and without anybody's address.
public struct ToldReminders: Hashable, Codable, Sendable {
    /// One telling.
    public struct Telling: Hashable, Codable, Sendable, Identifiable {
        /// The deadline, when it was due, and the step.
        public var id: String
        /// The day it was told.
        public var day: CalendarDay
        /// How many letters went out; none where nobody of the town has an account.
        public var letters: Int
    }

    /// The country that the town lies in.
    public var country: String
    /// What was told, in its order.
    public var tellings: [Telling]

    /// Begins the list of a town.
    public init(country: String) {
        self.country = country
        tellings = []
    }

    /// Whether the town was told of a step of a deadline.
    public func has(_ deadline: Deadline, _ step: Int) -> Bool {
        tellings.contains { $0.id == Self.id(deadline, step) }
    }

    /// Notes that the town was told.
    public mutating func tell(_ reminder: Reminder, on day: CalendarDay, letters: Int) {
        let id = Self.id(reminder.deadline, reminder.step)
        guard !tellings.contains(where: { $0.id == id }) else { return }
        tellings.append(Telling(id: id, day: day, letters: letters))
    }

    private static func id(_ deadline: Deadline, _ step: Int) -> String {
        "\(deadline.id) \(deadline.due?.description ?? "") \(step)"
    }
}

extension ToldReminders: TownContent {
    /// The kind of document that the list is kept in, `karaganda-1`.
    public static let documentKind = "reminders"
    /// The version that is written.
    public static let documentSchema = 1
    /// Each telling is a row.
    public static let documentShape = DocumentShape()
}
