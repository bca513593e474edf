/// The outlines of countries that maps are drawn on: our own file, no service.
package struct Outlines: Equatable, Sendable {
    /// One country.
    package struct Land: Equatable, Sendable {
        /// ISO 3166-1 alpha-2, lower case.
        package var country: String
        /// The outline as SVG path data.
        package var path: String
        /// Where the country's name stands.
        package var label: Label?

        package init(country: String, path: String, label: Label? = nil) {
            self.country = country
            self.path = path
            self.label = label
        }
    }

    /// A point of the map.
    package struct Label: Equatable, Sendable {
        package var x: Double
        package var y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    package var width: Double
    package var height: Double
    package var lands: [Land]

    package init(width: Double, height: Double, lands: [Land]) {
        self.width = width
        self.height = height
        self.lands = lands
    }

    /// Reads `outlines.svg`; anything but its size and the paths of class `land` is passed over.
    package init?(svg: String) {
        guard let box = Self.attribute("viewBox", in: svg[...])?.split(separator: " ").compactMap({ Double($0) }),
            box.count == 4
        else { return nil }
        width = box[2]
        height = box[3]
        lands = []
        for element in svg.split(separator: "<path ").dropFirst() where element.contains(#"class="land""#) {
            guard let country = Self.attribute("data-country", in: element),
                let path = Self.attribute("d", in: element),
                path.unicodeScalars.allSatisfy({ Self.pathCharacters.contains($0) })
            else { continue }
            let place = Self.attribute("data-label", in: element)?.split(separator: " ").compactMap { Double($0) } ?? []
            let label = place.count == 2 ? Label(x: place[0], y: place[1]) : nil
            lands.append(Land(country: String(country), path: String(path), label: label))
        }
        if lands.isEmpty { return nil }
    }

    private static let pathCharacters = Set("0123456789.- MmLlHhVvZz,".unicodeScalars)

    private static func attribute(_ name: String, in element: Substring) -> Substring? {
        guard let start = element.firstRange(of: " \(name)=\"") ?? element.prefixRange(of: "\(name)=\"") else {
            return nil
        }
        return element[start.upperBound...].prefix { $0 != "\"" }
    }
}

extension Substring {
    fileprivate func prefixRange(of words: String) -> Range<Index>? {
        guard hasPrefix(words) else { return nil }
        return startIndex..<index(startIndex, offsetBy: words.count)
    }
}
