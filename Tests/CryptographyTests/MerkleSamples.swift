import Cryptography
import Testing

/// The leaves that the tests of certificate transparency have used since 2012, and their roots at each size.
///
/// The roots were computed once more by a Python program that follows RFC 6962, section 2.1, word for word.
enum CertificateTransparency {
    static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ].map { MerkleTree.leafHash(bytes(hexadecimal: $0)) }

    static let tree = MerkleTree(leaves: leaves)

    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
}

/// Leaves that differ.
enum SampleLeaves {
    static func make(_ count: Int) -> [Digest] {
        (0..<count).map { MerkleTree.leafHash(Array("leaf \($0)".utf8)) }
    }
}

/// RFC 6962, section 2.1, as it stands there: slow, recursive, and easy to compare with the text.
enum Definition {
    static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        guard let first = leaves.first else { return .sha256([]) }
        guard leaves.count > 1 else { return first }
        let (left, right) = halves(leaves)
        return .sha256([1] + root(left).bytes + root(right).bytes)
    }

    static func path(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = halves(leaves)
        return index < left.count
            ? path(index, left) + [root(right)] : path(index - left.count, right) + [root(left)]
    }

    static func proof(_ first: Int, _ leaves: ArraySlice<Digest>, isKnown: Bool = true) -> [Digest] {
        guard first < leaves.count else { return isKnown ? [] : [root(leaves)] }
        let (left, right) = halves(leaves)
        return first <= left.count
            ? proof(first, left, isKnown: isKnown) + [root(right)]
            : proof(first - left.count, right, isKnown: false) + [root(left)]
    }

    private static func halves(_ leaves: ArraySlice<Digest>) -> (ArraySlice<Digest>, ArraySlice<Digest>) {
        var size = 1
        while size * 2 < leaves.count { size *= 2 }
        return (leaves.prefix(size), leaves.dropFirst(size))
    }
}

extension [Digest] {
    /// The same digests with one bit of all their bits changed.
    func flipping(_ bit: Int) throws -> [Digest] {
        var digests = self
        var bytes = digests[bit / 256].bytes
        bytes[bit % 256 / 8] ^= 1 << (bit % 8)
        digests[bit / 256] = try #require(Digest(bytes: bytes))
        return digests
    }
}

extension SeededBytes {
    /// A number that can be foretold.
    func number(below limit: Int) -> Int {
        bytes(4).reduce(0) { $0 << 8 | Int($1) } % limit
    }
}
