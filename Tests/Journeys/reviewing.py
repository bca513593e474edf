"""From a plan that was sent to its acceptance: what a town and a reviewer do, each in a browser of their own."""

from journey import ROOT, Words, check, journey
from office import join, picture, sign_in

words = Words()
EXAMPLE = ROOT / "Examples" / "demokent-plan"


@journey("a plan is sent, remarked on, answered for, and accepted; the town and everybody read the decision")
def reviewing(house):
    house.office.run(
        "submit", "senaki-2030", "--from", str(EXAMPLE), "--with-errors", "--data", house.office.data)
    join(house, "approver@senaki.kz", "Айгүл", "town-approver", "--town", "GE/senaki", language="kk")
    join(house, "anna@review.kz", "Анна", "reviewer", "--country", "GE", language="ru")
    with house.visitor(at=house.office) as town, house.visitor(at=house.office) as office:
        sign_in(town, "approver@senaki.kz", language="kk")
        page = town.open("/kk/work/submissions")
        picture(town, "kk", "submissions")
        check("senaki" in page.content(), town.text())
        sign_in(office, "anna@review.kz", language="ru")
        desk = office.open("/ru/reviews")
        picture(office, "ru", "reviews")
        desk.click("main table a")
        desk.wait_for_load_state()
        check(words("ru", "review.same") in office.text(), office.text())
        picture(office, "ru", "review")
        desk.locator("main form[action$='/remarks'] button.quiet").first.click()
        desk.wait_for_load_state()
        check(words("ru", "remark.state.open") in office.text(), office.text())

        page = town.open("/kk/work/submissions/senaki-1")
        check(words("kk", "remark.state.open") in town.text(), town.text())
        picture(town, "kk", "submission")
        page.fill("main form[action$='/answers'] textarea", "Түзетілді.")
        page.click("main form[action$='/answers'] button")
        page.wait_for_load_state()
        check(words("kk", "remark.state.answered") in town.text(), town.text())

        desk = office.open("/ru/reviews/senaki-1")
        check("Түзетілді." in office.text(), office.text())
        desk.locator("main form[action$='/notes'] button[value=closed]").first.click()
        desk.wait_for_load_state()
        desk.select_option("#decision-outcome", "accepted_with_remarks")
        desk.fill("#decision-text", "Хорошо обосновано.")
        desk.click("main form[action$='/decision'] button")
        desk.wait_for_load_state()
        check(words("ru", "review.state.accepted_with_remarks") in office.text(), office.text())
        picture(office, "ru", "review-decided")

        page = town.open("/kk/work/submissions/senaki-1")
        check("Хорошо обосновано." in town.text(), town.text())
        page = town.open("/kk/reviews/senaki-1/report")
        check(words("kk", "review.verify.title") in town.text(), town.text())
        picture(town, "kk", "review-report")
        town.open("/kk/reviews/senaki-1", status=403)
