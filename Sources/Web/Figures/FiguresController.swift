import Cities
import Exchange
import HTTPTypes
import Hummingbird
import Localization
import Pages
import Statistics

/// The covenant in figures, for any territory and day.
struct FiguresController: Sendable {
    let publisher: Publisher
    /// Seconds since 1970 UTC: figures of no named day are today's.
    let clock: @Sendable () -> Int64

    private var content: SiteContent { publisher.content }
    private var today: CalendarDay { CalendarDay(secondsSince1970: clock()) }

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get("\(language)/figures") { request, _ in try page(request) }
        router.get("\(language)/figures.csv") { request, _ in
            try data(request, .csv) { FigureTable.csv($0, topic: $1) }
        }
        router.get("\(language)/figures.json") { request, _ in
            try data(request, .json) { try PublishedJSON.encode(FiguresExport($0, topic: $1)) }
        }
        router.get("\(language)/figures/towns.csv") { request, _ in
            try data(request, .csv) { figures, _ in FigureTable.townsCSV(figures) }
        }
    }

    private func page(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let query = request.uri.queryParameters
        let asked = String((query.get("territory") ?? "").prefix(200))
        let day = String((query.get("on") ?? "").prefix(20))
        let territory = asked.isEmpty ? .world : content.territories.territory(asked)
        let known = day.isEmpty ? today : CalendarDay(day)
        let problem: String? =
            if territory == nil {
                texts.unknownTerritory(asked, near: content.territories.near(asked, texts))
            } else if known == nil { texts["figures.no-day"] } else { nil }
        return publisher.publish(.html, request, on: today) {
            let figures = figures(territory ?? .world, on: known ?? today)
            let model = FiguresShow.Model(
                figures, names: { content.name(of: $0, texts.language) ?? $0 }, directory: content.territories,
                request: .init(territory: figures.territory.code, on: known == nil ? "" : day), problem: problem, texts)
            return FiguresShow(model).rendered(in: publisher.frame(request, texts))
        }
    }

    private func data(
        _ request: Request, _ media: Media, _ bytes: (CovenantFigures, FigureRow.Topic?) throws -> [UInt8]
    ) throws -> Response {
        let query = request.uri.queryParameters
        let asked = query.get("territory") ?? ""
        let topic = query.get("topic").map { FigureRow.Topic(rawValue: $0) }
        guard let territory = asked.isEmpty ? .world : content.territories.territory(asked),
            let day = (query.get("on") ?? "").isEmpty ? today : query.get("on").flatMap({ CalendarDay($0) }),
            topic != .some(nil)
        else { throw HTTPError(.notFound) }
        return try publisher.publish(media, request, on: today) {
            try bytes(figures(territory, on: day), topic ?? nil)
        }
    }

    private func figures(_ territory: Territory, on day: CalendarDay) -> CovenantFigures {
        content.covenantFigures(in: territory, on: day)
    }
}
