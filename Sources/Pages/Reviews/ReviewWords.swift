import Findings
package import Inventories
package import Ledger
package import Localization
package import Plans
import Quantities
package import Reviews

/// What reviews are told in: places of a plan by their names, authors by theirs.
package struct ReviewWords: Sendable {
    package let texts: Texts
    /// The plan that was sent, and its inventories by their documents.
    package let plan: Plan?
    package let inventories: [DocumentID: Inventory]
    /// What an author is called.
    package let author: @Sendable (String) -> String

    package init(
        _ texts: Texts, plan: Plan? = nil, inventories: [DocumentID: Inventory] = [:],
        author: @escaping @Sendable (String) -> String
    ) {
        self.texts = texts
        self.plan = plan
        self.inventories = inventories
        self.author = author
    }

    /// Where a remark is tied to: the document, and the place in it.
    func place(of remark: ReviewRemark) -> String {
        let document = document(remark.document)
        let place = place(remark.place, in: remark.document)
        return place.isEmpty ? document : texts["review.place", ["document": .text(document), "place": .text(place)]]
    }

    /// A place of a document: an action by its title, a line by its sector and carrier, a paragraph by its name.
    func place(_ place: Place, in document: DocumentID) -> String {
        guard let field = place.field else { return texts.text(place) }
        let parts = field.split(separator: ".").map(String.init)
        if parts.first == "action", parts.count > 1, let action = plan?.actions.first(where: { $0.id == parts[1] }) {
            return action.title
        }
        if parts.first == "line", parts.count > 1,
            let record = inventories[document]?.records.first(where: { $0.id == parts[1] })
        {
            return texts.list([texts.shortName(record.sector), texts.name(record.carrier)])
        }
        return texts.textIfAny("review.field.\(field)") ?? texts.text(place)
    }

    /// What a document is: the plan, or the inventory of a year.
    func document(_ document: DocumentID) -> String {
        let year = document.name.split(separator: "-").last.flatMap { Int($0) } ?? 0
        return texts.textIfAny("review.document.\(document.kind)", ["year": .plain(year)]) ?? document.description
    }

    /// Who wrote something.
    func name(of author: String) -> String {
        author == ReviewNote.machine ? texts["review.machine"] : self.author(author)
    }

    /// A figure of an outcome: what it is, and in which unit.
    package func figure(_ id: String) -> String {
        let parts = id.split(separator: ".").map(String.init)
        switch (parts.first, parts.count) {
        case ("target", 4):
            return texts[
                "review.figure.target.\(parts[3])",
                ["year": .plain(Int(parts[1]) ?? 0), "side": .term("plan.side.\(parts[2])")]]
        case ("progress", 3):
            return texts[
                "review.figure.progress",
                ["year": .plain(Int(parts[1]) ?? 0), "kind": .term("plan.target-kind.\(parts[2])")]]
        case ("spent", 2): return texts["review.figure.spent", ["currency": .text(parts[1])]]
        default: return texts["review.figure.\(id)"]
        }
    }

    /// A figure's number with its unit and how much of it is known.
    package func value(_ figure: JudgementOutcome.Figure) -> String {
        guard figure.known > 0 else { return texts["figure.unknown"] }
        let number = number(figure)
        guard figure.missing > 0 else { return number }
        let part = texts[
            "figure.partial", ["count": .count(figure.known), "all": .count(figure.known + figure.missing)]]
        return texts.list([number, part])
    }

    private func number(_ figure: JudgementOutcome.Figure) -> String {
        let parts = figure.id.split(separator: ".")
        switch parts.last ?? "" {
        case _ where parts.first == "progress":
            return figure.value < 0 ? texts.signedPercent(figure.value) : texts.numbers.percent(figure.value)
        case let currency where parts.first == "spent":
            return "\(texts.figure(figure.value))\u{A0}\(currency)"
        case "energy", "saving", "renewables":
            return texts.quantity(texts.figure(figure.value), Energy.baseSymbol)
        default: return texts.quantity(texts.figure(figure.value), Mass.baseSymbol)
        }
    }

    /// What the verdict of the rules is called, of a plan or of a report.
    package static func key(ofVerdict verdict: String, of item: Submission.Item) -> String {
        "\(item == .plan ? "plan" : "report").verdict.\(verdict)"
    }

    /// The verdict of the rules.
    func verdict(_ verdict: String, of item: Submission.Item) -> Mark {
        let kind: Mark.Kind =
            switch PlanResult.Verdict(rawValue: verdict) {
            case .eligible: .good
            case .toExplain: .look
            case .notEligible, nil: .stop
            }
        return Mark(kind, texts[Self.key(ofVerdict: verdict, of: item)])
    }
}

extension Texts {
    /// Where a review stands.
    func mark(_ state: Review.State) -> Mark {
        let kind: Mark.Kind =
            switch state {
            case .waiting, .inReview, .replaced: .note
            case .withTown, .acceptedWithRemarks: .look
            case .accepted: .good
            case .notAccepted: .stop
            }
        return Mark(kind, self["review.state.\(state.rawValue)"])
    }

    /// Where a remark stands.
    func mark(_ state: ReviewRemark.State) -> Mark {
        let kind: Mark.Kind =
            switch state {
            case .open: .look
            case .answered, .withdrawn: .note
            case .closed: .good
            }
        return Mark(kind, self["remark.state.\(state.rawValue)"])
    }
}

extension Texts {
    /// What stands in the way of saying or deciding something; `nil` where there are no words for it.
    package func problem(ofReview error: any Error) -> String? {
        switch error {
        case WriteReview.Failure.empty, DecideReview.Failure.noReason: self["review.problem.empty"]
        case WriteReview.Failure.notAllowed, DecideReview.Failure.notAllowed: self["review.problem.not-allowed"]
        case WriteReview.Failure.unknownRemark: self["review.problem.unknown-remark"]
        case DecideReview.Failure.blockers(let codes):
            self["review.problem.blockers", ["codes": .text(list(Set(codes).sorted()))]]
        case DecideReview.Failure.unexplained(let codes):
            self["review.problem.unexplained", ["codes": .text(list(Set(codes).sorted()))]]
        case DecideReview.Failure.openRemarks(let count): self["review.problem.remarks", ["count": .count(count)]]
        default: nil
        }
    }
}
