"""The whole way: a town joins, counts its energy, plans, sends, answers, is accepted, reports, and is counted."""

import io
import zipfile

from journey import ROOT, Words, check, journey
from office import join, picture, sign_in
from working import fill_row, row_of, settle

words = Words()
SLUG = "khromtau"
PDF = {"mimeType": "application/pdf", "buffer": b"%PDF-1.4 decided"}
USED = [
    ("municipal", "electricity", "9000", "MWh"),
    ("municipal", "natural_gas", "4000", "MWh"),
    ("tertiary", "electricity", "38000", "MWh"),
    ("residential", "electricity", "96000", "MWh"),
    ("residential", "natural_gas", "120000", "MWh"),
    ("transport_private_commercial", "gasoline", "128000", "MWh"),
    ("transport_private_commercial", "diesel", "61000", "MWh"),
]


def public(visitor, path, expected):
    """Opens a public page until it has followed the ledger, which a machine at work does in its own time."""
    for _ in range(60):
        visitor.open(path)
        if expected in visitor.text():
            return
        visitor.page.wait_for_timeout(500)


def press(page, button):
    page.click(button)
    page.wait_for_load_state()


def example_folder():
    """The plan of Demokent as the folder that a plan is taken along in."""
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w") as archive:
        for name in ("plan.yaml", "actions.csv"):
            archive.write(ROOT / "Examples" / "demokent-plan" / name, name)
    return {"name": "demokent-plan.zip", "mimeType": "application/zip", "buffer": folder.getvalue()}


def register(town, page):
    """The town registers: everything that stands against it is told, mended, and sent to the office."""
    town.open("/ru/work/registrations/new")
    press(page, "main form button[type=submit]")
    for field, value in [
        ("name", "Khromtau"), ("russian", "Хромтау"), ("population", "54000"), ("populationYear", "2023"),
        ("latitude", "50.2500"), ("longitude", "58.4345"), ("decisionDay", "2026-05-20"), ("decisionNumber", "7"),
    ]:
        page.fill(f"input[name={field}]", value)
    page.check("input[name=commitments][value='2030']")
    press(page, "main form[action$='-1'] button[type=submit]")
    page.set_input_files("input[name=decisionFile]", {"name": "decision.pdf", **PDF})
    page.set_input_files("input[name=letterFile]", {"name": "letter.pdf", **PDF})
    press(page, "main form[action$='/files'] button[type=submit]")
    press(page, "main form[action$='/steps'] button[type=submit]")
    check(words("ru", "registration-state.pending") in town.text(), town.text())


def count_energy(town, page, year, share=1.0):
    """An inventory of a year, typed into the grid."""
    town.open("/ru/work/new")
    page.select_option("main select[name=town]", SLUG)
    page.fill("main input[name=year]", year)
    press(page, "main form button[type=submit]")
    for index, (sector, carrier, amount, unit) in enumerate(USED):
        if index >= page.locator("table.grid tbody tr").count():
            page.click("button[name=add]")
        fill_row(row_of(page, index), sector, carrier, str(int(int(amount) * share)), unit)
    press(page, "button[name=save]")


def write_plan(town, page):
    """A plan that came as a folder, with its baseline."""
    town.open("/ru/work/plans/new")
    page.select_option("main select[name=town]", SLUG)
    page.select_option("main select[name=year]", "2030")
    press(page, "main form button[type=submit]")
    town.open(f"/ru/work/plans/{SLUG}-2030/import")
    page.set_input_files("input[name=file]", example_folder())
    press(page, "form[enctype] button[type=submit]")
    press(page, "button[name=mode][value=plan]")
    town.open(f"/ru/work/plans/{SLUG}-2030/edit")
    page.fill("input[name='baseline-year']", "2019")
    press(page, "button[name=save]")
    town.open(f"/ru/work/plans/{SLUG}-2030")
    picture(town, "ru", "covenant-plan")


def recalculate(town, page):
    """An accepted baseline is changed: not without a reason, and the history says what that comes to."""
    town.open(f"/ru/work/{SLUG}-2019/edit")
    page.locator("table.grid tbody tr input[name$='.amount']").first.fill("8000")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-saved][data-state=kept]", timeout=20_000)
    check(words("ru", "edit.reason.missing") in town.text("[data-saved]"), town.text("[data-saved]"))
    page.fill("#reason", "Счётчик посчитан дважды")
    page.keyboard.press("Tab")
    settle(page)
    town.open(f"/ru/work/{SLUG}-2019/history")
    press(page, "main .notice a[href*='/difference?from=']")
    check("Счётчик посчитан дважды" in town.text(), town.text())
    check(words("ru", "recalculation.targets") in town.text(), town.text())
    picture(town, "ru", "covenant-recalculation")


