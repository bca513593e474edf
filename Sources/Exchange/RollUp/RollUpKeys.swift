#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds a key (a town, year or line) where a field of the file begins, usually by comparing one machine word.
///
/// An entry is a key's text with the mark that ends its field. Files are sorted more often than not, so the reader first
/// compares with the entry it expects, and only otherwise looks the text up by its hash. A class because it owns memory;
/// that is written in `init` only, so threads may share it.
final class RollUpKeys: @unchecked Sendable {
    /// The first eight bytes of a text, and the rest in `bytes`.
    struct Entry {
        var word: UInt64
        var mask: UInt64
        /// Bytes with the end mark.
        var length: Int32
        /// Which key; a quoted and an unquoted text are two entries of one key.
        var index: Int32
        /// Where the text lies in `bytes`.
        var offset: Int

        static let none = Entry(word: 1, mask: 0, length: 1, index: 0, offset: 0)
    }

    let entries: UnsafeMutablePointer<Entry>
    let bytes: UnsafeMutablePointer<UInt8>
    let count: Int
    private let slots: UnsafeMutablePointer<Int32>
    private let slotMask: Int
    /// Entries of keys that are small whole numbers, by number.
    private let numbered: UnsafeMutablePointer<Int32>
    private let endMark: [UInt8]
    private let delimiter: UInt8

    /// `endMark` is the delimiter, or the line end for the last column.
    init(names: [String], delimiter: UInt8, endMark: [UInt8]) {
        self.delimiter = delimiter
        self.endMark = endMark
        let texts = Self.texts(of: names, delimiter: delimiter)
        count = texts.count
        entries = .allocate(capacity: max(1, count))
        // Matches nothing: no word equals one masked with zero.
        entries.initialize(to: Entry.none)
        let size = texts.reduce(8) { $0 + $1.text.count + endMark.count }
        bytes = .allocate(capacity: size)
        bytes.initialize(repeating: 0, count: size)
        var slotCount = 16
        while slotCount < 3 * count { slotCount *= 2 }
        slotMask = slotCount - 1
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: -1, count: slotCount)
        numbered = .allocate(capacity: Self.numbers)
        numbered.initialize(repeating: -1, count: Self.numbers)
        var offset = 0
        for (id, (index, text)) in texts.enumerated() {
            if let number = Self.number(text) { numbered[number] = Int32(id) }
            for (position, byte) in (text + endMark).enumerated() { bytes[offset + position] = byte }
            let length = text.count + endMark.count
            let mask = length >= 8 ? UInt64.max : (1 << UInt64(8 * length)) - 1
            let word = UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self) & mask
            (entries + id).initialize(
                to: Entry(word: word, mask: mask, length: Int32(length), index: Int32(index), offset: offset))
            var slot = Int(truncatingIfNeeded: hash(UnsafeRawPointer(bytes + offset), text.count)) & slotMask
            while slots[slot] >= 0 { slot = (slot + 1) & slotMask }
            slots[slot] = Int32(id)
            offset += length
        }
    }

    deinit {
        entries.deallocate()
        bytes.deallocate()
        slots.deallocate()
        numbered.deallocate()
    }

    private static let numbers = 1 << 15

    private static func number(_ text: [UInt8]) -> Int? {
        guard let number = Int(String(decoding: text, as: UTF8.self)), (0..<numbers).contains(number),
            Array(String(number).utf8) == text
        else { return nil }
        return number
    }

    private static func texts(of names: [String], delimiter: UInt8) -> [(index: Int, text: [UInt8])] {
        var texts: [(index: Int, text: [UInt8])] = []
        for (index, name) in names.enumerated() {
            let plain = Array(name.utf8)
            if !plain.contains(where: { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
                texts.append((index, plain))
            }
            let quoted = plain.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
            texts.append((index, [0x22] + quoted + [0x22]))
        }
        return texts
    }

    /// Whether the field at `place` is this entry's text with its end mark; eight bytes beyond must be readable.
    @inline(__always)
    static func matches(
        _ entry: UnsafeMutablePointer<Entry>, _ bytes: UnsafeMutablePointer<UInt8>, _ place: UnsafeRawPointer
    ) -> Bool {
        guard place.loadUnaligned(as: UInt64.self) & entry.pointee.mask == entry.pointee.word else { return false }
        let length = Int(entry.pointee.length)
        return length <= 8 || memcmp(place + 8, bytes + entry.pointee.offset + 8, length - 8) == 0
    }

    /// The entry of the field at `place`; `nil` when it is unknown or ends otherwise than expected.
    @inline(never)
    func find(_ place: UnsafeRawPointer) -> Int? {
        let digits = RollUpDigits.leading(place.loadUnaligned(as: UInt64.self))
        if digits.count > 0, digits.value < UInt64(Self.numbers) {
            // Compared as text, so that 007 is not 7.
            let id = Int(numbered[Int(digits.value)])
            if id >= 0, Self.matches(entries + id, bytes, place) { return id }
        }
        guard let length = fieldLength(place) else { return nil }
        var slot = Int(truncatingIfNeeded: hash(place, length)) & slotMask
        while slots[slot] >= 0 {
            let id = Int(slots[slot])
            if Int(entries[id].length) == length + endMark.count, Self.matches(entries + id, bytes, place) { return id }
            slot = (slot + 1) & slotMask
        }
        return nil
    }

    private func fieldLength(_ place: UnsafeRawPointer) -> Int? {
        let field = place.assumingMemoryBound(to: UInt8.self)
        var end = 0
        if field[0] == 0x22 {
            end = 1
            while field[end] != 0x22 || field[end + 1] == 0x22 {
                if field[end] == 0x0A { return nil }
                end += field[end] == 0x22 ? 2 : 1
            }
            return end + 1
        }
        while field[end] != delimiter, field[end] != 0x0A, field[end] != 0x0D { end += 1 }
        return end
    }

    private func hash(_ place: UnsafeRawPointer, _ length: Int) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset < length {
            var word = (place + offset).loadUnaligned(as: UInt64.self)
            if length - offset < 8 { word &= (1 << UInt64(8 * (length - offset))) - 1 }
            hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            offset += 8
        }
        return hash
    }
}

