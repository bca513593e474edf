import Quantities

/// Sums by parts of an inventory, in the order in which its lines first name them.
///
/// Parts are few: to find one among them is faster than by a hash, and their order is the same on every machine.
public struct Subtotals<Part: Hashable & Sendable>: Hashable, Sendable {
    private var sums: [Sum] = []

    private struct Sum: Hashable, Sendable {
        let part: Part
        var subtotal: Subtotal
    }

    /// Starts with nothing.
    public init() {}

    /// What a part comes to; `nil` where no line names it.
    public subscript(part: Part) -> Subtotal? { sums.first { $0.part == part }?.subtotal }

    /// Adds what a line comes to.
    mutating func add(_ energy: Quantity<Energy>?, _ emission: Quantity<Mass>?, to part: Part) {
        if let place = sums.firstIndex(where: { $0.part == part }) {
            sums[place].subtotal.add(energy, emission)
        } else {
            var subtotal = Subtotal()
            subtotal.add(energy, emission)
            sums.append(Sum(part: part, subtotal: subtotal))
        }
    }
}

extension Subtotals: RandomAccessCollection {
    /// The first part.
    public var startIndex: Int { 0 }
    /// The place behind the last part.
    public var endIndex: Int { sums.count }
    /// A part and what it comes to.
    public subscript(place: Int) -> (part: Part, subtotal: Subtotal) { (sums[place].part, sums[place].subtotal) }
}
