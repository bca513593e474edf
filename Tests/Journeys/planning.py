"""Planning: from an inventory to a plan that is checked, explained and had as a document."""

import io
import pathlib
import subprocess
import tempfile

import openpyxl

from every_page import look_at_all
from journey import check, equal, journey
from working import GRID, fill_row, new_document, row_of

PAGES = {
    "plans": "/work/plans",
    "plan-new": "/work/plans/new",
    "plan": "{plan}",
    "plan-edit": "{plan}/edit",
    "plan-action": "{plan}/actions/1",
    "plan-action-new": "{plan}/actions/new",
    "plan-import": "{plan}/import",
    "plan-report": "{plan}/report",
    "plan-history": "{plan}/history",
}


def inventory(visitor, town, year):
    """An inventory of two rows: the emissions that a plan starts from."""
    new_document(visitor, town, year=year)
    for index, row in enumerate(GRID):
        fill_row(row_of(visitor.page, index), *row)
    visitor.page.click("button[name=save]")


def new_plan(visitor, town, year="2030"):
    """Begins a plan in the browser; gives its address."""
    page = visitor.open("/en/work/plans/new")
    page.fill("main input[name=town]", town)
    page.select_option("main select[name=country]", "KZ")
    page.select_option("main select[name=year]", year)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
    check(visitor.path.endswith("/edit"), visitor.path)
    return visitor.path.removesuffix("/edit")


