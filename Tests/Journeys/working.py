"""Working: one person with documents of their own, on this machine, without an account."""

import io
import pathlib
import re
import subprocess
import tempfile

import openpyxl

from journey import Words, check, equal, journey, number

words = Words()

# Numbers with short factors of their own, so that the expected sum can be worked out by hand.
GRID = [
    ("residential", "natural_gas", "1200", "MWh"),
    ("residential", "diesel", "300", "MWh"),
]


def new_document(visitor, town, language="en", year="2022"):
    """Begins a document in the browser; gives its address."""
    page = visitor.open(f"/{language}/work/new")
    page.fill("main input[name=town]", town)
    page.select_option("main select[name=country]", "KZ")
    page.fill("main input[name=year]", year)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
    found = re.match(rf"(/{language}/work/[^/?#]+)(?:/edit)?$", visitor.path)
    check(found, f"after a new document: {visitor.path}")
    if not visitor.path.endswith("/edit"):
        visitor.open(found.group(1) + "/edit")
    return found.group(1)


def workbook(visitor, town, language):
    """Asks for an empty workbook as a person does; gives the file."""
    page = visitor.open(f"/{language}/workbook")
    page.fill("main input[name=town]", town)
    page.select_option("main select[name=country]", "KZ")
    page.fill("main input[name=year]", "2022")
    page.select_option("main select[name=language]", language)
    with page.expect_download() as download:
        page.click("main form button[type=submit]")
    check(download.value.suggested_filename.endswith(".xlsx"), download.value.suggested_filename)
    return pathlib.Path(download.value.path()).read_bytes()


class Energy:
    """The sheet of final energy, found by its hidden marks as the reader finds them."""

    def __init__(self, data):
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self.sheet = self.marked("energy")
        codes = next(
            row for row in self.sheet.iter_rows(max_row=30) if any(cell.value == "natural_gas" for cell in row))
        self.columns = {cell.value: cell.column for cell in codes if cell.value}
        self.rows = {row[0].value: row[0].row for row in self.sheet.iter_rows() if row[0].value}

    def marked(self, name):
        return next(sheet for sheet in self.book.worksheets if sheet["A1"].value == f"qala:{name}")

    def cell(self, sector, carrier):
        return self.sheet.cell(self.rows[sector], self.columns[carrier])

    def unit(self, carrier):
        return self.sheet.cell(self.rows["unit"], self.columns[carrier])

    def saved(self):
        data = io.BytesIO()
        self.book.save(data)
        return data.getvalue()


