internal import Dispatch

extension Array where Element: Sendable {
    /// The elements transformed on all cores, in their own order; no result may depend on another.
    public func mappedInParallel<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        // Parts that are small enough for all cores, and large enough not to wait for each other.
        let width = Swift.max(1, Swift.min(32, count / 64))
        return [Result](unsafeUninitializedCapacity: count) { results, initialised in
            nonisolated(unsafe) let results = results
            DispatchQueue.concurrentPerform(iterations: (count + width - 1) / width) { part in
                for place in part * width..<Swift.min(count, (part + 1) * width) {
                    results.initializeElement(at: place, to: transform(self[place]))
                }
            }
            initialised = count
        }
    }
}
