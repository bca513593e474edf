internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
    /// The elements transformed on all cores, in their own order; no result may depend on another.
    public func mappedInParallel<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        let width = 32
        let parts = Mutex<[Int: [Result]]>([:])
        DispatchQueue.concurrentPerform(iterations: (count + width - 1) / width) { part in
            let done = self[part * width..<Swift.min(count, (part + 1) * width)].map(transform)
            parts.withLock { $0[part] = done }
        }
        return parts.withLock { parts in parts.sorted { $0.key < $1.key }.flatMap(\.value) }
    }
}