def upload(visitor, data, name, language="en", keep=True):
    page = visitor.open(f"/{language}/work/upload")
    page.set_input_files("input[name=file]", {
        "name": name, "buffer": data,
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    page.check(f"input[name=keep][value='{1 if keep else 0}']")
    page.click("form[enctype] button[type=submit]")
    return page


def row_of(page, index):
    return page.locator("table.grid tbody tr").nth(index)


def fill_row(row, sector, carrier, amount, unit):
    row.locator("select[name$='.sector']").select_option(sector)
    row.locator("select[name$='.carrier']").select_option(carrier)
    row.locator("input[name$='.amount']").fill(amount)
    row.locator("select[name$='.unit']").select_option(unit)


def values(page):
    """What the grid holds: sector, carrier, amount and unit of every row that says something."""
    rows = page.locator("table.grid tbody tr").evaluate_all("""rows => rows.map(row =>
        ["sector", "carrier", "amount", "unit"].map(name => row.querySelector(`[name$=".${name}"]`).value))""")
    return [tuple(row) for row in rows if row[2]]


def settle(page):
    """Waits until everything that was typed is saved: from the first key on the grid says that it is not."""
    page.wait_for_selector("[data-saved][data-state=saved]", timeout=20_000)


@journey("an empty workbook is had in each language, opens, and is protected but for what is to be filled")
def empty_workbook(house):
    for language, town in (("kk", "Қарағанды"), ("ru", "Караганда"), ("en", "Karaganda")):
        with house.visitor() as visitor:
            energy = Energy(workbook(visitor, town, language))
            check(len(energy.book.sheetnames) >= 6, energy.book.sheetnames)
            check(energy.sheet.protection.sheet, "the sheet is not protected")
            check(not energy.cell("residential", "natural_gas").protection.locked, "an amount cannot be filled in")
            check(energy.sheet.cell(energy.rows["unit"], 2).protection.locked, "a heading can be overwritten")
            check(energy.sheet.data_validations.dataValidation, "there are no choice lists")
            said = str([[cell.value for cell in row] for row in energy.marked("town").iter_rows(max_row=40)])
            check(town in said and "2022" in said, f"{language}: town or year is missing")


@journey("a filled workbook given back is computed, kept, and its faults are named by sheet and cell")
def filled_workbook(house):
    with house.visitor() as visitor:
        energy = Energy(workbook(visitor, "Karaganda", "en"))
        energy.unit("natural_gas").value = "MWh"
        energy.unit("diesel").value = "MWh"
        energy.cell("residential", "natural_gas").value = 1200
        energy.cell("residential", "diesel").value = 300
        fault = energy.cell("municipal", "natural_gas")
        fault.value = "about 5"
        upload(visitor, energy.saved(), "karaganda.xlsx")
        told = visitor.text("ol.findings")
        check("cell.text-in-number" in told, told)
        check(fault.coordinate in told and energy.sheet.title in told, f"the place {fault.coordinate} is not in: {told}")
        check("SHA-256" in visitor.text(), "the digest of the file is missing")
        check(number(visitor.text(".figure b")) > 300, visitor.text(".figure"))
        visitor.page.locator("p.actions a").first.click()
        check(re.match(r"/en/work/[^/]+$", visitor.path), visitor.path)
        visitor.page.locator("a.open").first.click()
        check("karaganda.xlsx" in visitor.page.locator("main").text_content(), "the file is not named in the working")


@journey("the same workbook says the same in Kazakh and Russian")
def languages(house):
    for language in ("kk", "ru"):
        with house.visitor() as visitor:
            energy = Energy(workbook(visitor, "Қарағанды", language))
            energy.cell("residential", "natural_gas").value = -5
            upload(visitor, energy.saved(), "қарағанды.xlsx", language, keep=False)
            told = visitor.text("ol.findings")
            check("cell.negative" in told or "C01" in told, told)
            check("қарағанды.xlsx" in visitor.text(), "the name of the file is missing")


@journey("a file that is no workbook is refused with a reason")
def refused(house):
    for name, data in (("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)), ("empty.xlsx", b""), ("cut.xlsx", b"PK\x03\x04")):
        with house.visitor() as visitor:
            page = visitor.open("/en/work/upload")
            page.set_input_files("input[name=file]", {"name": name, "buffer": data, "mimeType": "application/octet-stream"})
            page.evaluate("document.querySelector('form[enctype]').noValidate = true")
            page.click("form[enctype] button[type=submit]")
            visitor.expected |= {400, 413, 415, 422}
            check(visitor.count("ol.findings li") > 0, f"{name}: nothing is said")


@journey("the grid is filled by keyboard, saves itself, and keeps the values over a reload")
def keyboard(house):
    with house.visitor() as visitor:
        new_document(visitor, "Temirtau")
        page = visitor.page
        for index, row in enumerate(GRID):
            fill_row(row_of(page, index), *row)
        amount = row_of(page, 0).locator("input[name$='.amount']")
        amount.focus()
        page.keyboard.press("Enter")
        focused = page.evaluate("document.activeElement.name")
        equal(focused, row_of(page, 1).locator("input[name$='.amount']").get_attribute("name"), "Enter goes down to")
        page.keyboard.press("ArrowUp")
        page.keyboard.type("1400")
        page.keyboard.press("Enter")
        settle(page)
        # A row that was saved once is the same row when it is saved again.
        row_of(page, 0).locator("input[name$='.amount']").focus()
        page.keyboard.type("1500.5")
        page.keyboard.press("Enter")
        settle(page)
        total = number(visitor.text("[data-total] b"))
        page.reload()
        expected = [("residential", "natural_gas", "1500.5", "MWh"), GRID[1]]
        equal([(s, c, a.replace(",", ""), u) for s, c, a, u in values(page)], expected, "after a reload")
        equal(number(visitor.text("[data-total] b")), total, "the total after a reload")
        page.evaluate("document.querySelector(\"input[name$='.amount']\").focus()")
        page.keyboard.type("7")
        page.keyboard.press("Escape")
        equal(values(page)[0][2].replace(",", ""), "1500.5", "Escape brings back")


@journey("a block copied from a spreadsheet is pasted, and one step takes it back")
def paste(house):
    with house.visitor() as visitor:
        new_document(visitor, "Balkhash")
        page = visitor.page
        sector, gas, diesel = (words("en", key) for key in ("sector.residential", "carrier.natural_gas", "carrier.diesel"))
        block = f"{sector}\t\t{gas}\t\t1200\tMWh\n{sector}\t\t{diesel}\t\t300\tMWh\n"
        first = row_of(page, 0).locator("select[name$='.sector']")
        first.focus()
        page.evaluate("""text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""", block)
        equal(values(page), GRID, "after pasting")
        page.keyboard.press("Control+z")
        equal(values(page), [], "after undoing")
        page.keyboard.press("Control+y")
        settle(page)
        page.reload()
        equal([(s, c, a.replace(",", ""), u) for s, c, a, u in values(page)], GRID, "after a reload")


@journey("a finding appears beside the row it belongs to while one works")
def beside(house):
    with house.visitor() as visitor:
        new_document(visitor, "Satpaev")
        page = visitor.page
        fill_row(row_of(page, 0), "residential", "natural_gas", "-12", "MWh")
        page.keyboard.press("Tab")
        page.wait_for_selector("table.grid tbody tr [data-findings] li", timeout=20_000)
        check(row_of(page, 0).locator("[data-findings] li").count() > 0, "the finding stands beside another row")


@journey("the history names every save, and its chain of digests holds")
def history(house):
    with house.visitor() as visitor:
        base = new_document(visitor, "Ridder")
        page = visitor.page
        for amount in ("100", "250"):
            fill_row(row_of(page, 0), "residential", "natural_gas", amount, "MWh")
            page.click("button[name=save]")
        visitor.open(base + "/history")
        check(visitor.count("main tbody tr, main ol li") >= 3, "three saves were made")
        check(visitor.count("main .mark, main svg") > 0, "nothing is said about the chain")


@journey("without scripts the same form adds, saves and removes rows")
def plain(house):
    with house.visitor(java_script_enabled=False) as visitor:
        base = new_document(visitor, "Zhezkazgan")
        page = visitor.page
        for index, row in enumerate(GRID):
            fill_row(row_of(page, index), *row)
        page.click("button[name=save]")
        visitor.open(base + "/edit")
        amounts = [row_of(page, index).locator("input[name$='.amount']").input_value() for index in range(2)]
        equal([amount.replace(",", "") for amount in amounts], ["1200", "300"], "saved amounts")
        page.locator("button[name=remove]").first.click()
        visitor.open(base + "/edit")
        amounts = [row_of(page, index).locator("input[name$='.amount']").input_value() for index in range(2)]
        equal(amounts, ["300", ""], "amounts after removing the first row")
        visitor.open("/en/work")
        check("Zhezkazgan" in visitor.text(), "the document is not in the list")


@journey("what was typed survives a lost connection and is offered again")
def draft(house):
    with house.visitor() as visitor:
        base = new_document(visitor, "Stepnogorsk")
        page = visitor.page
        visitor.context.set_offline(True)
        fill_row(row_of(page, 0), *GRID[0])
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-saved][data-state=offline], [data-saved][data-state=kept]", timeout=20_000)
        page.route("**/edit", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
        visitor.context.set_offline(False)
        page.goto(visitor.origin + base + "/edit")
        page.wait_for_selector("[data-draft]:not([hidden])")
        page.unroute("**/edit")
        page.click("[data-restore]")
        settle(page)
        page.reload()
        equal([row[2].replace(",", "") for row in values(page)], ["1200"], "after restoring")
        visitor.problems = [problem for problem in visitor.problems if "ERR_" not in problem]


@journey("a document is taken away as workbook, CSV, JSON and report, and the workbook reads back the same")
def take_away(house):
    with house.visitor() as visitor:
        base = new_document(visitor, "Rudny")
        page = visitor.page
        for index, row in enumerate(GRID):
            fill_row(row_of(page, index), *row)
        page.click("button[name=save]")
        answer = house.ask(base + ".json").json
        table = house.ask(base + ".csv")
        equal(table.status, 200, "CSV")
        book = house.ask(base + "/workbook.xlsx")
        equal(book.status, 200, "workbook")
        equal(Energy(book.body).cell("residential", "natural_gas").value, 1200, "the amount in the workbook")
        upload(visitor, book.body, "rudny.xlsx", keep=False)
        check(abs(number(visitor.text(".figure b")) - answer["total"]["value"]) < 1, "another total after the way back")


@journey("an inventory is had as a tagged PDF in three languages")
def report(house):
    for language, town in (("kk", "Турин"), ("ru", "Турин"), ("en", "Turin")):
        answer = house.ask(f"/{language}/towns/turin/inventories/2019.pdf")
        equal((answer.status, answer.headers["Content-Type"]), (200, "application/pdf"), language)
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "report.pdf"
            file.write_bytes(answer.body)
            read = lambda *command: subprocess.run(command, check=True, capture_output=True).stdout.decode()
            facts, text = read("pdfinfo", file), read("pdftotext", "-layout", file, "-")
        check(re.search(r"Tagged:\s+yes", facts), facts)
        check(town in text and re.search(r"2[\s,]271[\s,]3", text), text[:500])


@journey("an inventory is readable on paper")
def paper(house):
    with house.visitor() as visitor:
        page = visitor.open("/ru/towns/turin/inventories/2019/report")
        page.emulate_media(media="print")
        check(not page.locator("header.site nav").first.is_visible(), "the navigation is printed")
        with tempfile.TemporaryDirectory() as folder:
            file = str(pathlib.Path(folder) / "report.pdf")
            page.pdf(path=file, format="A4", print_background=False)
            text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True).stdout.decode()
        check("Турин" in text and re.search(r"2\s271\s3\d\d", text), text[:500])
        check(number(re.search(r"2\s271\s3\d\d", text).group()) > 2_271_000, "the total")