def add_action(visitor, base, **fields):
    page = visitor.open(base + "/actions/new")
    for name, value in fields.items():
        field = page.locator(f"main [name='{name.replace('_', '-')}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.click("button[name=save]")
    page.wait_for_load_state()


def plan(visitor, town):
    """A plan with a target and two actions; the second begins after it ends."""
    base = new_plan(visitor, town)
    page = visitor.page
    page.fill("[name='approval.body']", f"{town} city council")
    page.fill("[name='target.1.year']", "2030")
    page.fill("[name='target.1.value']", "30 %")
    page.click("button[name=save]")
    add_action(visitor, base, title="Insulate schools", sector="municipal", reduction="60", energy_saving="240")
    add_action(visitor, base, title="Buy buses", sector="transport", reduction="80", start="2029", end="2027")
    return base


@journey("a plan is begun, filled by hand without script, checked, and what was typed wrong is not lost")
def by_hand(house):
    with house.visitor(java_script_enabled=False) as visitor:
        inventory(visitor, "Ekibastuz", "2019")
        base = new_plan(visitor, "Ekibastuz")
        page = visitor.page
        page.fill("[name='target.1.year']", "2030")
        page.fill("[name='target.1.value']", "a third")
        page.fill("[name='strategy.vision']", "Warm homes")
        visitor.expected |= {422}
        page.click("button[name=save]")
        equal(page.input_value("[name='target.1.value']"), "a third", "what was typed")
        equal(page.input_value("[name='strategy.vision']"), "Warm homes", "what was typed beside it")
        check(visitor.count("#target-1-value-note") == 1, "nothing is said beside the field")
        page.fill("[name='target.1.value']", "30 %")
        page.click("button[name=check]")
        check(visitor.count("#approval-body-note") == 1, "the check says nothing beside the approval")
        page.fill("[name='approval.body']", "Ekibastuz city council")
        page.click("button[name=save]")
        equal(visitor.path, base, "after saving")
        add_action(visitor, base, title="Insulate schools", sector="municipal", reduction="60")
        check("Insulate schools" in visitor.text("#actions + *, section[aria-labelledby=actions]"), "the action is missing")
        visitor.open("/en/work/plans")
        check("Ekibastuz" in visitor.text(), "the plan is not in the list")


@journey("a plan's actions are held against its target, a finding leads to its field and is explained")
def explained(house):
    with house.visitor() as visitor:
        inventory(visitor, "Zhanaozen", "2019")
        inventory(visitor, "Zhanaozen", "2022")
        base = plan(visitor, "Zhanaozen")
        visitor.open(base)
        sides = visitor.text("section[aria-labelledby=reconciliation]")
        check("against the baseline" in sides and "against the latest inventory" in sides, sides)
        page = visitor.page
        finding = page.locator("li.finding", has_text="A11")
        equal(finding.locator("a", has_text="Correct it").get_attribute("href"), f"{base}/actions/2#end", "the way")
        finding.locator("summary").click()
        finding.locator("textarea").fill("The council will move the end.")
        finding.locator("button").click()
        page.wait_for_load_state()
        again = page.locator("li.finding", has_text="A11")
        check("The council will move the end." in again.inner_text(), again.inner_text())
        again.locator("button[name=withdraw]").click()
        page.wait_for_load_state()
        check("The council will move the end." not in visitor.text(), "the reason is still there")


@journey("actions come in from a spreadsheet that was filled in, after a look at what was read")
def spreadsheet(house):
    with house.visitor() as visitor:
        base = new_plan(visitor, "Arkalyk")
        answer = house.ask(f"{base.replace('/en/', '/kk/')}/actions.xlsx")
        book = openpyxl.load_workbook(io.BytesIO(answer.body))
        sheet = book.worksheets[0]
        columns = {cell.value: cell.column for cell in sheet[1]}
        title, sector, reduction = list(columns)[1], list(columns)[2], list(columns)[14]
        for row, (name, place, amount) in enumerate([("Автобус", "көлік", 80), ("Мектеп", "айдағы", "көп")], 2):
            sheet.cell(row, columns[title], name)
            sheet.cell(row, columns[sector], place)
            sheet.cell(row, columns[reduction], amount)
        filled = io.BytesIO()
        book.save(filled)
        page = visitor.open(base + "/import")
        page.set_input_files("input[name=file]", {
            "name": "іс-шаралар.xlsx", "buffer": filled.getvalue(), "mimeType": "application/octet-stream"})
        page.click("form[enctype] button[type=submit]")
        told = visitor.text("section[aria-labelledby=findings]")
        check("actions.sector-unknown" in told and "actions.not-a-number" in told and sheet.title in told, told)
        page.click("button[name=mode][value=add]")
        page.wait_for_load_state()
        check("Автобус" in visitor.text() and "Мектеп" in visitor.text(), "the actions are not in the plan")


@journey("a plan is had as a tagged PDF in three languages, as a table, and as a folder that is taken back")
def document(house):
    with house.visitor() as visitor:
        inventory(visitor, "Shakhtinsk", "2019")
        base = plan(visitor, "Shakhtinsk")
        for language in ("kk", "ru", "en"):
            answer = house.ask(f"/{language}{base.removeprefix('/en')}.pdf")
            equal((answer.status, answer.headers["Content-Type"]), (200, "application/pdf"), language)
            with tempfile.TemporaryDirectory() as folder:
                file = pathlib.Path(folder) / "plan.pdf"
                file.write_bytes(answer.body)
                read = lambda *command: subprocess.run(command, check=True, capture_output=True).stdout.decode()
                facts, text = read("pdfinfo", file), read("pdftotext", "-layout", file, "-")
            check("yes" in facts.split("Tagged:")[1].split("\n")[0], facts)
            check("Insulate" in text and "A11" in text, text)
        check("Buy buses" in house.ask(base + ".csv").text, "the table lacks an action")
        folder = house.ask(base + ".zip").body
        page = visitor.open(base + "/import")
        page.set_input_files("input[name=file]", {
            "name": "shakhtinsk-2030.zip", "buffer": folder, "mimeType": "application/zip"})
        page.click("form[enctype] button[type=submit]")
        page.click("button[name=mode][value=plan]")
        page.wait_for_load_state()
        equal(house.ask(base + ".json").json["reduction"]["value"], 140, "the sum after coming back")


@journey("every page of a plan is accessible in light and dark, fits a phone, and has all its words")
def pages(house):
    with house.visitor() as visitor:
        inventory(visitor, "Aksai", "2019")
        base = plan(visitor, "Aksai")
    look_at_all(house, PAGES, plan=base.removeprefix("/en"))
