import Foundation
import Localization
import Pages
import Testing

/// Every page with its sample, in every language.
enum Samples {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static let catalogue: Catalogue? = try? Catalogue(
        folder: folder.deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Sources/Localization/Catalogues"))

    static let site = Site(assetVersion: "1", dataVersion: "2026-11-21", isLocal: true)

    /// A page's name and how it is rendered.
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var html: @Sendable (Texts) -> String
        var testDescription: String { name }

        init<P: Page>(
            _ name: String, _ page: P.Type, path: String, person: Frame.Person? = nil, site: Site = Samples.site,
            _ model: @escaping @Sendable (Texts) -> P.Model?
        ) {
            self.name = name
            html = { texts in
                guard let model = model(texts) else { return "" }
                let frame = Frame(texts, site: site, path: path, person: person)
                return String(decoding: P(model).rendered(in: frame), as: UTF8.self)
            }
        }
    }

    static let all: [Sample] = published + plans + accounts + log + joining + reviews

    private static let published: [Sample] = [
        Sample("Home", Home.self, path: "", Home.Model.sample),
        Sample("TownList", TownList.self, path: "/towns", TownList.Model.sample),
        Sample("TownList-empty", TownList.self, path: "/towns?country=UZ", TownList.Model.emptySample),
        Sample("TownShow", TownShow.self, path: "/towns/demokent", TownShow.Model.sample),
        Sample("TownShow-empty", TownShow.self, path: "/towns/ulgi", TownShow.Model.emptySample),
        Sample(
            "InventoryShow", InventoryShow.self, path: "/towns/demokent/inventories/2022", InventoryShow.Model.sample),
        Sample(
            "FigureShow", FigureShow.self, path: "/towns/demokent/inventories/2022/figures/total",
            FigureShow.Model.totalSample),
        Sample(
            "FigureShow-heat", FigureShow.self, path: "/towns/demokent/inventories/2022/figures/line.r2",
            FigureShow.Model.heatSample),
        Sample(
            "InventoryCompare", InventoryCompare.self, path: "/towns/demokent/compare/2015/2022",
            InventoryCompare.Model.sample),
        Sample(
            "InventoryReport", InventoryReport.self, path: "/towns/demokent/inventories/2022/report",
            InventoryReport.Model.sample),
        Sample("InventoryList", InventoryList.self, path: "/inventories", InventoryList.Model.sample),
        Sample("InventoryList-long", InventoryList.self, path: "/inventories?page=2", InventoryList.Model.longSample),
        Sample("FindingsList", FindingsList.self, path: "/findings", FindingsList.Model.sample),
        Sample(
            "DocumentHistory", DocumentHistory.self, path: "/work/demokent-2022/history",
            DocumentHistory.Model.sample),
        Sample(
            "DocumentChanges", DocumentChanges.self, path: "/work/demokent-2022/difference?from=4&to=6",
            DocumentChanges.Model.sample),
        Sample(
            "DocumentChanges-recalculation", DocumentChanges.self, path: "/work/demokent-2015/difference?from=1&to=2",
            DocumentChanges.Model.recalculationSample),
        Sample(
            "DocumentConflicts", DocumentConflicts.self, path: "/work/demokent-2022/conflicts",
            DocumentConflicts.Model.sample),
        Sample(
            "DocumentConflicts-empty", DocumentConflicts.self, path: "/work/demokent-2022/conflicts",
            DocumentConflicts.Model.emptySample),
        Sample("InventoryEdit", InventoryEdit.self, path: "/work/demokent-2022/edit", InventoryEdit.Model.sample),
        Sample("UploadForm", UploadForm.self, path: "/work/upload", UploadForm.Model.sample),
        Sample("UploadResult", UploadResult.self, path: "/work/upload", UploadResult.Model.sample),
        Sample("UploadResult-unread", UploadResult.self, path: "/work/upload", UploadResult.Model.unreadSample),
        Sample("PackageForm", PackageForm.self, path: "/work/packages", PackageForm.Model.sample),
        Sample("PackageResult", PackageResult.self, path: "/work/packages", PackageResult.Model.sample),
        Sample("PackageResult-refused", PackageResult.self, path: "/work/packages", PackageResult.Model.refusedSample),
        Sample("WorkbookForm", WorkbookForm.self, path: "/workbook", WorkbookForm.Model.sample),
        Sample("WorkNew", WorkNew.self, path: "/work/new", WorkNew.Model.sample),
        Sample("WorkList", WorkList.self, path: "/work", WorkList.Model.sample),
        Sample("WorkList-empty", WorkList.self, path: "/work", WorkList.Model.emptySample),
        Sample("WorkList-long", WorkList.self, path: "/work?q=demo&country=KZ&page=2", WorkList.Model.longSample),
        Sample("WorkList-narrow", WorkList.self, path: "/work?q=almaty&year=2022", WorkList.Model.narrowSample),
        Sample("FactorList", FactorList.self, path: "/factors/KZ/2015", FactorList.Model.sample),
        Sample("RuleList", RuleList.self, path: "/rules", RuleList.Model.sample),
        Sample("RuleShow", RuleShow.self, path: "/rules/C03", RuleShow.Model.sample),
        Sample("Glossary", Glossary.self, path: "/glossary", Glossary.Model.sample),
        Sample("About", About.self, path: "/about", About.Model.sample),
        Sample("Search", Search.self, path: "/search?q=demo", Search.Model.sample),
        Sample("Search-empty", Search.self, path: "/search?q=x", Search.Model.emptySample),
        Sample("FiguresShow", FiguresShow.self, path: "/figures?on=2024-10-04", FiguresShow.Model.sample),
        Sample("FiguresShow-empty", FiguresShow.self, path: "/figures?territory=UZ", FiguresShow.Model.emptySample),
        Sample("ReleaseList", ReleaseList.self, path: "/releases", ReleaseList.Model.sample),
        Sample("ReleaseList-empty", ReleaseList.self, path: "/releases", ReleaseList.Model.emptySample),
        Sample("MapShow", MapShow.self, path: "/map", MapShow.Model.sample),
        Sample("MapShow-empty", MapShow.self, path: "/map?country=UZ", MapShow.Model.emptySample),
        Sample("ErrorPage", ErrorPage.self, path: "/towns/demokennt", ErrorPage.Model.sample),
    ]

