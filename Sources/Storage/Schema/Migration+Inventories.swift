extension Migration {
    /// Rows of inventories for lists and sums, and how far they go; all of it can be dropped and filled again.
    static let createInventoryRows = Migration(
        number: 6, name: "create_inventory_rows",
        sqlite: """
            CREATE TABLE inventory_projection (
                version TEXT NOT NULL PRIMARY KEY CHECK (version <> ''),
                filling INTEGER NOT NULL UNIQUE CHECK (filling >= 1),
                position INTEGER NOT NULL CHECK (position >= 0),
                gone_kind TEXT NOT NULL,
                gone_name TEXT NOT NULL,
                is_filled INTEGER NOT NULL CHECK (is_filled IN (0, 1)),
                CHECK (is_filled = 0 OR gone_kind = '')
            ) STRICT;

            CREATE TABLE inventory_row (
                version TEXT NOT NULL REFERENCES inventory_projection (version) ON DELETE CASCADE,
                document_kind TEXT NOT NULL CHECK (document_kind <> ''),
                document_name TEXT NOT NULL CHECK (document_name <> ''),
                slug TEXT CHECK (slug <> ''),
                country TEXT,
                name_year INTEGER,
                words TEXT NOT NULL,
                number INTEGER NOT NULL CHECK (number >= 1),
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                author TEXT NOT NULL,
                on_behalf_of TEXT,
                time INTEGER NOT NULL,
                reason TEXT,
                trouble TEXT CHECK (trouble IN ('newer', 'unreadable')),
                town_name TEXT,
                town_country TEXT,
                population INTEGER,
                population_year INTEGER,
                year INTEGER,
                approach TEXT,
                basis TEXT,
                emission REAL,
                emission_known INTEGER CHECK (emission_known >= 0),
                emission_missing INTEGER CHECK (emission_missing >= 0),
                energy REAL,
                energy_known INTEGER CHECK (energy_known >= 0),
                energy_missing INTEGER CHECK (energy_missing >= 0),
                infos INTEGER NOT NULL CHECK (infos >= 0),
                warnings INTEGER NOT NULL CHECK (warnings >= 0),
                errors INTEGER NOT NULL CHECK (errors >= 0),
                blockers INTEGER NOT NULL CHECK (blockers >= 0),
                PRIMARY KEY (version, document_kind, document_name),
                CHECK ((trouble IS NULL) = (year IS NOT NULL)),
                CHECK ((trouble IS NULL) = (emission_known IS NOT NULL AND energy_known IS NOT NULL)),
                -- Unknown is never zero.
                CHECK (emission IS NULL OR emission_known > 0),
                CHECK (energy IS NULL OR energy_known > 0)
            ) STRICT;
            CREATE INDEX inventory_row_by_time ON inventory_row (version, document_kind, time, document_name);
            CREATE INDEX inventory_row_of_town ON inventory_row (version, slug);
            """,
        postgreSQL: """
            CREATE TABLE inventory_projection (
                version TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (version <> ''),
                filling BIGINT NOT NULL UNIQUE CHECK (filling >= 1),
                position BIGINT NOT NULL CHECK (position >= 0),
                gone_kind TEXT COLLATE "C" NOT NULL,
                gone_name TEXT COLLATE "C" NOT NULL,
                is_filled BIGINT NOT NULL CHECK (is_filled IN (0, 1)),
                CHECK (is_filled = 0 OR gone_kind = '')
            );

            CREATE TABLE inventory_row (
                version TEXT COLLATE "C" NOT NULL REFERENCES inventory_projection (version) ON DELETE CASCADE,
                document_kind TEXT COLLATE "C" NOT NULL CHECK (document_kind <> ''),
                document_name TEXT COLLATE "C" NOT NULL CHECK (document_name <> ''),
                slug TEXT COLLATE "C" CHECK (slug <> ''),
                country TEXT COLLATE "C",
                name_year BIGINT,
                words TEXT COLLATE "C" NOT NULL,
                number BIGINT NOT NULL CHECK (number >= 1),
                digest BYTEA NOT NULL CHECK (length(digest) = 32),
                author TEXT NOT NULL,
                on_behalf_of TEXT,
                time BIGINT NOT NULL,
                reason TEXT,
                trouble TEXT CHECK (trouble IN ('newer', 'unreadable')),
                town_name TEXT,
                town_country TEXT,
                population BIGINT,
                population_year BIGINT,
                year BIGINT,
                approach TEXT,
                basis TEXT,
                emission DOUBLE PRECISION,
                emission_known BIGINT CHECK (emission_known >= 0),
                emission_missing BIGINT CHECK (emission_missing >= 0),
                energy DOUBLE PRECISION,
                energy_known BIGINT CHECK (energy_known >= 0),
                energy_missing BIGINT CHECK (energy_missing >= 0),
                infos BIGINT NOT NULL CHECK (infos >= 0),
                warnings BIGINT NOT NULL CHECK (warnings >= 0),
                errors BIGINT NOT NULL CHECK (errors >= 0),
                blockers BIGINT NOT NULL CHECK (blockers >= 0),
                PRIMARY KEY (version, document_kind, document_name),
                CHECK ((trouble IS NULL) = (year IS NOT NULL)),
                CHECK ((trouble IS NULL) = (emission_known IS NOT NULL AND energy_known IS NOT NULL)),
                -- Unknown is never zero.
                CHECK (emission IS NULL OR emission_known > 0),
                CHECK (energy IS NULL OR energy_known > 0)
            );
            CREATE INDEX inventory_row_by_time ON inventory_row (version, document_kind, time, document_name);
            CREATE INDEX inventory_row_of_town ON inventory_row (version, slug);
            """)
}
