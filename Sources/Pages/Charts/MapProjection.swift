package import Cities
import Foundation

/// From degrees to the units of `outlines.svg`: Albers' equal-area conic on a sphere.
///
/// Parallels 42° N and 53° N, centre 50° E 47° N; `r = √(C − 2 n sin φ) / n`, `a = n (λ − 50°)`. The constants are those
/// stated in the file of outlines; a test holds towns to their countries.
package struct MapProjection: Sendable {
    package init() {}

    /// Where a place lies on the map.
    package func point(of position: Position) -> (x: Double, y: Double) {
        let degree = Double.pi / 180
        let n = 0.733883
        let radius = (1.534391 - 2 * n * sin(position.latitude * degree)).squareRoot() / n
        let angle = n * (position.longitude - 50) * degree
        return (436.241 + 1354.688 * radius * sin(angle), 266.9 + 1354.688 * (radius * cos(angle) - 0.925109))
    }
}