@journey("a town goes the whole way: joins, counts, plans, sends, is accepted, reports, and stands in the figures")
def covenant(house):
    administrator, password = house.office.administrator
    join(house, "mayor@khromtau.kz", "Дана", "town-approver", "--town", f"KZ/{SLUG}", language="ru")
    join(house, "oleg@review.kz", "Олег", "reviewer", "--country", "KZ", language="kk")
    with house.visitor(at=house.office) as town, house.visitor(at=house.office) as other:
        page = sign_in(town, "mayor@khromtau.kz", language="ru")
        register(town, page)
        desk = sign_in(other, administrator, password, "kk")
        other.open(f"/kk/work/registrations/{SLUG}-1")
        press(desk, "main section[aria-labelledby=step-admit] button[type=submit]")
        count_energy(town, page, "2019")
        write_plan(town, page)

        town.open(f"/ru/work/submissions/new?plan={SLUG}-2030")
        picture(town, "ru", "covenant-send")
        check("M10" in town.text(), "the council's figure is not held against the inventory")
        town.open(f"/ru/work/plans/{SLUG}-2030/edit")
        page.fill("input[name='printed.base_emission']", "166013")
        press(page, "button[name=save]")
        town.open(f"/ru/work/submissions/new?plan={SLUG}-2030")
        check("M10" not in town.text(), "what was mended is still found")
        if page.locator("input[name=consent]").count():
            page.check("input[name=consent]")
        press(page, "main form[action$='/submissions'] button[type=submit]")
        check(town.path.endswith(f"/work/submissions/{SLUG}-1"), town.path + town.text())
    with house.visitor(at=house.office) as town, house.visitor(at=house.office) as reviewer:
        page = sign_in(town, "mayor@khromtau.kz", language="ru")
        desk = sign_in(reviewer, "oleg@review.kz", language="kk")
        reviewer.open(f"/kk/reviews/{SLUG}-1")
        check(words("kk", "review.same") in reviewer.text(), reviewer.text())
        desk.select_option("#decision-outcome", "accepted_with_remarks")
        desk.fill("#decision-text", "Негізделген.")
        press(desk, "main form[action$='/decision'] button")
        check(words("kk", "review.state.accepted_with_remarks") in reviewer.text(), reviewer.text())

        count_energy(town, page, "2023", share=0.8)
        town.open("/ru/work/reports")
        page.select_option("#new-kind", "full")
        page.fill("#new-day", "2026-05-31")
        press(page, "main form[action$='/reports'] button[type=submit]")
        page.fill("input[name='inventory-year']", "2023")
        page.select_option("select[name='action.1.status']", "completed")
        page.fill("input[name='action.1.spent']", "сколько-то")
        town.expected |= {422}
        press(page, "main form button[type=submit]")
        check(page.input_value("input[name='action.1.spent']") == "сколько-то", "what was typed is lost")
        page.fill("input[name='action.1.spent']", "850 000")
        press(page, "main form button[type=submit]")
        check("20" in town.text("section[aria-labelledby=progress]"), town.text())
        picture(town, "ru", "covenant-report")
        town.open(f"/ru/work/submissions/new?report={SLUG}-1")
        check(words("ru", "review.document.published-plan", year="2030") in town.text(), town.text())
        if page.locator("input[name=consent]").count():
            page.check("input[name=consent]")
        press(page, "main form[action$='/submissions'] button[type=submit]")
        check(town.path.endswith(f"/work/submissions/{SLUG}-2"), town.path + town.text())
        reviewer.open(f"/kk/reviews/{SLUG}-2")
        check(words("kk", "review.same") in reviewer.text(), reviewer.text())
        picture(reviewer, "kk", "covenant-report-review")
        desk.select_option("#decision-outcome", "accepted_with_remarks")
        desk.fill("#decision-text", "Есеп толық.")
        press(desk, "main form[action$='/decision'] button")
        check(words("kk", "review.state.accepted_with_remarks") in reviewer.text(), reviewer.text())

        for language in ("kk", "ru", "en"):
            public(town, f"/{language}/towns/{SLUG}", words(language, "milestone.plan_accepted_with_remarks"))
            check(words(language, "milestone.plan_accepted_with_remarks") in town.text(), town.text())
            check(f"/towns/{SLUG}/plans/2030" in page.content(), "the town's page does not lead to its plan")
            public(town, f"/{language}/towns/{SLUG}", words(language, "milestone.report_accepted"))
            check(f"/towns/{SLUG}/reports/1" in page.content(), "the town's page does not lead to its report")
            town.open(f"/{language}/towns/{SLUG}/reports/1")
            check("850" in town.text("section[aria-labelledby=implementation]"), town.text())
        picture(town, "en", "covenant-town")
        town.open(f"/en/towns/{SLUG}/plans/2030")
        check("30" in town.text() and "Demokent city council" in town.text(), town.text())
        town.open("/en/figures?territory=KZ")
        picture(town, "en", "covenant-figures")
        check("62" in town.text(), "the promised reduction is not in the figures")
        check("850,000" in town.text(), "the money that the report names is not in the figures")
        recalculate(town, page)
