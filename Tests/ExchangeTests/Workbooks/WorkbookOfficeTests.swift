import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import Testing

/// A spreadsheet program that can be asked to save a workbook again.
enum Office {
    static let program = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// The workbook as the program saves it; formulas are computed anew.
    static func savedAgain(_ bytes: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "qala-office-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let profile = folder.appending(path: "profile/user")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        try Data(recalculating.utf8).write(to: profile.appending(path: "registrymodifications.xcu"))
        let source = folder.appending(path: "in.xlsx")
        try Data(bytes).write(to: source)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(program))
        process.arguments = [
            "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "xlsx", "--outdir",
            folder.appending(path: "out").path, source.path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Array(try Data(contentsOf: folder.appending(path: "out/in.xlsx")))
    }

    private static let recalculating = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
        <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
        """
}

@Suite("Workbook, saved again by a spreadsheet program", .serialized)
struct WorkbookOfficeTests {
    @Test(
        "its lines, plants and factors stay, and its formulas give the sums we saved",
        .enabled(if: Office.program != nil, "No spreadsheet program (soffice) is installed."),
        arguments: Language.allCases)
    func savedAgain(language: Language) throws {
        let bytes = try WorkbookSamples.workbook(language, inventory: WorkbookSamples.demokent)
        if let folder = ProcessInfo.processInfo.environment["QALA_KEEP_WORKBOOKS"] {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/demokent-2022-\(language.rawValue).xlsx"))
        }
        let first = try WorkbookSamples.read(bytes)
        let again = try WorkbookSamples.read(try Office.savedAgain(bytes))
        #expect(again.value?.withoutPlaces == WorkbookSamples.demokent)
        #expect(again.findings.map(\.code) == first.findings.map(\.code))
        #expect(again.value?.printed.count == first.value?.printed.count)
        for (left, right) in zip(first.value?.printed ?? [], again.value?.printed ?? []) {
            #expect(
                abs(left.value - right.value) <= 1e-9 * abs(left.value), "\(left.place) \(left.value) \(right.value)")
        }
    }
}