    private static let joining: [Sample] = [
        Sample("JoinShow", JoinShow.self, path: "/join", JoinShow.Model.sample),
        Sample("PartyList", PartyList.self, path: "/parties", PartyList.Model.sample),
        Sample("PartyShow", PartyShow.self, path: "/parties/demo-oblast", PartyShow.Model.sample),
        coordinated("PartyEdit", PartyEdit.self, "/parties/new/edit", PartyEdit.Model.sample),
        own("MembershipList", MembershipList.self, "/work/registrations", MembershipList.Model.sample),
        own("MembershipList-empty", MembershipList.self, "/work/registrations", MembershipList.Model.emptySample),
        own("RegistrationNew", RegistrationNew.self, "/work/registrations/new", RegistrationNew.Model.sample),
        own("RegistrationNew-own", RegistrationNew.self, "/work/registrations/new", RegistrationNew.Model.ownSample),
        own("RegistrationShow", RegistrationShow.self, "/work/registrations/ulgi-1", RegistrationShow.Model.sample),
        coordinated(
            "RegistrationShow-office", RegistrationShow.self, "/work/registrations/ulgi-1",
            RegistrationShow.Model.officeSample),
        own("MembershipShow", MembershipShow.self, "/work/covenant/demokent", MembershipShow.Model.sample),
        coordinated("CoordinationShow", CoordinationShow.self, "/coordination", CoordinationShow.Model.sample),
        coordinated(
            "CoordinationShow-empty", CoordinationShow.self, "/coordination?country=UA&late=1",
            CoordinationShow.Model.emptySample),
        coordinated("RemindersShow", RemindersShow.self, "/coordination/reminders", RemindersShow.Model.sample),
        coordinated(
            "RemindersShow-print", RemindersShow.self, "/coordination/reminders", RemindersShow.Model.printSample),
        coordinated("ComparisonShow", ComparisonShow.self, "/coordination/comparison", ComparisonShow.Model.sample),
        coordinated(
            "ComparisonShow-empty", ComparisonShow.self, "/coordination/comparison", ComparisonShow.Model.emptySample),
    ]

    private static func coordinated<P: Page>(
        _ name: String, _ page: P.Type, _ path: String, _ model: @escaping @Sendable (Texts) -> P.Model?
    ) -> Sample {
        let coordinator = Frame.Person(name: "Әйгерім Сапарова", csrf: "t", meetsPeople: true, coordinates: true)
        return Sample(name, page, path: path, person: coordinator, site: office, model)
    }

