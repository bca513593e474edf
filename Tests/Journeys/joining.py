"""Joining: a registration from its first word to the public register, and what a coordinator does afterwards."""

from journey import LANGUAGES, Words, check, equal, journey
from office import join, picture, sign_in

words = Words()
PDF = {"mimeType": "application/pdf", "buffer": b"%PDF-1.4 decided"}

# A town of each language that the register lacks, with its place and people.
TOWNS = {
    "kk": ("Balkhash", "Балқаш", "46.8481", "74.9950", "78000"),
    "ru": ("Ridder", "Риддер", "50.3441", "83.5121", "46000"),
    "en": ("Kentau", "Кентау", "43.5166", "68.5049", "70000"),
}


def press(page, button):
    page.click(button)
    page.wait_for_load_state()


@journey("a town registers, is given back, is admitted by the office, and moves a deadline, in three languages")
def joining(house):
    administrator, password = house.office.administrator
    for language in LANGUAGES:
        name, local, north, east, people = TOWNS[language]
        slug = name.lower()
        way = f"/{language}/work/registrations/{slug}-1"
        approver = f"mayor@{slug}.kz"
        join(house, approver, f"Дана {name}", "town-approver", "--town", f"KZ/{slug}", language=language)
        with house.visitor(at=house.office) as town, house.visitor(at=house.office) as office:
            page = sign_in(town, approver, language=language)
            town.open(f"/{language}/join")
            picture(town, language, "join")
            town.open(f"/{language}/work/registrations/new")
            picture(town, language, "registration-new")
            press(page, "main form button[type=submit]")
            equal(town.path, way, "where a registration begins")
            check(words(language, "finding.registration.position-missing.text") in town.text(), town.text())
            for field, value in [
                ("name", name), ("kazakh", local), ("population", people), ("populationYear", "2023"),
                ("latitude", north), ("longitude", east), ("decisionDay", "2026-05-20"), ("decisionNumber", "34/2"),
            ]:
                page.fill(f"input[name={field}]", value)
            page.check("input[name=commitments][value='2030']")
            page.check("input[name=commitments][value='energy_poverty']")
            picture(town, language, "registration-open")
            press(page, "main form[action$='-1'] button[type=submit]")
            page.set_input_files("input[name=decisionFile]", {"name": "decision.pdf", **PDF})
            page.set_input_files("input[name=letterFile]", {"name": "letter.pdf", **PDF})
            press(page, "main form[action$='/files'] button[type=submit]")
            check(words(language, "registration.no-findings") in town.text(), town.text())
            press(page, "main form[action$='/steps'] button[type=submit]")
            check(words(language, "registration-state.pending") in town.text(), town.text())

            desk = sign_in(office, administrator, password, language)
            office.open(f"/{language}/coordination")
            check(f"/work/registrations/{slug}-1" in desk.content(), "the office does not see the registration")
            picture(office, language, "coordination")
            office.open(way)
            picture(office, language, "registration-office")
            desk.fill("textarea[name=remark]", "Подпись / signature?")
            press(desk, "main section[aria-labelledby=step-return] button[type=submit]")
            town.open(way)
            check("Подпись / signature?" in town.text(), town.text())
            press(page, "main form[action$='/steps'] button[type=submit]")
            office.open(way)
            press(desk, "main section[aria-labelledby=step-admit] button[type=submit]")
            check(words(language, "registration-state.admitted") in office.text(), office.text())

            town.open(f"/{language}/towns/{slug}")
            check(words(language, "milestone.adhesion") in town.text(), town.text())
            picture(town, language, "town-joined")
            town.open(f"/{language}/work/covenant/{slug}")
            picture(town, language, "membership")
            page.fill("section[aria-labelledby=act-extend] input[name=until]", "2028-11-20")
            page.fill("section[aria-labelledby=act-extend] textarea[name=reason]", "Санақ / census")
            press(page, "section[aria-labelledby=act-extend] button[type=submit]")
            town.open(f"/{language}/towns/{slug}")
            check("Санақ / census" in town.text(), town.text())

            office.open(f"/{language}/coordination/comparison")
            picture(office, language, "comparison")
            office.open(f"/{language}/coordination")
            press(desk, "main form[action$='/reminders'] button[type=submit]")
            picture(office, language, "reminders")
            office.open(f"/{language}/parties")
            picture(office, language, "parties")
            office.open(f"/{language}/parties/supporter-eurocities")
            picture(office, language, "party")
