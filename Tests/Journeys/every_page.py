"""Every page template: accessible in light and dark, no wider than a phone, quiet in the console; with pictures."""

import time

from axe_playwright_python.sync_playwright import Axe

from journey import LANGUAGES, OUT, Failed, check, journey
from working import fill_row, new_document, row_of, upload, workbook, Energy

PUBLIC = {
    "home": "",
    "towns": "/towns",
    "towns-of-a-country": "/towns?country=KZ",
    "search": "/search?q=%D0%A2%D0%B0%D1%80%D0%B0%D0%B7",
    "town": "/towns/karaganda",
    "town-with-finding": "/towns/taraz",
    "map": "/map",
    "map-of-a-country": "/map?country=KZ&size=huge",
    "figures": "/figures?on=2024-06-01",
    "figures-past": "/figures?territory=central-asia&on=2014-02-19",
    "releases": "/releases",
    "inventories": "/inventories",
    "inventory": "/towns/turin/inventories/2019",
    "inventory-energy": "/towns/gabrovo/inventories/2018?show=energy",
    "report": "/towns/turin/inventories/2019/report",
    "figure": "/towns/leuven/inventories/2019/figures/electricity-factor",
    "compare": "/towns/gabrovo/compare/2008/2018",
    "factors": "/factors/KZ/2015",
    "rules": "/rules",
    "rule": "/rules/C04",
    "glossary": "/glossary",
    "about": "/about",
    "roles": "/roles",
    "log": "/log",
    "town-ledger": "/towns/turin/ledger",
}
LOCAL = {
    "work": "/work",
    "work-new": "/work/new",
    "upload": "/work/upload",
    "packages": "/work/packages",
    "workbook": "/workbook",
    "edit": "{document}/edit",
    "document": "{document}",
    "history": "{document}/history",
}

axe = Axe()


def violations(page):
    """What the accessibility checker says, one line each."""
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]}" for rule in found for node in rule["nodes"][:3]
    ]


def overflow(page):
    """Whether the page scrolls sideways, and the element that makes it."""
    width = page.evaluate("document.documentElement.scrollWidth")
    if width <= page.viewport_size["width"]:
        return []
    cause = page.evaluate("""() => {
        const scrolls = element => element && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX)
            || scrolls(element.parentElement));
        const wide = [...document.body.querySelectorAll("*")].filter(element =>
            element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement));
        const last = wide.filter(element => !wide.some(other => other !== element && element.contains(other)));
        return last.slice(0, 3).map(element => element.outerHTML.slice(0, 120));
    }""")
    return [f"{width} pixels wide on a screen of {page.viewport_size['width']}: {' '.join(cause)}"]


def look(visitor, name, path, language):
    """One template in one language: both colour schemes, a phone's width, a picture."""
    problems = []
    page = visitor.open(f"/{language}{path}")
    (OUT / language).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT / language / f"{name}.png", full_page=True)
    # Rules of markup are the same in every language; the two schemes are checked in two of them.
    scheme = {"kk": "light", "ru": "dark"}.get(language)
    if scheme:
        page.emulate_media(color_scheme=scheme)
        problems += [f"{scheme}: {line}" for line in violations(page)]
        page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    problems += overflow(page)
    if language == "kk":
        page.screenshot(path=OUT / language / f"{name}-phone.png")
    page.set_viewport_size({"width": 1280, "height": 900})
    missing = page.locator("body").evaluate("body => body.textContent.match(/⟦[^⟧]*⟧/g)") or []
    problems += [f"no words for {key}" for key in sorted(set(missing))]
    return [f"/{language}{path}: {problem}" for problem in problems]


def look_at_all(house, templates, **names):
    problems = []
    for language in LANGUAGES:
        with house.visitor(locale=language) as visitor:
            for name, path in templates.items():
                try:
                    problems += look(visitor, name, path.format(**names), language)
                except Failed as problem:
                    problems.append(str(problem))
            problems += visitor.problems
            visitor.problems = []
    check(not problems, "\n".join(problems))


@journey("every public page is accessible in light and dark, fits a phone, and has all its words")
def public(house):
    look_at_all(house, PUBLIC)


@journey("every page of one's own is accessible in light and dark, fits a phone, and has all its words")
def local(house):
    with house.visitor() as visitor:
        base = new_document(visitor, "Kokshetau")
        fill_row(row_of(visitor.page, 0), "residential", "natural_gas", "1200", "MWh")
        visitor.page.click("button[name=save]")
    look_at_all(house, LOCAL, document=base.removeprefix("/en"))


@journey("every link of every page leads somewhere")
def links(house):
    found = {}
    with house.visitor() as visitor:
        base = new_document(visitor, "Ekibastuz").removeprefix("/en")
        for path in [*PUBLIC.values(), *LOCAL.values()]:
            page = visitor.open("/en" + path.format(document=base))
            for address in page.locator("a[href^='/'], link[href], script[src], img[src]").evaluate_all(
                    "all => all.map(one => one.getAttribute('href') || one.getAttribute('src'))"):
                found.setdefault(address.split("#")[0], path)
            for address in page.locator("main a[href^='#']").evaluate_all("all => all.map(one => one.hash.slice(1))"):
                if address and not page.locator(f"[id='{address}']").count():
                    found[f"/en{path}#{address}"] = path
    check(len(found) > 200, f"only {len(found)} links")
    broken = []
    for address, path in sorted(found.items()):
        status = house.ask(address).status if "#" not in address else "no such place on the page"
        if status not in (200, 303):
            broken.append(f"{address} on /en{path}: {status}")
    check(not broken, "\n".join(broken))


@journey("the answer to an upload is accessible in light and dark, and fits a phone")
def uploaded(house):
    for language, scheme in (("kk", "light"), ("ru", "dark"), ("en", "light")):
        with house.visitor(locale=language, color_scheme=scheme) as visitor:
            energy = Energy(workbook(visitor, "Karaganda", language))
            energy.cell("residential", "natural_gas").value = -5
            page = upload(visitor, energy.saved(), "karaganda.xlsx", language, keep=False)
            (OUT / language).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=OUT / language / "upload-result.png", full_page=True)
            found = violations(page)
            check(not found, "\n".join(found))
            page.set_viewport_size({"width": 320, "height": 640})
            wide = overflow(page)
            check(not wide, "\n".join(wide))


@journey("a page that is not found is accessible too")
def not_found(house):
    with house.visitor() as visitor:
        page = visitor.open("/kk/nowhere", status=404)
        found = violations(page)
        check(not found, "\n".join(found))
        (OUT / "kk").mkdir(parents=True, exist_ok=True)
        page.screenshot(path=OUT / "kk" / "not-found.png", full_page=True)


@journey("pages open quickly")
def quick(house):
    for path in ("/en", "/en/towns", "/en/towns/karaganda", "/en/towns/turin/inventories/2019"):
        house.ask(path)
        begun = time.monotonic()
        house.ask(path)
        took = time.monotonic() - begun
        check(took < 0.5, f"{path} took {took:.2f} s the second time")
