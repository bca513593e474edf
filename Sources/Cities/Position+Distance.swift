extension Position {
    /// The distance on a sphere of 6 371 km, in kilometres.
    func kilometres(to other: Position) -> Double {
        let (east, north) = offset(to: other)
        return (north * north + east * east).squareRoot()
    }

    /// Kilometres to the east and to the north, on the plane that touches the sphere between the two points.
    private func offset(to other: Position) -> (east: Double, north: Double) {
        let degree = Double.pi / 180
        let mean = (latitude + other.latitude) / 2 * degree
        return (
            east: 6371 * (other.longitude - longitude) * degree * cosine(mean),
            north: 6371 * (other.latitude - latitude) * degree
        )
    }

    /// The cosine by its series; exact enough for a distance of a few kilometres and the same on every machine.
    private func cosine(_ angle: Double) -> Double {
        let square = angle * angle
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))
    }

    /// The distance to a stretch of a border, in kilometres.
    fileprivate func kilometres(toLineFrom start: Position, to end: Position) -> Double {
        let (first, last) = (offset(to: start), offset(to: end))
        let (east, north) = (last.east - first.east, last.north - first.north)
        let length = east * east + north * north
        let along = length == 0 ? 0 : min(1, max(0, -(first.east * east + first.north * north) / length))
        let (x, y) = (first.east + along * east, first.north + along * north)
        return (x * x + y * y).squareRoot()
    }
}

extension Region {
    /// The distance from a point to the region's border, in kilometres; infinite where it has none.
    func kilometresToBorder(from point: Position) -> Double {
        var nearest = Double.infinity
        for ring in rings where ring.count > 1 {
            for (start, end) in zip(ring, ring.dropFirst()) {
                nearest = min(nearest, point.kilometres(toLineFrom: start, to: end))
            }
        }
        return nearest
    }
}
