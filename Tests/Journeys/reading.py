"""Reading: what anyone sees of towns, inventories, factors and rules."""

import hashlib
import re

from journey import LANGUAGES, ROOT, Words, check, equal, journey, number

words = Words()
TURIN = 2_271_349.65  # tonnes of CO2, the total that the city's own report prints for 2019


@journey("the first address leads to the browser's language")
def first_address(house):
    for asked, language in [("kk", "kk"), ("ru-RU,ru;q=0.9", "ru"), ("en-GB", "en"), ("fr, kk;q=0.5", "kk"), ("fr", "en")]:
        answer = house.ask("/", Accept_Language=asked)
        equal((answer.status, answer.headers["Location"]), (303, f"/{language}"), asked)


@journey("the home page greets in three languages, with a map, a search and the published inventories")
def home(house):
    for language in LANGUAGES:
        with house.visitor(locale=language) as visitor:
            page = visitor.open(f"/{language}")
            equal(page.locator("html").get_attribute("lang"), language, "language of the page")
            check("522" in visitor.text(), "the number of towns is missing")
            check(visitor.count("svg.map, figure svg, svg[role=img]") > 0, "there is no map")
            check(visitor.count(f"a[href^='/{language}/towns/turin/inventories/']") > 0, "Turin's inventory is missing")
            page.fill("input[type=search]", "Тараз")
            page.press("input[type=search]", "Enter")
            check(visitor.path.startswith(f"/{language}/search?q="), visitor.path)
            check(visitor.count(f"main a[href='/{language}/towns/taraz']") == 1, "the search did not find Taraz")


@journey("the language switch stays on the same page with the same filter")
def switch(house):
    with house.visitor() as visitor:
        page = visitor.open("/en/towns?country=KZ&q=kar")
        for language in ("kk", "ru", "en"):
            page.click(f"nav.languages a[hreflang={language}]")
            equal(visitor.path, f"/{language}/towns?country=KZ&q=kar", "address")
            equal(page.locator("html").get_attribute("lang"), language, "language of the page")


@journey("the list of towns is filtered by country and searched in any language")
def towns(house):
    with house.visitor() as visitor:
        page = visitor.open("/en/towns")
        page.select_option("select[name=country]", "KZ")
        page.select_option("select[name=standing]", "all")
        page.click("form.filters button")
        check("country=KZ" in visitor.path, visitor.path)
        listed = page.locator("main tbody tr").count()
        check(5 < listed < 60, f"{listed} towns of Kazakhstan")
        for query in ("Қарағанды", "Караганда", "karaganda"):
            page.fill("input[name=q]", query)
            page.click("form.filters button")
            check(visitor.count("main a[href='/en/towns/karaganda']") == 1, f"{query} was not found")
        page.fill("input[name=q]", "no such town")
        page.click("form.filters button")
        check(words("en", "towns.none") in visitor.text(), "an empty list should say that it is empty")


@journey("the map is narrowed as the list is, marks who is on hold, and leads to the same towns as a list")
def town_map(house):
    with house.visitor() as visitor:
        page = visitor.open("/en/map")
        check(visitor.count("figure.map a.held circle") > 100, "nobody is on hold")
        check(words("en", "map.mark.held") in visitor.text("figure.map .legend"), "the legend does not tell of them")
        page.select_option("select[name=country]", "KZ")
        page.select_option("select[name=standing]", "active")
        page.click("form.filters button")
        equal(visitor.count("figure.map a.held"), 0, "towns on hold")
        drawn = visitor.count("figure.map svg a")
        page.locator("main .take a").first.click()
        check(visitor.path.startswith("/en/towns?country=KZ"), visitor.path)
        equal(page.locator("main tbody tr").count(), drawn, "towns of the list")
        page.locator("main a[href^='/en/map?']").first.click()
        equal(visitor.path, "/en/map?country=KZ&standing=active", "the way back")
        visitor.open("/en/map?standing=nobody")
        check(visitor.count("main .notice") == 1, "a wrong value is not told")


@journey("a long list goes on to its second page, and all of it can be taken as data")
def pages(house):
    with house.visitor() as visitor:
        page = visitor.open("/ru/towns")
        first = page.locator("main tbody tr").first.inner_text()
        page.click("ul.pages a[rel=next]")
        check(page.locator("main tbody tr").first.inner_text() != first, "the second page shows the first")
    table = house.ask("/ru/towns.csv").text.splitlines()
    equal(len(table), 523, "lines of the register as CSV")
    equal(len(house.ask("/ru/towns.json").json), 522, "towns of the register as JSON")