    private static let plans: [Sample] = [
        Sample("PlanShow", PlanShow.self, path: "/work/plans/demokent-2030", PlanShow.Model.sample),
        Sample("PlanShow-public", PlanShow.self, path: "/towns/demokent/plans/2030", PlanShow.Model.publicSample),
        Sample("PlanShow-empty", PlanShow.self, path: "/work/plans/ulgi-2030", PlanShow.Model.emptySample),
        Sample(
            "PlanReportPage", PlanReportPage.self, path: "/work/plans/demokent-2030/report",
            PlanReportPage.Model.sample),
        Sample("PlanList", PlanList.self, path: "/work/plans", PlanList.Model.sample),
        Sample("PlanList-empty", PlanList.self, path: "/work/plans", PlanList.Model.emptySample),
        Sample("PlanNew", PlanNew.self, path: "/work/plans/new", PlanNew.Model.sample),
        own("PlanNew-office", PlanNew.self, "/work/plans/new", PlanNew.Model.officeSample),
        own("PlanEdit", PlanEdit.self, "/work/plans/demokent-2030/edit", PlanEdit.Model.sample),
        Sample("ActionEdit", ActionEdit.self, path: "/work/plans/demokent-2030/actions/1", ActionEdit.Model.sample),
        Sample(
            "ActionEdit-new", ActionEdit.self, path: "/work/plans/demokent-2030/actions/new",
            ActionEdit.Model.newSample),
        Sample("PlanImport", PlanImport.self, path: "/work/plans/demokent-2030/import", PlanImport.Model.sample),
        Sample("ReportList", ReportList.self, path: "/work/reports", ReportList.Model.sample),
        Sample("ReportShow", ReportShow.self, path: "/work/reports/demokent-1", ReportShow.Model.sample),
        Sample("ReportEdit", ReportEdit.self, path: "/work/reports/demokent-1/edit", ReportEdit.Model.sample),
        Sample(
            "PlanImport-read", PlanImport.self, path: "/work/plans/demokent-2030/import", PlanImport.Model.readSample),
    ]

    private static let logged = Site(assetVersion: "1", dataVersion: "2026-11-21", isLocal: false, hasLog: true)

    private static let log: [Sample] = [
        Sample("LogShow", LogShow.self, path: "/log", site: logged, LogShow.Model.sample),
        Sample("LogShow-empty", LogShow.self, path: "/log", site: logged, LogShow.Model.emptySample),
        Sample("RevisionShow", RevisionShow.self, path: "/log/x", site: logged, RevisionShow.Model.sample),
        Sample("RevisionShow-draft", RevisionShow.self, path: "/log/x", site: logged, RevisionShow.Model.draftSample),
        Sample(
            "RevisionShow-waiting", RevisionShow.self, path: "/log/x", site: logged, RevisionShow.Model.waitingSample),
        Sample(
            "RevisionShow-unknown", RevisionShow.self, path: "/log/x", site: logged, RevisionShow.Model.unknownSample),
        Sample("TownLedger", TownLedger.self, path: "/towns/demokent/ledger", site: logged, TownLedger.Model.sample),
        Sample(
            "TownLedger-empty", TownLedger.self, path: "/towns/demokent/ledger", site: logged,
            TownLedger.Model.emptySample),
    ]

    private static let office = Site(assetVersion: "1", dataVersion: "2026-11-21", isLocal: false, hasAccounts: true)
    private static let person = Frame.Person(name: "Әйгерім Сапарова", csrf: "t", meetsPeople: true)

    private static func own<P: Page>(
        _ name: String, _ page: P.Type, _ path: String, _ model: @escaping @Sendable (Texts) -> P.Model?
    ) -> Sample {
        Sample(name, page, path: path, person: person, site: office, model)
    }

    private static let reviewer = Frame.Person(name: "Anna", csrf: "t", meetsPeople: false, reviews: true)

    private static func review<P: Page>(
        _ name: String, _ page: P.Type, _ path: String, _ model: @escaping @Sendable (Texts) -> P.Model?
    ) -> Sample {
        Sample(name, page, path: path, person: reviewer, site: office, model)
    }

