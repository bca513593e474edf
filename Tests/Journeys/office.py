"""The office: many people with accounts, each with the towns that were given to them."""

import base64
import hashlib
import hmac
import re
import struct
import time

from journey import LANGUAGES, OUT, Words, check, equal, journey
from every_page import overflow, violations
from working import fill_row, row_of, settle, values

words = Words()
PASSWORD = "жеті рет өлше бір рет кес"


def join(house, address, name, role, *where, language="en"):
    """Accepts an invitation in a browser, as the person would."""
    link = house.office.invite(address, role, *where, language=language)
    with house.visitor(at=house.office) as visitor:
        page = visitor.open(link)
        page.fill("input[name=name]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url("**/sign-in")


class App:
    """Everybody's app of one-time codes (RFC 6238) and sheet of codes on paper; no code is used twice."""

    secrets = {}
    papers = {}
    used = {}

    @classmethod
    def code(cls, address):
        # The program takes the next half minute's code too; after it come those on paper, and only then one waits.
        step = max(int(time.time()) // 30, cls.used.get(address, 0) + 1)
        if step > int(time.time()) // 30 + 1 and cls.papers[address]:
            return cls.papers[address].pop()
        while step > int(time.time()) // 30 + 1:
            time.sleep(1)
        cls.used[address] = step
        key = base64.b32decode(cls.secrets[address])
        digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
        at = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 10 ** 6:06d}"


def sign_in(visitor, address, password=PASSWORD, language="en", back=None):
    """Signs in, with a code where one is asked for, and sets a second factor where a role needs one first."""
    page = visitor.page if back else visitor.open(f"/{language}/sign-in")
    page.fill("input[name=address]", address)
    page.fill("input[name=password]", password)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
    if "/sign-in/code" in page.url:
        page.fill("input[name=code]", App.code(address))
        page.click("main form button[type=submit]")
        page.wait_for_load_state()
    if page.url.endswith("/account/second-factor"):
        set_factor(visitor, address, language)
    return page


def set_factor(visitor, address, language):
    page = visitor.page
    check(words(language, "second-factor.needed") in visitor.text(), visitor.text())
    picture(visitor, language, "second-factor-needed")
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
    found = re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", visitor.text(".secret"))
    check(found, visitor.text())
    picture(visitor, language, "second-factor")
    App.secrets[address] = found.group().replace(" ", "")
    page.fill("input[name=code]", App.code(address))
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
    App.papers[address] = page.locator(".paper-codes li").all_inner_texts()
    equal(len(App.papers[address]), 10, "codes on paper")
    picture(visitor, language, "second-factor-codes")


def enter(page, *values):
    """Fills the first row and waits until the server has it."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit" in answer.url) as answer:
        fill_row(row_of(page, 0), *values)
    equal(answer.value.status, 200, "the status of saving as one goes")
    settle(page)


def sign_out(visitor, language):
    visitor.page.click(f"header form[action='/{language}/sign-out'] button")
    visitor.page.wait_for_url(f"**/{language}")


def picture(visitor, language, name):
    """A picture of a page, and what a checker and a phone say of it."""
    page = visitor.page
    (OUT / language).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT / language / f"office-{name}.png", full_page=True)
    problems = violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    problems += overflow(page)
    page.screenshot(path=OUT / language / f"office-{name}-phone.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    check(not problems, f"{name} ({language}): " + "\n".join(problems))


@journey("in the office people sign in, edit their town, see names in the history, and sign out, in three languages")
def office(house):
    towns = {"kk": "karaganda", "ru": "taraz", "en": "temirtau"}
    for language, town in towns.items():
        address = f"{language}-editor@{town}.kz"
        join(house, address, f"Дана {language}", "town-editor", "--town", f"KZ/{town}", language=language)
        with house.visitor(at=house.office) as visitor:
            page = visitor.open(f"/{language}/work")
            check("/sign-in?return=" in page.url, page.url)
            picture(visitor, language, "sign-in")
            page.fill("input[name=address]", address)
            page.fill("input[name=password]", "wrong wrong wrong")
            page.click("main form button[type=submit]")
            visitor.expected.add(422)
            check(words(language, "problem.sign-in") in visitor.text(), visitor.text())
            sign_in(visitor, address, language=language, back=True)
            equal(visitor.path, f"/{language}/work", "after signing in")
            visitor.open(f"/{language}/work/new")
            page.select_option("select[name=town]", town)
            page.fill("input[name=year]", "2022")
            page.click("main form button[type=submit]")
            page.wait_for_url("**/edit")
            enter(page, "residential", "natural_gas", "1200", "MWh")
            visitor.open(f"/{language}/work/{town}-2022/history")
            check(f"Дана {language}" in visitor.text(), visitor.text())
            check("200" in visitor.text(), visitor.text())
            picture(visitor, language, "history")
            visitor.open(f"/{language}/account")
            picture(visitor, language, "account")
            visitor.open(f"/{language}/people", status=403)
            sign_out(visitor, language)
            page.goto(visitor.origin + f"/{language}/work")
            check("/sign-in" in page.url, page.url)


@journey("a coordinator acts for a town under both names, and the town confirms or undoes it")
def on_behalf(house):
    join(house, "approver@aksu.kz", "Әйгерім", "town-approver", "--town", "KZ/aksu")
    join(house, "oleg@coordinator.kz", "Олег", "national-coordinator", "--country", "KZ")
    with house.visitor(at=house.office) as coordinator:
        page = sign_in(coordinator, "oleg@coordinator.kz")
        coordinator.open("/en/work/new")
        page.select_option("select[name=town]", "aksu")
        page.fill("input[name=year]", "2022")
        page.click("main form button[type=submit]")
        page.wait_for_url("**/edit")
        check("You act for" in coordinator.text(), "the page does not say in whose name")
        enter(page, "residential", "natural_gas", "77", "MWh")
        coordinator.open("/en/work/aksu-2022/history")
        check("Олег, on behalf of Aksu" in coordinator.text(), coordinator.text())
        equal(coordinator.count("button[name=answer]"), 0, "a coordinator's own answers")
    for language in LANGUAGES:
        with house.visitor(at=house.office) as approver:
            sign_in(approver, "approver@aksu.kz", language=language)
            page = approver.open(f"/{language}/work/aksu-2022/history")
            check("Олег" in approver.text(".notice"), approver.text())
            picture(approver, language, "on-behalf")
            if language == "en":
                page.click("button[value=confirm]")
                page.wait_for_load_state()
                equal(approver.count(".notice button[name=answer]"), 0, "open answers")
                check("Confirmed by the town" in approver.text(), approver.text())
                approver.open("/en/work/aksu-2022/edit")
                check(("residential", "natural_gas", "77", "MWh") in values(page), values(page))


@journey("a draft outlives the session: the grid says so, and offers it after signing in")
def draft(house):
    join(house, "draft@satpayev.kz", "Дана", "town-editor", "--town", "KZ/satpayev")
    with house.visitor(at=house.office) as visitor:
        page = sign_in(visitor, "draft@satpayev.kz")
        visitor.open("/en/work/new")
        page.select_option("select[name=town]", "satpayev")
        page.fill("input[name=year]", "2022")
        page.click("main form button[type=submit]")
        page.wait_for_url("**/edit")
        house.office.run("account", "sign-out", "draft@satpayev.kz", "--data", house.office.data)
        visitor.expected.add(401)
        fill_row(row_of(page, 0), "residential", "diesel", "42", "MWh")
        page.wait_for_selector("a[data-sign-in]:not([hidden])", timeout=20_000)
        check(words("en", "edit.signed-out") in visitor.text("[data-saved]"), visitor.text("[data-saved]"))
        page.click("a[data-sign-in]")
        page.wait_for_load_state()
        sign_in(visitor, "draft@satpayev.kz", back=True)
        check(visitor.path.endswith("/en/work/satpayev-2022/edit"), visitor.path)
        page.click("[data-restore]")
        settle(page)
        visitor.open("/en/work/satpayev-2022/edit")
        check(("residential", "diesel", "42", "MWh") in values(page), values(page))


@journey("the office invites, gives a role, closes an account and reads what happened, in three languages")
def people(house):
    address, password = house.office.administrator
    for language in LANGUAGES:
        with house.visitor(at=house.office) as visitor:
            page = sign_in(visitor, address, password, language)
            visitor.open(f"/{language}/people/invitation")
            picture(visitor, language, "invite")
            page.fill("input[name=address]", f"new-{language}@talas.kg")
            page.select_option("select[name=role]", "town-reader")
            page.select_option("select[name=place]", "towns")
            page.fill("input[name=towns]", "Талас")
            page.click("main form button[type=submit]")
            page.wait_for_load_state()
            check("/invitations/" in visitor.text(".notice code"), visitor.text())
            visitor.open(f"/{language}/people")
            picture(visitor, language, "people")
            page.click(f"main table a:has-text('new-{language}@talas.kg')")
            page.wait_for_load_state()
            picture(visitor, language, "person")
            page.click("button[value=disabled]")
            page.wait_for_load_state()
            check(words(language, "account-state.disabled") in visitor.text(), visitor.text())
            visitor.open(f"/{language}/people/audit")
            picture(visitor, language, "audit")
            visitor.open(f"/{language}/roles")
            picture(visitor, language, "roles")
            visitor.open(f"/{language}/account/second-factor")
            picture(visitor, language, "second-factor-on")
            visitor.open(f"/{language}/account/erasure")
            picture(visitor, language, "erasure")


@journey("who forgot a password gets a link from the office, in three languages")
def recovery(house):
    address, password = house.office.administrator
    for language in LANGUAGES:
        person = f"forgot-{language}@talas.kg"
        join(house, person, f"Бақыт {language}", "town-editor", "--town", "KG/talas", language=language)
        with house.visitor(at=house.office) as visitor:
            page = sign_in(visitor, address, password, language)
            visitor.open(f"/{language}/people")
            page.click(f"main table a:has-text('Бақыт {language}')")
            page.wait_for_load_state()
            picture(visitor, language, "person-active")
            page.click("a[href$='/recovery']")
            page.wait_for_load_state()
            picture(visitor, language, "hand-over")
            page.fill("input[name=password]", password)
            page.fill("input[name=code]", App.code(address))
            page.click("main form button[type=submit]")
            page.wait_for_load_state()
            link = visitor.text(".notice code")
            picture(visitor, language, "hand-over-done")
        with house.visitor(at=house.office) as visitor:
            page = visitor.open("/" + link.split("/", 3)[3])
            page.fill("input[name=password]", "eight mountain goats")
            page.click("main form button[type=submit]")
            page.wait_for_load_state()
            sign_in(visitor, person, "eight mountain goats", language)
            equal(visitor.path, f"/{language}/work", "after signing in with the new password")
            visitor.open(f"/{language}/account")
            check(words(language, "event.recovery-handed-over") in visitor.text(), visitor.text())


@journey("with accounts and without scripts, a form is a form and nobody reaches another's town")
def without_script(house):
    join(house, "plain@kerben.kg", "Айбек", "town-editor", "--town", "KG/kerben")
    with house.visitor(at=house.office, java_script_enabled=False) as visitor:
        page = sign_in(visitor, "plain@kerben.kg")
        visitor.open("/en/work/new")
        page.select_option("select[name=town]", "kerben")
        page.fill("input[name=year]", "2021")
        page.click("main form button[type=submit]")
        fill_row(row_of(page, 0), "residential", "coal", "10", "MWh")
        page.click("button[name=save]")
        page.wait_for_load_state()
        check(("residential", "coal", "10", "MWh") in values(page), values(page))
        visitor.open("/en/work/karaganda-2022", status=403)
        sign_out(visitor, "en")