@journey("Karaganda has no published inventory, and its page says so and what to do")
def karaganda(house):
    for language, name in zip(LANGUAGES, ("Қарағанды", "Караганда", "Karaganda")):
        with house.visitor() as visitor:
            visitor.open(f"/{language}/towns/karaganda")
            equal(visitor.text("h1"), name, "heading")
            check(words(language, "town.no-inventory", town=name) in visitor.text(), "it does not say so")
            check(visitor.count(f"main a[href^='/{language}/workbook?']") == 1, "the way to the workbook is missing")


@journey("the page of Taraz tells that its point is Astana's")
def taraz(house):
    with house.visitor() as visitor:
        visitor.open("/en/towns/taraz")
        told = visitor.text("ol.findings")
        check("registry.point-of-another-town" in told and "Astana" in told, told)
        check("signatories_2024.csv" in told, "the place in the register is missing")


@journey("Turin's inventory comes to the total that the city printed")
def turin(house):
    for language in LANGUAGES:
        with house.visitor() as visitor:
            visitor.open(f"/{language}/towns/turin/inventories/2019")
            shown = visitor.text(".figure b")
            check(abs(number(shown) - TURIN) < 1, f"{language}: {shown}")
            separator = "," if language == "en" else "\u00a0"
            raw = visitor.page.locator(".figure b").first.text_content()
            check(f"2{separator}271{separator}3" in raw, f"{language}: digits are grouped as {raw!r}")
            text = visitor.text()
            check("t CO2" in text.replace("₂", "2") or "т CO2" in text.replace("₂", "2"), "the unit is missing")
            check(visitor.count(".hero a.open") == 1, "the figure does not open to its working")
    answer = house.ask("/en/towns/turin/inventories/2019.json").json
    total = answer["total"]
    check(abs(total["value"] - TURIN) < 0.01, total)
    check(total["low"] < total["value"] < total["high"] and total["completeness"]["isComplete"], total)
    for part in ("bySector", "byCarrier", "bySectorAndCarrier", "perHead", "factors", "findings", "schema"):
        check(part in answer, f"{part} is missing from the JSON")
    table = house.ask("/en/towns/turin/inventories/2019.csv").text
    check(len(table.splitlines()) > 30, "the CSV is short")


