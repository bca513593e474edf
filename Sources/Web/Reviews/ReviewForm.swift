import Cities
import Findings
import Foundation
import Hummingbird
import Ledger
import Localization
import Reviews

/// What a reviewer's forms say.
struct ReviewForm {
    private let fields: FormFields

    init(_ fields: FormFields) { self.fields = fields }

    private static let longest = 10_000

    var text: String { String((fields["text"] ?? "").prefix(Self.longest)) }

    /// What a method is called.
    var title: String {
        String((fields["title"] ?? "").trimmingCharacters(in: .whitespaces).prefix(200))
    }

    /// The parts of addresses that name towns.
    var members: [String] {
        (fields["members"] ?? "").lowercased().split { $0.isWhitespace || $0 == "," }.prefix(1_000).map(String.init)
    }

    var outcome: Review.Outcome {
        get throws {
            guard let outcome = fields["outcome"].flatMap(Review.Outcome.init(rawValue:)) else {
                throw HTTPError(.badRequest)
            }
            return outcome
        }
    }

    /// What is to be added to a review; a finding that the machine no longer finds is no remark.
    func entry(
        _ part: ReviewController.Part, _ opened: ReviewDesk.Opened, _ authorship: Authorship, criteria: [String],
        judged: () async throws -> Judgement
    ) async throws -> WriteReview.Entry {
        switch part {
        case .notes:
            guard let kind = fields["kind"].flatMap(ReviewNote.Kind.init(rawValue:)), kind != .answer else {
                throw HTTPError(.badRequest)
            }
            let evidence = kind == .closed ? opened.submission.parts.first : nil
            return .note(
                ReviewNote(
                    kind, of: fields["remark"] ?? "", text: text, evidence: evidence, author: authorship.author,
                    time: authorship.time))
        case .opinion:
            let judgedGroups = criteria.compactMap { group in
                fields["group-\(group)"].flatMap { word in
                    word.isEmpty ? nil : ReviewOpinion.Criterion(group: group, isMet: word == Agreement.met)
                }
            }
            return .opinion(
                ReviewOpinion(
                    id: authorship.author, criteria: judgedGroups, outcome: try outcome, text: text,
                    time: authorship.time))
        default: break
        }
        if let key = fields["finding"] {
            guard let noticed = try await judged().noticed.first(where: { $0.key == key }) else {
                throw HTTPError(.conflict)
            }
            return .remark(ReviewRemark(noticed, text: text, author: authorship.author, time: authorship.time))
        }
        return .remark(try remark(opened, authorship))
    }

    private func remark(_ opened: ReviewDesk.Opened, _ authorship: Authorship) throws -> ReviewRemark {
        let place = (fields["place"] ?? "").split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard place.count == 3, let tie = ReviewRemark.Tie(rawValue: place[0]),
            let document = DocumentID(text: place[1]),
            opened.submission.part(of: document) != nil,
            let severity = fields["severity"].flatMap(Finding.Severity.init(rawValue:))
        else { throw HTTPError(.badRequest) }
        return ReviewRemark(
            id: ReviewRemark.name(of: [place.joined(), text, authorship.author, String(authorship.time)]), tie: tie,
            document: document, place: Place(field: String(place[2].prefix(200))), severity: severity, text: text,
            author: authorship.author, time: authorship.time)
    }
}

extension WriteReview.Entry {
    /// Where on the page it is shown.
    var anchor: String {
        switch self {
        case .remark(let remark): "remark-\(remark.id)"
        case .note(let note): "remark-\(note.remark)"
        case .opinion: "opinions"
        }
    }
}
