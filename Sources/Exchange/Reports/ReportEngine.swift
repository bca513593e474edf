package import Foundation

/// The typesetter: a Python that has the Typst module, run as a child that ends in time.
package struct ReportEngine: Sendable {
    /// How to get the typesetter, from the repository's folder.
    package static let installation =
        "python3 -m venv .tools/report && .tools/report/bin/pip install typst==0.15.2"

    /// The Python that runs it.
    package let python: URL
    private let resources: URL

    /// Finds the typesetter: `QALA_TYPST_PYTHON`; `.tools/report` of the working directory, above the executable or in
    /// the source tree; a `python3` of the path that has the module.
    ///
    /// A Python that is named by the variable and cannot do it is not silently replaced by another.
    package static func find(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        directory: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    ) throws(ReportFailure) -> ReportEngine {
        let resources = try resources(environment)
        let candidates =
            environment["QALA_TYPST_PYTHON"].map { [URL(fileURLWithPath: $0)] }
            ?? installed(from: directory) + onPath(environment)
        for python in candidates {
            let engine = ReportEngine(python: python, resources: resources)
            if engine.answers() { return engine }
        }
        throw .engineMissing
    }

    /// Typesets the document.
    package func compile(data: [UInt8], seconds: Int = 20) throws(ReportFailure) -> [UInt8] {
        try compile(template: resources.appendingPathComponent("report.typ"), data: data, seconds: seconds)
    }

    /// Typesets with another template, so that tests can try a bad one.
    package func compile(template: URL, data: [UInt8], seconds: Int) throws(ReportFailure) -> [UInt8] {
        let workshop = try ReportWorkshop()
        defer { workshop.remove() }
        guard let markup = try? Data(contentsOf: template) else { throw .templateMissing }
        try workshop.write("report.typ", Array(markup))
        try workshop.write("data.json", data)
        let child = ReportChild(program: python, arguments: arguments([]), folder: workshop.folder)
        try child.run(seconds: seconds)
        return try workshop.read("report.pdf")
    }

    private func arguments(_ more: [String]) -> [String] {
        ["-I", "-B", resources.appendingPathComponent("compile.py").path] + more
    }

    /// Whether this Python has the module.
    private func answers() -> Bool {
        guard let workshop = try? ReportWorkshop() else { return false }
        defer { workshop.remove() }
        let child = ReportChild(program: python, arguments: arguments(["--check"]), folder: workshop.folder)
        do throws(ReportFailure) { try child.run(seconds: 10) } catch { return false }
        return true
    }
}

extension ReportEngine {
    /// The folder with the template: beside the executable, or in the source tree of a developer.
    private static func resources(_ environment: [String: String]) throws(ReportFailure) -> URL {
        var folders: [URL] = []
        if let named = environment["QALA_RESOURCES"] {
            folders.append(URL(fileURLWithPath: named).appendingPathComponent("Exchange/Resources"))
        }
        folders.append(executableFolder.appendingPathComponent("qala_Exchange.resources/Resources"))
        folders.append(URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Resources"))
        let found = folders.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("report.typ").path)
        }
        guard let found else { throw .templateMissing }
        return found
    }

    private static var executableFolder: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// Pythons that a set-up put into `.tools/report`.
    private static func installed(from directory: URL) -> [URL] {
        var folders = [directory]
        for start in [executableFolder, URL(fileURLWithPath: #filePath).deletingLastPathComponent()] {
            var folder = start
            while folder.path != "/" {
                folders.append(folder)
                folder = folder.deletingLastPathComponent()
            }
        }
        var seen: Set<String> = []
        return folders.map { $0.appendingPathComponent(".tools/report/bin/python") }.filter {
            seen.insert($0.path).inserted && FileManager.default.isExecutableFile(atPath: $0.path) && isOurs($0)
        }
    }

    /// Whether nobody else could have put it there: a shared folder such as `/tmp` may be above us.
    private static func isOurs(_ python: URL) -> Bool {
        let folder = python.deletingLastPathComponent()
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path)
        guard let owner = (attributes?[.ownerAccountID] as? NSNumber)?.uint32Value else { return false }
        return owner == 0 || owner == geteuid()
    }

    private static func onPath(_ environment: [String: String]) -> [URL] {
        (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
            .map { URL(fileURLWithPath: String($0)).appendingPathComponent("python3") }
            .filter { FileManager.default.isExecutableFile(atPath: $0.path) }.prefix(2).map(\.self)
    }
}
