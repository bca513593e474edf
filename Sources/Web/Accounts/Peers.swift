import Accounts
import Foundation
import HTTPTypes
import Hummingbird

/// Tells where a request came from, without keeping it.
struct Peers: Sendable {
    /// Addresses of machines of ours that stand in front and say for whom they ask.
    let proxies: Set<String>
    /// The installation's key, under which addresses are hidden.
    let key: [UInt8]

    /// Where a request came from; only a machine of ours is believed when it names somebody else.
    func origin(of request: Request, _ context: QalaContext) -> Origin? {
        guard let peer = context.peer else { return nil }
        let forwarded = HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] }
        let named = forwarded?.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) }
        let address = proxies.contains(peer) ? named ?? peer : peer
        return Self.network(of: address).map { Origin(network: $0, key: key) }
    }

    /// An IPv4 address as it is, of an IPv6 address its /64 network; `nil` for what is neither.
    static func network(of address: String) -> String? {
        let plain = String(address.drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" })
        var four = in_addr()
        if inet_pton(AF_INET, plain, &four) == 1 { return plain }
        var six = in6_addr()
        guard inet_pton(AF_INET6, plain, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped { return bytes[12...].map(String.init).joined(separator: ".") }
        return bytes[..<8].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "/64"
    }
}
