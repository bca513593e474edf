"""Figures: the covenant added up for a territory and a day, and what can be taken away of it."""

import csv
import io

from journey import LANGUAGES, Words, check, equal, journey

words = Words()


@journey("the covenant in figures is asked for Central Asia on a past day and names nine towns")
def past_day(house):
    for language in LANGUAGES:
        with house.visitor(locale=language) as visitor:
            page = visitor.open(f"/{language}")
            page.click(f"header a[href='/{language}/figures']")
            page.select_option("select[name=territory]", "central-asia")
            page.fill("input[name=on]", "2014-02-19")
            page.click("form.filters button")
            check("territory=central-asia&on=2014-02-19" in visitor.path, visitor.path)
            check(words(language, "territory.central-asia") in visitor.text("h1"), "the territory is not named")
            check("9" in visitor.text("p.lead"), visitor.text("p.lead"))
            check(words(language, "figures.mark.unknown") in visitor.text(), "what is not known is not said to be so")
            page.click("#list-plan_unknown ~ details summary")
            equal(visitor.count("#list-plan_unknown ~ details li"), 9, "named towns")


@journey("every table of figures is had as CSV, with its completeness in each row")
def tables(house):
    with house.visitor() as visitor:
        page = visitor.open("/en/figures?territory=KZ&on=2024-06-01")
        links = page.eval_on_selector_all("main a[href*='figures.csv']", "all => all.map(a => a.getAttribute('href'))")
    check(len(links) > 5, f"{len(links)} tables")
    for link in links:
        rows = list(csv.DictReader(io.StringIO(house.ask(link).text)))
        check(rows, f"{link} is empty")
        for row in rows:
            check(row["completeness"] in ("complete", "partial", "unknown"), f"{link}: {row}")
            check(row["completeness"] != "unknown" or row["value"] == "", f"{link}: {row}")


@journey("a territory that nobody knows is answered with near names, and the releases say what they will be")
def unknown(house):
    with house.visitor() as visitor:
        visitor.open("/en/figures?territory=Kazakstan")
        check("Kazakhstan" in visitor.text("[role=alert]"), visitor.text("[role=alert]"))
        visitor.open("/en/releases")
        check(words("en", "releases.none") in visitor.text(), "an empty list should say what it is for")
    equal(house.ask("/releases.json").json, [], "releases")
