import Accounts
import Cryptography
import Findings
package import Localization

/// The invented people of Demokent.
enum DemokentPeople {
    static let time: Int64 = 1_795_262_520

    private static let town = TownScope(slug: Demokent.slug, country: "KZ")

    static func id(_ number: Int) -> AccountID {
        AccountID(String(repeating: "0", count: 31) + String(number)) ?? AccountID(random: SystemRandom())
    }

    static func account(
        _ number: Int, _ name: String?, _ state: Account.State = .active, _ grants: [Grant] = []
    ) -> Account {
        Account(
            id: id(number), state: state, address: state == .erased ? nil : EmailAddress("person\(number)@demokent.kz"),
            name: name, language: "kk", grants: grants, created: time - 86_400, changed: time)
    }

    static let approver = account(
        1, "Әйгерім Сапарова", .active, [Grant(.townApprover, over: .towns([town]), giver: nil, given: 0)])
    static let coordinator = account(
        2, "Олег Ким", .active,
        [Grant(.nationalCoordinator, over: .country("KZ"), giver: nil, given: 0, until: time * 2)])
    static let all = [
        approver, coordinator,
        account(3, nil, .invited, [Grant(.townEditor, over: .towns([town]), giver: nil, given: 0)]),
        account(4, "Probna", .disabled), account(5, nil, .erased),
    ]

    static let events = [
        AccountEvent(.roleGranted, at: time, account: id(1), actor: id(2)),
        AccountEvent(.signIn, .refused, at: time - 60, account: id(1), origin: Origin(text: "0123456789abcdef")),
    ]

    static func session(_ number: UInt8, _ device: String) -> Session {
        Session(
            id: .sha256([number]), account: id(1), generation: 1, created: time - 3600, lastSeen: time,
            expires: time + 3600, assurance: .password, device: device)
    }

    static func name(_ slug: String) -> String? { slug == Demokent.slug ? "Demokent" : nil }
}

extension AccountForm.Model {
    /// Signing in, after a wrong password.
    package static func sample(_ texts: Texts) -> Self {
        signIn(
            address: "person1@demokent.kz", returning: "/en/work", problem: texts["problem.sign-in"], canRecover: true,
            csrf: "t", texts)
    }

    /// The second step.
    package static func codeSample(_ texts: Texts) -> Self { code(returning: nil, csrf: "t", texts) }

    /// Joining.
    package static func invitationSample(_ texts: Texts) -> Self {
        invitation(
            token: "x", problem: texts.problem(.password(.tooShort(minimum: 12)), at: 0), csrf: "t", texts)
    }

    /// A forgotten password.
    package static func recoverySample(_ texts: Texts) -> Self { recovery(csrf: "t", texts) }

    /// A new password by a link.
    package static func newPasswordSample(_ texts: Texts) -> Self { newPassword(token: "x", csrf: "t", texts) }

    /// Another address by a link.
    package static func addressChangeSample(_ texts: Texts) -> Self { addressChange(token: "x", csrf: "t", texts) }

    /// Changing a password.
    package static func passwordSample(_ texts: Texts) -> Self {
        password(problem: texts.problem(.wait(until: 90), at: 0), csrf: "t", texts)
    }

    /// Changing an address.
    package static func addressSample(_ texts: Texts) -> Self { address(csrf: "t", texts) }

    /// Erasing oneself.
    package static func erasureSample(_ texts: Texts) -> Self { erasure(asksCode: false, csrf: "t", texts) }

    /// Erasing somebody, handing a link over, taking a second factor away.
    package static func actSample(_ act: Act) -> @Sendable (Texts) -> Self? {
        { texts in
            let problem = act == .recovery ? texts.problem(.wrongPassword, at: 0) : nil
            return .act(act, on: DemokentPeople.approver, problem: problem, asksCode: true, csrf: "t", texts)
        }
    }

    /// Inviting somebody.
    package static func inviteSample(_ texts: Texts) -> Self {
        invite(language: "kk", offer: offerSample(texts), csrf: "t", texts)
    }

    fileprivate static func offerSample(_ texts: Texts) -> [AccountForm.Field] {
        offerFields(
            Offer(role: "town-editor", place: "towns", towns: "Demokent"), roles: [.townEditor, .townReader],
            countries: ["KZ"], everywhere: true, texts)
    }
}

extension Notice.Model {
    /// A link to hand over.
    package static func sample(_ texts: Texts) -> Self {
        invited("person3@demokent.kz", link: "https://qala.example/kk/invitations/x", texts)
    }
}

extension Notice.Model {
    /// A link to a new password, to hand over.
    package static func recoverySample(_ texts: Texts) -> Self {
        recoveryMade(DemokentPeople.approver, link: "https://qala.example/kk/recovery/x", texts)
    }
}