    private static let reviews: [Sample] = [
        own("SubmissionList", SubmissionList.self, "/work/submissions", SubmissionList.Model.sample),
        own("SubmissionList-empty", SubmissionList.self, "/work/submissions", SubmissionList.Model.emptySample),
        own("SubmissionNew", SubmissionNew.self, "/work/submissions/new?plan=x", SubmissionNew.Model.sample),
        own(
            "SubmissionNew-refused", SubmissionNew.self, "/work/submissions/new?plan=x",
            SubmissionNew.Model.refusedSample),
        own("SubmissionShow", SubmissionShow.self, "/work/submissions/demokent-2", SubmissionShow.Model.sample),
        review("ReviewList", ReviewList.self, "/reviews", ReviewList.Model.sample),
        review("ReviewList-empty", ReviewList.self, "/reviews", ReviewList.Model.emptySample),
        review("ReviewShow", ReviewShow.self, "/reviews/demokent-2", ReviewShow.Model.sample),
        review("ReviewShow-decided", ReviewShow.self, "/reviews/demokent-2", ReviewShow.Model.decidedSample),
        review("ReviewShow-unknown", ReviewShow.self, "/reviews/demokent-2", ReviewShow.Model.unknownSample),
        review("ReviewReport", ReviewReport.self, "/reviews/demokent-2/report", ReviewReport.Model.sample),
        review("AgreementShow", AgreementShow.self, "/reviews/agreement", AgreementShow.Model.sample),
        review("AgreementShow-empty", AgreementShow.self, "/reviews/agreement", AgreementShow.Model.emptySample),
        review("MethodList", MethodList.self, "/reviews/methods", MethodList.Model.sample),
        review("MethodList-empty", MethodList.self, "/reviews/methods", MethodList.Model.emptySample),
    ]

    private static func entrance(
        _ name: String, _ path: String, _ model: @escaping @Sendable (Texts) -> AccountForm.Model?
    ) -> Sample {
        Sample("AccountForm-\(name)", AccountForm.self, path: path, site: office, model)
    }

    private static let accounts: [Sample] = [
        entrance("sign-in", "/sign-in", AccountForm.Model.sample),
        entrance("code", "/sign-in/code", AccountForm.Model.codeSample),
        entrance("invitation", "/invitations/x", AccountForm.Model.invitationSample),
        entrance("recovery", "/recovery", AccountForm.Model.recoverySample),
        entrance("new-password", "/recovery/x", AccountForm.Model.newPasswordSample),
        entrance("address-change", "/address-changes/x", AccountForm.Model.addressChangeSample),
        own("AccountForm-password", AccountForm.self, "/account/password", AccountForm.Model.passwordSample),
        own("AccountForm-address", AccountForm.self, "/account/address", AccountForm.Model.addressSample),
        own("AccountForm-erasure", AccountForm.self, "/account/erasure", AccountForm.Model.erasureSample),
        own("AccountForm-erase", AccountForm.self, "/people/x/erasure", AccountForm.Model.actSample(.erasure)),
        own("AccountForm-hand-over", AccountForm.self, "/people/x/recovery", AccountForm.Model.actSample(.recovery)),
        own(
            "AccountForm-take-factor", AccountForm.self, "/people/x/second-factor",
            AccountForm.Model.actSample(.secondFactor)),
        own("AccountForm-invite", AccountForm.self, "/people/invitation", AccountForm.Model.inviteSample),
        own("Notice", Notice.self, "/people/invitation", Notice.Model.sample),
        own("Notice-recovery", Notice.self, "/people/x/recovery", Notice.Model.recoverySample),
        own("AccountShow", AccountShow.self, "/account", AccountShow.Model.sample),
        own("SecondFactorShow", SecondFactorShow.self, "/account/second-factor", SecondFactorShow.Model.sample),
        own(
            "SecondFactorShow-begun", SecondFactorShow.self, "/account/second-factor",
            SecondFactorShow.Model.begunSample),
        own(
            "SecondFactorShow-confirmed", SecondFactorShow.self, "/account/second-factor/confirmation",
            SecondFactorShow.Model.confirmedSample),
        own("SecondFactorShow-on", SecondFactorShow.self, "/account/second-factor", SecondFactorShow.Model.onSample),
        own("PeopleList", PeopleList.self, "/people", PeopleList.Model.sample),
        own("PeopleList-empty", PeopleList.self, "/people", PeopleList.Model.emptySample),
        own("PersonShow", PersonShow.self, "/people/x", PersonShow.Model.sample),
        own("AuditList", AuditList.self, "/people/audit", AuditList.Model.sample),
        Sample("RolesShow", RolesShow.self, path: "/roles", site: office, RolesShow.Model.sample),
        own("DocumentHistory-office", DocumentHistory.self, "/work/demokent-2022/history") { texts in
            DocumentHistory.Model.officeSample(texts)
        },
        own("InventoryEdit-office", InventoryEdit.self, "/work/demokent-2022/edit", InventoryEdit.Model.officeSample),
        own("WorkNew-office", WorkNew.self, "/work/new", WorkNew.Model.officeSample),
        Sample("ErrorPage-signed-out", ErrorPage.self, path: "/work", site: office) { _ in
            ErrorPage.Model(.signedOut, status: 401, path: "/en/work", signIn: "/en/sign-in")
        },
    ]
}
