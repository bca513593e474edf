import Exchange
import Foundation

/// Four small files in a folder of their own, removed with it.
final class RollUpFolder {
    var activities = "town,year,line,activity\n"
    var towns = "town,country\nAkkol,A\nBalkash,A\nChu,B\n"
    var lines = "line,sector,fuel\nheat,Buildings,gas\npower,Buildings,coal\nbus,Transport,diesel\n"
    var factors = "country,fuel,year,co2,ch4,n2o\n"
    private let folder = FileManager.default.temporaryDirectory.appending(path: "roll-up-\(UUID().uuidString)")

    /// Two countries, three fuels, two years; CO2 factors 2, 3, 4 and a tenth more in country B.
    init() throws {
        for year in [2020, 2021] {
            factors += "A,gas,\(year),2,0.5,0.25\nA,coal,\(year),3,0.5,0.25\nA,diesel,\(year),4,0.5,0.25\n"
            factors += "B,gas,\(year),2.1,0.5,0.25\nB,coal,\(year),3.1,0.5,0.25\nB,diesel,\(year),4.1,0.5,0.25\n"
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var files: RollUp.Files {
        func path(_ name: String) -> String { folder.appending(path: name).path() }
        return RollUp.Files(
            activities: path("activities.csv"), towns: path("towns.csv"), lines: path("lines.csv"),
            factors: path("factors.csv"))
    }

    func rollUp(threads: Int = 1, chunkBytes: Int = 1 << 20) throws -> RollUp {
        let texts = [
            (files.activities, activities), (files.towns, towns), (files.lines, lines), (files.factors, factors),
        ]
        for (path, text) in texts { try Data(text.utf8).write(to: URL(filePath: path)) }
        return RollUp(
            files: files, potentials: RollUp.WarmingPotentials(methane: 28, nitrousOxide: 265), threads: threads,
            chunkBytes: chunkBytes)
    }
}
