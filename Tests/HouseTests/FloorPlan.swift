/// What `Package.swift` declares, read as text.
struct FloorPlan {
    /// What each target of `Sources` depends on: our targets and products of others.
    let dependencies: [String: Set<String>]
    /// The test targets.
    let tests: Set<String>

    init() {
        var dependencies: [String: Set<String>] = [:]
        var tests: Set<String> = []
        let text = SourceFile(path: "Package.swift")?.text ?? ""
        for match in text.matches(of: /\.(target|executableTarget|systemLibrary|testTarget)\(\s*name: "([\w-]+)"/) {
            let name = String(match.2)
            if match.1 == "testTarget" {
                tests.insert(name)
            } else {
                dependencies[name] = Self.dependencies(text[match.range.upperBound...])
            }
        }
        self.dependencies = dependencies
        self.tests = tests
    }

    /// The names in the list after `dependencies:`, up to the end of the declaration.
    private static func dependencies(_ rest: Substring) -> Set<String> {
        var depth = 1
        let end = rest.firstIndex { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return depth == 0
        }
        let declaration = rest[..<(end ?? rest.endIndex)]
        guard let start = declaration.firstRange(of: "dependencies: [") else { return [] }
        var open = 1
        let close = declaration[start.upperBound...].firstIndex { character in
            if character == "[" { open += 1 }
            if character == "]" { open -= 1 }
            return open == 0
        }
        let list = declaration[start.upperBound..<(close ?? declaration.endIndex)]
        let products = list.matches(of: /\.product\(name: "(\w+)"/).map { String($0.1) }
        let ours = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"(\w+)"/).map { String($0.1) }
        return Set(products + ours)
    }
}
