import Cities
import Foundation
import Quantities

/// A registration as a form says it; fields that were not sent are left alone.
struct RegistrationForm {
    let fields: FormFields

    func applied(to registration: Registration) -> Registration {
        var registration = registration
        if let name = text("name"), !name.isEmpty { registration.name.published = name }
        registration.name.russian = given("russian", registration.name.russian)
        registration.name.kazakh = given("kazakh", registration.name.kazakh)
        registration.name.verification = .stated
        registration.region = given("region", registration.region)
        if let population = text("population") { registration.population = Self.whole(population) }
        if let year = text("populationYear") { registration.populationYear = Self.whole(year) }
        if let latitude = text("latitude"), let longitude = text("longitude") {
            registration.position = Self.degrees(latitude, within: 90).flatMap { north in
                Self.degrees(longitude, within: 180).map { Position(latitude: north, longitude: $0) }
            }
        }
        registration.gcomIdentifier = given("gcom", registration.gcomIdentifier)
        // Boxes that are not ticked are not sent: the form as a whole says that it was.
        if fields["name"] != nil {
            let ticked = Set(fields.all("commitments"))
            registration.commitments = Commitment.allCases.filter { ticked.contains($0.rawValue) }
        }
        if let option = text("option") {
            registration.group = Registration.JointOption(rawValue: option).map {
                Registration.Group(name: text("group") ?? "", option: $0)
            }
        }
        registration.coordinator = given("coordinator", registration.coordinator)
        registration.supporter = given("supporter", registration.supporter)
        if let day = text("decisionDay") { registration.decision.day = CalendarDay(day) }
        registration.decision.number = given("decisionNumber", registration.decision.number)
        return registration
    }

    /// One line without spaces around it.
    private func text(_ name: String) -> String? {
        fields[name].map { value in
            String(value.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
        }
    }

    /// What was sent; nothing where it is empty; as before where it was not sent.
    private func given(_ name: String, _ before: String?) -> String? {
        guard let text = text(name) else { return before }
        return text.isEmpty ? nil : text
    }

    private static func whole(_ text: String) -> Int? {
        Int(text.filter { !$0.isWhitespace && $0 != "\u{A0}" }).flatMap { (0...100_000_000).contains($0) ? $0 : nil }
    }

    private static func degrees(_ text: String, within limit: Double) -> Double? {
        Double(text.replacing(",", with: ".").filter { !$0.isWhitespace }).flatMap {
            $0.magnitude <= limit ? $0 : nil
        }
    }
}
