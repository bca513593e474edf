import ArgumentParser

/// The one executable.
@main
struct Qala: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qala",
        abstract: "From a town's own energy data to a promise kept, with every figure recomputable by anyone.",
        version: "0.1.0",
        subcommands: [
            InventoryCommand.self, CheckCommand.self, SubmitCommand.self, ReviewCommand.self, RulesCommand.self,
            WorkbookCommand.self, FactorsCommand.self, DeadlinesCommand.self, StatisticsCommand.self,
            ReleaseCommand.self, LoadCommand.self, ServeCommand.self, LedgerCommand.self, AccountCommand.self,
        ])
}
