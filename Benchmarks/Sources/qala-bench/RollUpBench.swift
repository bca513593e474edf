import Exchange
import Findings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `rollup DIR OUT.csv [--threads N]`: the roll-up of `shared/bench/rollup`; returns the exit status.
func runRollUp(_ arguments: [String]) -> Int32 {
    var arguments = arguments
    var threads = 2
    if let option = arguments.firstIndex(of: "--threads"), option + 1 < arguments.count {
        threads = Int(arguments[option + 1]) ?? threads
        arguments.removeSubrange(option...(option + 1))
    }
    guard arguments.count == 2 else {
        complain("usage: rollup DIR OUT.csv [--threads N]")
        return 64
    }
    let folder = arguments[0]
    let rollUp = RollUp(
        files: RollUp.Files(
            activities: folder + "/activities.csv", towns: folder + "/cities.csv", lines: folder + "/lines.csv",
            factors: folder + "/factors.csv"),
        // The potentials the peers of this workload use.
        potentials: RollUp.WarmingPotentials(methane: 28, nitrousOxide: 265), threads: threads)
    do {
        let checked = try rollUp.result()
        for finding in checked.findings { complain("\(finding.code) \(finding.place) \(finding.details)") }
        return save(RollUpRow.csv(checked.value), to: arguments[1])
    } catch {
        complain("\(error)")
        return 1
    }
}

private func save(_ bytes: [UInt8], to path: String) -> Int32 {
    guard let file = fopen(path, "w") else { return 1 }
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count ? 0 : 1
}

/// To standard error; its C name is a global variable, which Swift 6 does not let several threads touch.
private func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
}
