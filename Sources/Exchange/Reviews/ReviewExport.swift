package import Cities
import Cryptography
import Findings
import Inventories
import Ledger
package import Reviews

/// A review as data: what was sent, what was worked out again, what was said, what was decided.
package struct ReviewExport: Encodable {
    package struct Part: Encodable {
        let document: String
        let number: Int
        let sha256: String

        init(_ part: Submission.Part) {
            (document, number, sha256) = (part.document.description, part.number, part.digest.hexadecimal)
        }
    }

    package struct Noticed: Encodable {
        let document: String
        let finding: Finding
        let justification: String?
    }

    package struct Remark: Encodable {
        let remark: ReviewRemark
        let state: String
        let notes: [ReviewNote]
    }

    package struct Recomputation: Encodable {
        let isSame: Bool?
        let outcome: JudgementOutcome
        let differences: [JudgementOutcome.Difference]
    }

    package let name: String
    package let town: String
    package let country: String
    package let state: String
    package let submitted: CalendarDay
    package let due: CalendarDay
    package let rules: String
    package let previous: Int?
    package let followedBy: Int?
    package let parts: [Part]
    package let recomputation: Recomputation?
    package let findings: [Noticed]
    package let remarks: [Remark]
    package let opinions: [ReviewOpinion]
    package let decision: Review.Decision?

    /// Writes down a review; `judgement` is what the rules say now.
    package init(_ submission: Submission, _ review: Review, name: String, judgement: Judgement?) {
        self.name = name
        (town, country) = (submission.town.name, submission.town.country)
        (state, submitted, due) = (review.state.rawValue, review.submitted, review.due)
        (rules, previous, followedBy) = (submission.rules, submission.previous, review.followedBy)
        parts = submission.parts.map(Part.init)
        recomputation = judgement.map { judgement in
            let differences = submission.outcome?.differences(to: judgement.outcome)
            return Recomputation(
                isSame: differences.map(\.isEmpty), outcome: judgement.outcome, differences: differences ?? [])
        }
        findings = (judgement?.noticed ?? []).map {
            Noticed(document: $0.document.description, finding: $0.finding, justification: $0.justification)
        }
        remarks = review.remarks.map {
            Remark(remark: $0, state: review.state(of: $0).rawValue, notes: review.notes(of: $0))
        }
        opinions = review.opinions
        decision = review.decision
    }
}
