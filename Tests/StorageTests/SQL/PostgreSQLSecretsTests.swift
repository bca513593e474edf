import QalaTesting
import Storage
import Testing

@Suite("The password of a database")
struct PostgreSQLSecretsTests {
    @Test(
        "is in no error, however wrong the address",
        arguments: [
            "postgresql://qala:s3cret@127.0.0.1:1/x", "postgresql://qala:s3cret@nowhere.invalid/x",
            "postgresql://qala:s3cret@127.0.0.1:port/x", "postgresql://qala:more@s3cret@127.0.0.1:1/x",
            "postgresql://qala:more/s3cret@127.0.0.1:1/x", "postgresql://qala:more?s3cret@127.0.0.1:1/x",
            "postgresql://qala:more#s3cret@127.0.0.1:1/x", "postgresql://qala:%zzs3cret@127.0.0.1:1/x",
            "postgresql://qala:s3cret@[::1/x", "postgresql://qala:s3cret@127.0.0.1:1/x?sslmode=s3cret",
            "postgresql://qala:s3cret@127.0.0.1:1/x?s3cret=1", "host=127.0.0.1 port=1 password='s3cret",
            "host=127.0.0.1 port=1 password=more s3cret", "s3cret", "postgresql://qala:s3cret@127.0.0.1:99999/x",
        ])
    func addresses(url: String) async throws {
        let error = await sqlError {
            let database = try PostgreSQLDatabase(url: url)
            return try await database.read { try $0.rows("SELECT 1").count }
        }
        let found = try #require(error)
        #expect(!String(reflecting: found).contains("s3cret"))
    }

    @Test("is in no error of a server that refuses it, and not in what is printed of a database")
    func refused() async throws {
        let url = try await PostgreSQLCluster.shared().database()
        let wrong = url.replacing("qala:", with: "qala:s3cret")
        let database = try PostgreSQLDatabase(url: wrong)
        let error = await sqlError { try await database.read { try $0.rows("SELECT 1").count } }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("password authentication failed") == true)
        #expect(!String(reflecting: error).contains("s3cret"))
        var dumped = ""
        dump(database, to: &dumped)
        #expect(!dumped.contains("s3cret"))
    }
}
