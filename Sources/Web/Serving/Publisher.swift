import Accounts
import Cities
import Exchange
import HTTPTypes
import Hummingbird
import Localization
import Pages
import ReferenceData

/// Renders what is published and keeps it ready.
struct Publisher: Sendable {
    let editions: Editions

    var content: SiteContent { editions.current.content }
    var site: Site { editions.current.site }

    /// The words of the language that the address begins with.
    func texts(_ request: Request) throws -> Texts {
        let first = request.uri.path.split(separator: "/").first.map(String.init) ?? ""
        guard let language = Language(rawValue: first) else { throw HTTPError(.notFound) }
        return content.texts(language)
    }

    /// A published page: rendered now, sent as it is from then on.
    func publish(_ page: some Page, _ request: Request, _ texts: Texts) -> Response {
        publish(.html, request) { page.rendered(in: frame(request, texts)) }
    }

    /// Published data; `links` lead to those before and after them.
    func publish(
        _ media: Media, _ request: Request, links: String? = nil, _ make: () throws -> [UInt8]
    ) rethrows -> Response {
        let entry = PageCache.Entry(try make(), media, links: links)
        if request.uri.string.utf8.count < 200, request.uri.queryParameters["q"] == nil {
            editions.current.cache.insert(entry, at: request.uri.string)
        }
        return entry.response(to: request)
    }

    /// Published data that follow from the day, too; kept until it is over.
    func publish(
        _ media: Media, _ request: Request, on today: CalendarDay, _ make: () throws -> [UInt8]
    ) rethrows -> Response {
        // No address holds a space, so nobody is answered with this before the day was asked for.
        let place = "\(today) \(request.uri.string)"
        if let entry = editions.current.cache.entry(place) { return entry.response(to: request) }
        let entry = PageCache.Entry(try make(), media)
        if place.utf8.count < 240 { editions.current.cache.insert(entry, at: place) }
        return entry.response(to: request)
    }

    /// A page that belongs to one person and is never kept.
    func show(
        _ page: some Page, _ request: Request, _ texts: Texts, _ visit: Visit? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(status, .html, page.rendered(in: frame(request, texts, visit)))
    }

    /// What stands around a page of this address.
    func frame(_ request: Request, _ texts: Texts, _ visit: Visit? = nil) -> Frame {
        let path = request.uri.string.dropFirst(1 + texts.language.rawValue.count)
        let person = visit?.account.map { account in
            Frame.Person(
                name: account.name ?? "", csrf: visit?.form.value ?? "",
                meetsPeople: visit?.actor.mayMeetPeople ?? false,
                reviews: visit.map { !$0.actor.territories(for: .review).isEmpty } ?? false,
                coordinates: visit?.actor.mayCoordinate ?? false)
        }
        return Frame(texts, site: site, path: String(path), person: person)
    }
}

extension String {
    /// A last part of an address and what follows its last point: `turin`, `csv`.
    var nameAndExtension: (name: String, kind: String?) {
        guard let point = lastIndex(of: "."), let kind = Optional(String(self[index(after: point)...])),
            ["csv", "json", "pdf"].contains(kind)
        else { return (self, nil) }
        return (String(self[..<point]), kind)
    }
}