@journey("\"How do we know?\" leads from the total down to a cell of the file and its SHA-256")
def how(house):
    folder = ROOT / "Sources/ReferenceData/Published/it-turin"
    digests = {hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    with house.visitor() as visitor:
        page = visitor.open("/en/towns/turin/inventories/2019")
        page.click(".hero a.open")
        check(visitor.path.endswith("/figures/total"), visitor.path)
        check(abs(number(visitor.text(".figure b")) - TURIN) < 1, "another total")
        if visitor.count(".why a.open"):
            page.locator(".why a.open").first.click()
        for _ in range(20):
            closed = page.locator(".why details:not([open]) > summary")
            if not closed.count():
                break
            closed.first.click()
        code = page.locator(".why code:visible").first.inner_text()
        check(code.removeprefix("SHA-256 ") in digests, f"{code} is not the digest of a file of Turin's")
        check(re.search(r"\.csv, cell [A-Z]+\d+", visitor.text(".why")), "the cell is not named")


@journey("the electricity factor of Leuven unfolds to its formula and inputs")
def factor(house):
    with house.visitor() as visitor:
        visitor.open("/en/towns/leuven/inventories/2019/figures/electricity-factor")
        tree = visitor.text(".why")
        check("NEEFE" in tree and "TCE" in tree, tree)
        check(number(visitor.text(".figure b")) == 0.0619, visitor.text(".figure"))


@journey("Gabrovo 2008 and 2018 are compared, and the parts of the change add up to it")
def compare(house):
    with house.visitor() as visitor:
        page = visitor.open("/en/towns/gabrovo/inventories/2018")
        page.locator("main a[href='/en/towns/gabrovo/compare/2008/2018']").first.click()
        shown = visitor.text(".figure b")
        check("35" in shown, f"the change is a fall by 35.4 %, the page shows {shown}")
    answer = house.ask("/en/towns/gabrovo/compare/2008/2018.json").json
    check(abs(sum(answer["effects"].values()) - answer["change"]) < 1e-6 * abs(answer["change"]), answer["effects"])
    check(abs(answer["relativeChange"] + 0.3543) < 1e-4, answer["relativeChange"])


@journey("the factors of Kazakhstan in 2015 have editions, sources and a warning about the series")
def factors(house):
    with house.visitor() as visitor:
        page = visitor.open("/en/factors/KZ/2015")
        text = visitor.text()
        check("JRC" in text, "no source is named")
        check("0.6487" in text, "the national factor of 2015 is missing")
        page.fill("input[name=year]", "2011")
        page.click("form.filters button")
        equal(visitor.path, "/en/factors/KZ/2011", "address after choosing a year")
        check(visitor.count(".notice") > 0, "the jump from 2010 to 2011 is not mentioned")
        page.select_option("select[name=country]", "UA")
        page.fill("input[name=year]", "2019")
        page.click("form.filters button")
        equal(visitor.path, "/en/factors/UA/2019", "address after choosing")
    answer = house.ask("/en/factors/KZ/2015.json").json
    check("KAZ" in str(answer), "no row of Kazakhstan")
    check(len(house.ask("/en/factors/KZ/2015.csv").text.splitlines()) > 20, "the CSV is short")


@journey("a rule is listed, and opens to its threshold, source and an example")
def rules(house):
    with house.visitor() as visitor:
        page = visitor.open("/kk/rules")
        page.locator("main a[href='/kk/rules/C04']").first.click()
        check("C04" in visitor.text("h1"), visitor.text("h1"))
        check(words("kk", "finding.C04.why")[:40] in visitor.text(), "why it matters is missing")


@journey("the glossary has every word in three languages")
def glossary(house):
    rows = (ROOT / "Docs/glossary.csv").read_text().splitlines()[1:]
    with house.visitor() as visitor:
        visitor.open("/ru/glossary#emission-factor")
        equal(visitor.count("dl.terms dt"), len(rows), "words")
        check("коэффициент выбросов" in visitor.text("#emission-factor"), visitor.text("#emission-factor"))
        check("шығарындылар коэффициенті" in visitor.text("#emission-factor"), visitor.text("#emission-factor"))


@journey("an address that leads nowhere says so in the reader's language, with a way back")
def nowhere(house):
    for language in LANGUAGES:
        with house.visitor() as visitor:
            for path in ("nowhere", "towns/nowhere", "towns/turin/inventories/1066", "rules/Z99", "factors/ZZ/2015"):
                visitor.open(f"/{language}/{path}", status=404)
                equal(visitor.page.locator("html").get_attribute("lang"), language, "language of the page")
                check(visitor.count("main h1") == 1 and visitor.count("main a") > 0, f"{path}: no way back")


@journey("every reply is guarded, unchanged pages are not sent twice, and pages are compressed")
def headers(house):
    for path in ("/en", "/en/towns/turin/inventories/2019", "/en/towns.csv", "/assets/qala.css"):
        answer = house.ask(path)
        policy = answer.headers["Content-Security-Policy"] or ""
        check("default-src 'none'" in policy and "unsafe" not in policy, f"{path}: {policy}")
        equal(answer.headers["X-Content-Type-Options"], "nosniff", path)
        check(answer.headers["Set-Cookie"] is None, f"{path} sets a cookie")
        again = house.ask(path, If_None_Match=answer.headers["ETag"])
        equal((again.status, again.body), (304, b""), f"{path} again")
    small = house.ask("/en", Accept_Encoding="gzip")
    equal(small.headers["Content-Encoding"], "gzip", "encoding")
    check(len(small.body) < 100_000, f"the home page weighs {len(small.body)} bytes")


@journey("in the local mode another site cannot reach the pages through the browser")
def loopback(house):
    equal(house.ask("/en", Host="evil.example").status, 421, "another name")
    port = house.server.origin.rsplit(":", 1)[1]
    equal(house.ask("/en", Host=f"localhost:{port}").status, 200, "localhost")
    answer = house.ask("/en/work/new", method="POST", data=b"town=X", Origin="http://evil.example")
    equal(answer.status, 403, "a form from another site")
