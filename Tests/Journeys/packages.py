"""Working apart: a town's work is taken along in a file, worked on without network, and brought back on a page."""

import pathlib
import re

from journey import LANGUAGES, Server, Words, check, equal, journey
from office import enter, join, picture, sign_in
from working import fill_row, new_document, row_of, settle, values

words = Words()


class Laptop(Server):
    """Another computer, on which the file that was taken along is the whole application."""

    def __init__(self, program, package):
        self.package = package
        super().__init__(program)

    def prepare(self):
        pathlib.Path(self.data).write_bytes(self.package)

    def brought(self):
        """Ends the program and gives the file as it is then."""
        self.process.send_signal(2)
        self.process.wait(timeout=15)
        self.check_whole()
        return pathlib.Path(self.data).read_bytes()


def take_along(visitor, path):
    page = visitor.open(path)
    with page.expect_download() as download:
        page.click("a[href$='/package.qala']")
    check(download.value.suggested_filename.endswith(".qala"), download.value.suggested_filename)
    return pathlib.Path(download.value.path()).read_bytes()


def bring_back(visitor, data, language, name="town.qala"):
    page = visitor.open(f"/{language}/work/packages")
    page.set_input_files(
        "input[name=file]", {"name": name, "buffer": data, "mimeType": "application/octet-stream"})
    page.click("form[enctype] button[type=submit]")
    page.wait_for_load_state()
    return page


def work_elsewhere(house, package, path, amount):
    """Changes the first line on another computer; gives the file."""
    laptop = Laptop(house.server.program, package)
    try:
        with house.visitor(at=laptop) as visitor:
            page = visitor.open(path)
            row_of(page, 0).locator("input[name$='.amount']").fill(amount)
            page.keyboard.press("Enter")
            settle(page)
        return laptop.brought()
    finally:
        if laptop.process.poll() is None:
            laptop.process.kill()
        laptop.process.stdout.close()
        laptop.log.close()
        laptop.folder.cleanup()


@journey("in the office a town's work is taken along, worked on elsewhere, and brought back, in three languages")
def office(house):
    for language, town in (("kk", "lisakovsk"), ("ru", "petropavlovsk"), ("en", "zhezkazgan")):
        where = f"KZ/{town}"
        join(house, f"{language}@{town}.kz", f"Дана {language}", "town-editor", "--town", where, language=language)
        with house.visitor(at=house.office) as visitor:
            page = sign_in(visitor, f"{language}@{town}.kz", language=language)
            visitor.open(f"/{language}/work/new")
            page.select_option("select[name=town]", town)
            page.fill("input[name=year]", "2022")
            page.click("main form button[type=submit]")
            page.wait_for_url("**/edit")
            enter(page, "residential", "natural_gas", "1200", "MWh")
            document = re.search(r"/work/([^/]+)/edit", page.url).group(1)
            package = take_along(visitor, f"/{language}/work/{document}")
            worked = work_elsewhere(house, package, f"/{language}/work/{document}/edit", "1500")
            visitor.open(f"/{language}/work/packages")
            picture(visitor, language, "package-form")
            # Meanwhile the same line was changed here.
            visitor.open(f"/{language}/work/{document}/edit")
            row_of(page, 0).locator("input[name$='.amount']").fill("1800")
            page.keyboard.press("Enter")
            settle(page)
            bring_back(visitor, worked, language, f"{town}.qala")
            check(words(language, "package.result.waiting") in visitor.text(), visitor.text())
            picture(visitor, language, "package-result")
            page.click("main table a[href$='/conflicts']")
            page.wait_for_load_state()
            picture(visitor, language, "package-decide")
            page.locator("main input[type=radio][value=other]").first.check()
            page.click("main form button[type=submit]")
            page.wait_for_load_state()
            check([row[2].replace(",", "") for row in values(page)][0] in ("1500", "1800"), values(page))
            visitor.open(f"/{language}/work/{document}/history")
            text = visitor.text()
            check(f"Дана {language}" in text and f"{town}.qala" in text, text)
            picture(visitor, language, "package-history")
            visitor.expected.add(422)
            bring_back(visitor, b"\xff\xd8\xff\xe0 a picture", language, "photo.jpg")
            check(words(language, "package.result.refused") in visitor.text(), visitor.text())
            picture(visitor, language, "package-refused")


@journey("on one's own machine a file that was worked on elsewhere comes back, without scripts too")
def local(house):
    with house.visitor() as visitor:
        path = new_document(visitor, "Kentau")
        page = visitor.page
        fill_row(row_of(page, 0), "residential", "natural_gas", "1200", "MWh")
        page.click("button[name=save]")
        package = take_along(visitor, path)
    worked = work_elsewhere(house, package, f"{path}/edit", "1500")
    with house.visitor(java_script_enabled=False) as visitor:
        bring_back(visitor, worked, "en")
        check(words("en", "package.result.done") in visitor.text(), visitor.text())
        page = visitor.open(f"{path}/edit")
        equal([row[2].replace(",", "") for row in values(page)], ["1500"], "after bringing it back")
        bring_back(visitor, worked, "en")
        check(words("en", "package.result.nothing") in visitor.text(), visitor.text())