/// Where one reader stands among the keys of a column, and what it has learned of their order.
///
/// Its state is two numbers, so that the loop over rows keeps it in registers.
struct RollUpKeyCursor {
    private let keys: RollUpKeys
    private let entries: UnsafeMutablePointer<RollUpKeys.Entry>
    private let bytes: UnsafeMutablePointer<UInt8>
    /// For each entry the one that followed it last time.
    private let following: UnsafeMutablePointer<Int32>
    private var id = 0
    /// How much the order of the file may be relied on; at zero a key is looked up at once.
    private var trust = 8

    /// The owner frees `following` when it is done.
    init(_ keys: RollUpKeys, following: UnsafeMutablePointer<Int32>) {
        self.keys = keys
        entries = keys.entries
        bytes = keys.bytes
        self.following = following
    }

    /// The key found last.
    @inline(__always) var index: Int { Int(entries[id].index) }

    /// Whether the field is the same key as before; moves behind it if so.
    @inline(__always)
    func repeats(_ place: inout UnsafeRawPointer) -> Bool {
        guard RollUpKeys.matches(entries + id, bytes, place) else { return false }
        place += Int(entries[id].length)
        return true
    }

    /// Reads a key that is probably the follower of the last one; `false` when it is none of the keys.
    @inline(__always)
    mutating func advance(_ place: inout UnsafeRawPointer) -> Bool {
        guard trust > 0 else { return find(&place) }
        let expected = Int(following[id])
        guard RollUpKeys.matches(entries + expected, bytes, place) else { return find(&place) }
        id = expected
        place += Int(entries[expected].length)
        return true
    }

    @inline(never)
    private mutating func find(_ place: inout UnsafeRawPointer) -> Bool {
        guard let found = keys.find(place) else { return false }
        trust = following[id] == Int32(truncatingIfNeeded: found) ? 8 : max(0, trust - 1)
        following[id] = Int32(truncatingIfNeeded: found)
        id = found
        place += Int(entries[found].length)
        return true
    }
}
