import Synchronization

/// What the server has answered, added up for those who watch over it; nothing of whom.
final class ServerFigures: Sendable {
    /// A group of requests.
    private struct Kind: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct State {
        var requests: [Kind: Int] = [:]
        var durations: [String: Durations] = [:]
    }

    private struct Durations {
        var buckets = [Int](repeating: 0, count: ServerFigures.bounds.count)
        var sum = 0.0
        var count = 0
    }

    private static let bounds = [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10]
    /// Routes are few; a mistake must not let them grow without end.
    private static let mostKinds = 5_000

    private let state = Mutex(State())

    /// Counts a request.
    func count(method: String, route: String, status: Int, seconds: Double) {
        state.withLock { state in
            let kind = Kind(method: method, route: route, status: status)
            guard state.requests.count < Self.mostKinds || state.requests[kind] != nil else { return }
            state.requests[kind, default: 0] += 1
            var durations = state.durations[route] ?? Durations()
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { durations.buckets[index] += 1 }
            durations.sum += seconds
            durations.count += 1
            state.durations[route] = durations
        }
    }

    /// The text that Prometheus reads (exposition format 0.0.4).
    func text(_ gauges: [(name: String, help: String, value: Int64)]) -> String {
        let state = state.withLock { $0 }
        var lines = ["# HELP qala_requests_total Requests answered.", "# TYPE qala_requests_total counter"]
        let kinds = state.requests.sorted {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }
        for (kind, count) in kinds {
            let labels = "method=\"\(Self.label(kind.method))\",route=\"\(Self.label(kind.route))\""
            lines.append("qala_requests_total{\(labels),status=\"\(kind.status)\"} \(count)")
        }
        lines += [
            "# HELP qala_request_seconds Time from request to reply.", "# TYPE qala_request_seconds histogram",
        ]
        for (route, durations) in state.durations.sorted(by: { $0.key < $1.key }) {
            let label = "route=\"\(Self.label(route))\""
            for (bound, count) in zip(Self.bounds, durations.buckets) {
                lines.append("qala_request_seconds_bucket{\(label),le=\"\(bound)\"} \(count)")
            }
            lines.append("qala_request_seconds_bucket{\(label),le=\"+Inf\"} \(durations.count)")
            lines.append("qala_request_seconds_sum{\(label)} \(durations.sum)")
            lines.append("qala_request_seconds_count{\(label)} \(durations.count)")
        }
        for gauge in gauges {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func label(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
