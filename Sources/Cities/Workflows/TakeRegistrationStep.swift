public import Findings
public import Ledger

/// Sends a registration to the office, gives it back, or takes the town in.
public struct TakeRegistrationStep: Sendable {
    /// Why nothing changed.
    public enum Failure: Error, Hashable, Sendable {
        /// Not in this state.
        case notNow(Registration.State)
        /// Something has to be corrected first.
        case notUsable([Finding])
        /// Giving back needs a reason.
        case noReason
        /// There is no such registration.
        case unknown(DocumentID)
        case save(SaveFailure)
    }

    private let ledger: any LedgerStore
    private let checks: RegistrationChecks

    /// Prepares the workflow for a ledger and the register that towns are held against.
    public init(ledger: any LedgerStore, checks: RegistrationChecks) {
        self.ledger = ledger
        self.checks = checks
    }

    /// Takes a step on a day; an admitted town is in the public register when this returns.
    @discardableResult
    public func callAsFunction(
        _ step: RegistrationStep, of name: TownDocumentName, on day: CalendarDay, remark: String? = nil,
        by authorship: Authorship
    ) async throws(Failure) -> Registration {
        let document = Registration.documentID(name.text)
        guard let head = try await asked({ () async throws(StoreError) in try await ledger.head(of: document) }) else {
            throw .unknown(document)
        }
        var registration: Registration
        do throws(DocumentReadError) { registration = try Registration.read(from: head) } catch {
            throw .save(.document(error))
        }
        guard step.isOpen(in: registration.state) else { throw .notNow(registration.state) }
        let remark = remark.flatMap { $0.isEmpty ? nil : $0 }
        switch step {
        case .edit: return registration
        case .giveBack:
            guard let remark else { throw .noReason }
            registration.state = .returned
            registration.remark = remark
        case .send, .admit:
            let errors = checks.findings(of: registration, slug: name.slug, on: day).filter { $0.severity >= .error }
            guard errors.isEmpty, let joined = registration.decision.day else { throw .notUsable(errors) }
            registration.remark = nil
            registration.state = step == .send ? .pending : .admitted
            if step == .admit { try await admit(registration, name.slug, joined, by: authorship) }
        }
        do throws(SaveFailure) {
            return try await SaveDocument<Registration>(ledger: ledger)(
                registration, as: document, basedOn: head.digest, by: authorship
            ).content
        } catch { throw .save(error) }
    }

    /// Writes the signatory's document, unless an admission that broke off has written it already.
    private func admit(
        _ registration: Registration, _ slug: String, _ joined: CalendarDay, by authorship: Authorship
    ) async throws(Failure) {
        let document = Signatory.documentID(slug)
        let head = try await asked { () async throws(StoreError) in try await ledger.head(of: document) }
        guard head == nil else { return }
        do throws(SaveFailure) {
            _ = try await SaveDocument<Signatory>(ledger: ledger)(
                registration.signatory(slug: slug, joined: joined), as: document, basedOn: nil, by: authorship)
        } catch { throw .save(error) }
    }

    private func asked<Answer>(_ question: () async throws(StoreError) -> Answer) async throws(Failure) -> Answer {
        do throws(StoreError) { return try await question() } catch { throw .save(.store(error)) }
    }
}
