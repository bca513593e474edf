/// A piece of a published log that never changes once it is full: 256 neighbouring hashes of every eighth level.
///
/// A hash of level *L* stands for 256^L entries. The tile at the right edge is served with fewer hashes than 256.
///
/// - Source: C2SP tlog-tiles, "Merkle tree".
public struct LogTile: Hashable, Sendable {
    /// How many hashes a full tile has.
    public static let fullWidth = 256

    /// The level, from 0.
    public let level: Int
    /// The number in its level, from 0.
    public let number: Int
    /// How many hashes it has.
    public let width: Int

    /// Names a tile; `nil` for one that no log could have.
    public init?(level: Int, number: Int, width: Int = LogTile.fullWidth) {
        // Eight levels of 256 are more entries than can be counted.
        guard (0..<8).contains(level), (0..<Int.max >> 8).contains(number), (1...Self.fullWidth).contains(width) else {
            return nil
        }
        self.level = level
        self.number = number
        self.width = width
    }

    /// Reads what stands after `tile/`, such as `0/x001/067.p/5`, in the only spelling in which it is written.
    public init?(path: some StringProtocol) {
        guard let slash = path.firstIndex(of: "/"), let level = Int(path[..<slash]),
            let (number, width) = Self.place(path[path.index(after: slash)...])
        else { return nil }
        self.init(level: level, number: number, width: width)
        guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
    }

    /// Reads what stands after `tile/entries/`: the entries under a tile of level 0.
    public init?(entries path: some StringProtocol) {
        guard let tile = LogTile(path: "0/\(path)") else { return nil }
        self = tile
    }

    /// What stands after `tile/` in its address.
    public var path: String { "\(level)/\(place)" }

    /// What stands after `tile/entries/` in the address of the entries.
    public var place: String {
        var name = Self.padded(number % 1000)
        var rest = number / 1000
        while rest > 0 {
            name = "x\(Self.padded(rest % 1000))/\(name)"
            rest /= 1000
        }
        return width == Self.fullWidth ? name : "\(name).p/\(width)"
    }

    /// Which hashes of its level it has.
    public var range: Range<Int> { number << 8..<number << 8 + width }

    /// Whether a log of a size has it.
    public func isWithin(size: Int) -> Bool { range.upperBound <= size >> (8 * level) }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func place(_ text: some StringProtocol) -> (number: Int, width: Int)? {
        var width = fullWidth
        var name = Substring(text)
        if let point = name.firstIndex(of: ".") {
            guard name[point...].hasPrefix(".p/"), let part = Int(name[point...].dropFirst(3)), part < fullWidth else {
                return nil
            }
            width = part
            name = name[..<point]
        }
        // More than seven groups of three digits are no number of a tile.
        let groups = name.split(separator: "/", omittingEmptySubsequences: false)
        guard groups.count <= 6 else { return nil }
        var number = 0
        for group in groups {
            guard let digits = Int(group.first == "x" ? group.dropFirst() : group), (0...999).contains(digits) else {
                return nil
            }
            number = number * 1000 + digits
        }
        return (number, width)
    }
}