extension AccountShow.Model {
    /// An approver's own account.
    package static func sample(_ texts: Texts) -> Self {
        let this = DemokentPeople.session(1, "Firefox, Linux")
        return Self(
            DemokentPeople.approver, in: this, sessions: [this, DemokentPeople.session(2, "Chrome, Android")],
            events: DemokentPeople.events, canChangeAddress: true, csrf: "t", town: DemokentPeople.name, texts)
    }
}

extension SecondFactorShow.Model {
    /// Nothing set.
    package static func sample(_ texts: Texts) -> Self { Self(.none, isNeeded: true, csrf: "t") }

    /// The secret shown.
    package static func begunSample(_ texts: Texts) -> Self? {
        OneTimeCode(secret: Array(0..<20)).map {
            Self(begun: $0, address: "person1@demokent.kz", problem: texts["problem.wrong-code"], csrf: "t")
        }
    }

    /// The codes on paper, shown once.
    package static func confirmedSample(_ texts: Texts) -> Self {
        Self(.confirmed(codes: (0..<10).map { "abcde-0000\($0)" }), csrf: "t")
    }

    /// Set.
    package static func onSample(_ texts: Texts) -> Self { Self(.on(codesLeft: 3), isNeeded: true, csrf: "t") }
}

extension PeopleList.Model {
    /// The people of Demokent.
    package static func sample(_ texts: Texts) -> Self {
        Self(DemokentPeople.all, mayInvite: true, mayReadAudit: true, town: DemokentPeople.name, texts)
    }

    /// Nobody yet.
    package static func emptySample(_ texts: Texts) -> Self {
        Self([], mayInvite: true, mayReadAudit: false, town: DemokentPeople.name, texts)
    }
}

extension PersonShow.Model {
    /// The approver, as the coordinator sees her.
    package static func sample(_ texts: Texts) -> Self {
        let account = DemokentPeople.approver
        let roles = account.grants.map {
            PersonShow.Given(words: texts.words($0, town: DemokentPeople.name), key: "0")
        }
        return Self(
            account, roles: roles, powers: .init(manages: true, givesRoles: true, recovers: true, takesFactor: true),
            giving: AccountForm.Model.offerSample(texts), problem: texts.problem(.lastOffice, at: 0),
            events: DemokentPeople.events, names: [DemokentPeople.id(2): "Олег Ким"], csrf: "t", texts)
    }
}

extension AuditList.Model {
    /// Two events.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            DemokentPeople.events, names: [DemokentPeople.id(1): "Әйгерім Сапарова", DemokentPeople.id(2): "Олег Ким"],
            texts)
    }
}

extension RolesShow.Model {
    /// The table itself.
    package static func sample(_ texts: Texts) -> Self { Self(texts) }
}

extension DocumentHistory.Model {
    /// The history of a document in which a coordinator acted for the town.
    package static func officeSample(_ texts: Texts) -> Self {
        let author = texts["history.on-behalf", ["author": .text("Олег Ким"), "town": .text("Demokent")]]
        let save = DocumentHistory.Save(
            number: 5, time: DemokentPeople.time, author: author, reason: nil, changes: [], total: nil,
            digest: Demokent.sha256)
        let confirmed = DocumentHistory.Save(
            number: 4, time: DemokentPeople.time - 60, author: "Әйгерім Сапарова",
            reason: texts["history.answer.confirmed", ["first": .plain(2), "last": .plain(3)]], changes: [], total: nil,
            digest: Demokent.sha256)
        let erased = DocumentHistory.Save(
            number: 3, time: DemokentPeople.time - 120, author: texts["history.erased"], reason: nil, changes: [],
            total: nil, digest: Demokent.sha256)
        var model = Self(
            [save, confirmed, erased],
            document: Link("Demokent, 2022", "/\(texts.language.rawValue)/work/demokent-2022"),
            base: "/\(texts.language.rawValue)/work/demokent-2022", csrf: "t", isIntact: true, texts)
        model.awaiting = [
            DocumentHistory.Awaiting(
                numbers: 5...5, author: author, time: DemokentPeople.time, mayAnswer: true, canBeUndone: true)
        ]
        return model
    }
}

extension InventoryEdit.Model {
    /// The grid as a coordinator sees it who acts for the town.
    package static func officeSample(_ texts: Texts) -> Self {
        var model = sample(texts)
        model.owner = DemokentPeople.id(2).text
        model.signIn = Address(texts.language).signIn(returning: model.action)
        model.onBehalf = "Demokent"
        return model
    }
}

extension WorkNew.Model {
    /// The towns that somebody may begin a document for.
    package static func officeSample(_ texts: Texts) -> Self {
        Self(csrf: "t", form: .sample(texts), towns: [Choice("demokent", "Demokent"), Choice("ulgi", "Ulgi")])
    }
}
